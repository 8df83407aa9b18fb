import EventLog
import FilingModel
import Ledger
import Projections
import Testing
import TransparencyLog

@Suite struct `Appending` {
    private func append(
        _ inputs: [JSONValue],
        to ledger: inout Ledger,
        at time: String = "2026-01-15T08:00:00.000Z",
        _ change: (inout AppendOptions) -> Void = { _ in }
    ) throws -> Receipt {
        var options = AppendOptions()
        change(&options)
        return try ledger.append(inputs, stamp: ScratchLedger.stamp(time), options: options)
    }

    private let batch = [
        Input.listing(), Input.result(), Input.change(.markRemoved, "x", on: "2025"),
    ]

    @Test func `a ledger is opened once, with its opening as event 0`() throws {
        let scratch = ScratchLedger()
        let ledger = try scratch.create()
        #expect(ledger.size.count == 1)
        #expect(ledger.opening.origin.text == "example.test/log")
        #expect(try ledger.event(0).type == .ledgerOpened)
        #expect(throws: LedgerError.log(.ledgerExists(path: scratch.directory))) {
            _ = try scratch.create()
        }
        #expect(try Ledger(at: scratch.directory).size.count == 1)
        let none = scratch.directory + "/none"
        #expect(throws: LedgerError.log(.noLedger(path: none))) { _ = try Ledger(at: none) }
    }

    @Test func `an empty directory of events is no ledger`() throws {
        let scratch = ScratchLedger()
        _ = try EventLog.create(ledger: scratch.directory)
        #expect(throws: LedgerError.log(.noLedger(path: scratch.directory))) {
            _ = try Ledger(at: scratch.directory)
        }
        #expect(try scratch.create().size.count == 1)
    }

    @Test func `a zone that no machine knows opens no ledger`() throws {
        let scratch = ScratchLedger()
        let opening = LedgerOpened(
            origin: try Origin("example.test/log"),
            title: "Synthetic",
            currency: try Currency("CNY"),
            timezone: "Nowhere/Atlantis"
        )
        #expect(throws: LedgerError.badTimeZone("Nowhere/Atlantis")) {
            _ = try Ledger.create(at: scratch.directory, opening, stamp: ScratchLedger.stamp())
        }
        #expect(!EventLog.isLedger(scratch.directory))
    }

    @Test func `the receipt says what was appended, the size and the root`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let receipt = try append(batch, to: &ledger)
        #expect(receipt.appended.map(\.sequence) == [1, 2, 3])
        #expect(receipt.appended.map(\.id.text) == ["list", "result", "x"])
        #expect(receipt.size.count == 4)
        #expect(receipt.existing.isEmpty && receipt.retracted.isEmpty && receipt.warnings.isEmpty)
        var tree = MerkleTree()
        for line in try scratch.bytes().split(separator: 0x0A) { tree.append(Array(line)) }
        #expect(receipt.root == tree.root)
        let reopened = try Ledger(at: scratch.directory)
        #expect(reopened.head == ledger.head)
        #expect(try reopened.versions() == ledger.versions())
        #expect(try reopened.event(1).batchSize == 3)
        #expect(try reopened.event(2).batchSize == nil)
        #expect(try reopened.event(1).recordedBy == "desk")
    }

    @Test func `the same batch again adds nothing`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let first = try append(batch, to: &ledger)
        let files = try scratch.files()
        let second = try append(batch, to: &ledger, at: "2026-02-01T00:00:00.000Z")
        #expect(second.appended.isEmpty)
        #expect(second.existing.map(\.id) == first.appended.map(\.id))
        #expect(second.existing.map(\.sequence) == [1, 2, 3])
        #expect(second.size == first.size)
        #expect(second.root == first.root)
        #expect(try scratch.files() == files)
    }

    @Test func `of a batch that is partly known the rest is a batch`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        _ = try append([batch[0]], to: &ledger)
        let receipt = try append(batch, to: &ledger)
        #expect(receipt.existing.map(\.sequence) == [1])
        #expect(receipt.appended.map(\.sequence) == [2, 3])
        #expect(try ledger.event(1).batchSize == nil)
        #expect(try ledger.event(2).batchSize == 2)
    }

    @Test func `an identifier belongs to one content`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: batch)
        let files = try scratch.files()
        let other = Input.result(Input.filed(["revenue=101"]))
        let id = try EventID("result")
        #expect(throws: LedgerError.identifierTaken(input: 1, id, sequence: 2)) {
            _ = try append([Input.listing("b", "688002"), other], to: &ledger)
        }
        #expect(try scratch.files() == files)
    }

    @Test func `an identifier twice in one batch has the same content`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let receipt = try append([batch[0], batch[1], batch[1], batch[0]], to: &ledger)
        #expect(receipt.appended.map(\.id.text) == ["list", "result"])
        let id = try EventID("again")
        let one = Input.result(id: "again", Input.filed(["rd-expense=1"]))
        let two = Input.result(id: "again", Input.filed(["rd-expense=2"]))
        #expect(throws: LedgerError.identifierTaken(input: 1, id, sequence: nil)) {
            _ = try append([one, two], to: &ledger)
        }
        #expect(ledger.size.count == 3)
    }

    @Test func `commands without identifiers can be repeated`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: batch)
        let correction = Input.correction(nil, of: "result", Input.filed(["revenue=110"]))
        let retraction = Input.retraction(nil, of: "x")
        #expect(try append([correction, retraction], to: &ledger).appended.count == 2)
        let later = try append(
            [correction, retraction],
            to: &ledger,
            at: "2026-03-01T00:00:00.000Z"
        )
        #expect(later.appended.isEmpty)
        #expect(later.existing.count == 2)
    }

    @Test func `a retracted event is listed as such, and recorded again under a new identifier`()
        throws
    {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: [Input.listing(), Input.result()])
        for number in 2...3 {
            let target = number == 2 ? "result" : "result-2"
            _ = try append([Input.retraction("retract \(number)", of: target)], to: &ledger)
            let plain = try append([Input.result()], to: &ledger)
            #expect(plain.appended.isEmpty && plain.existing.isEmpty)
            #expect(plain.retracted.map(\.id.text) == ["result"])
            #expect(plain.retracted.map(\.sequence) == [2])
            let again = try append([Input.result(), Input.result()], to: &ledger) {
                $0.again = true
            }
            #expect(again.appended.map(\.id.text) == ["result-\(number)"])
            #expect(again.retracted.isEmpty)
            let repeated = try append([Input.result()], to: &ledger) { $0.again = true }
            #expect(repeated.appended.isEmpty)
            #expect(repeated.existing.map(\.id.text) == ["result-\(number)"])
        }
    }

    @Test func `an expected size is missed unless all is known`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: [Input.listing()])
        let files = try scratch.files()
        #expect(throws: LedgerError.unexpectedSize(expected: 1, actual: 2)) {
            _ = try append([Input.result()], to: &ledger) { $0.expectedSize = 1 }
        }
        #expect(throws: LedgerError.unexpectedSize(expected: 3, actual: 2)) {
            _ = try append([Input.listing(), Input.result()], to: &ledger) { $0.expectedSize = 3 }
        }
        #expect(try scratch.files() == files)
        #expect(
            try append([Input.listing()], to: &ledger) { $0.expectedSize = 1 }.existing.count == 1
        )
        #expect(try append([Input.result()], to: &ledger) { $0.expectedSize = 2 }.size.count == 3)
    }

    @Test(
        arguments: [
            ("2026-01-15T08:00:00.001Z", "2026-01-15T08:00:00.001Z"),
            ("2026-01-15T07:59:59.999Z", "2026-01-15T08:00:00.000Z"),
            ("2026-01-15T07:59:55.000Z", "2026-01-15T08:00:00.000Z"),
            ("2026-01-15T07:59:54.999Z", nil), ("2025-01-01T00:00:00.000Z", nil),
        ] as [(String, String?)]
    )
    func `a clock is put right by 5 seconds at most`(time: String, recordedAt: String?) throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: [Input.listing()])
        guard let recordedAt else {
            let last = try RecordedTime("2026-01-15T08:00:00.000Z")
            let now = try RecordedTime(time)
            #expect(throws: LedgerError.clockBehind(last: last, now: now)) {
                _ = try append([Input.retraction("r", of: "list")], to: &ledger, at: time)
            }
            return
        }
        _ = try append([Input.retraction("r", of: "list")], to: &ledger, at: time)
        #expect(try ledger.event(2).recordedAt.description == recordedAt)
        #expect(try ledger.event(2).time.time.spelling == recordedAt)
    }

    @Test(arguments: 0..<4)
    func `one bad event refuses all of them`(place: Int) throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let files = try scratch.files()
        let bad = Input.result(id: "bad", code: "688009")
        let unreadable = Input.result(id: "bad", .members(["period": "FY2024"]))
        for event in [bad, unreadable] {
            var inputs = batch
            inputs.insert(event, at: place)
            let error = #expect(throws: LedgerError.self) { try append(inputs, to: &ledger) }
            switch error {
            case .refused(let input, let refusal):
                #expect(input == place)
                #expect(refusal.spelled == "unknownCompany 688009")
            case .unreadable(let input, let fault):
                #expect(input == place)
                #expect(fault.reason == .missingMember("stage"))
            default: Issue.record("\(String(describing: error))")
            }
            #expect(try scratch.files() == files)
            #expect(ledger.size.count == 1)
        }
        #expect(try append(batch, to: &ledger).appended.count == 3)
    }

    @Test func `events of a batch stand on those before them`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        #expect(throws: LedgerError.self) { try append(batch.reversed(), to: &ledger) }
        let inputs =
            batch + [
                Input.correction("c", of: "result", Input.filed(["revenue=99"])),
                Input.retraction("r", of: "x"),
            ]
        #expect(try append(inputs, to: &ledger).appended.count == 5)
        #expect(try Ledger(at: scratch.directory).versions() == ledger.versions())
    }

    @Test func `a dry run writes nothing, and its lines are appended later`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let files = try scratch.files()
        let inputs = batch + [Input.metric(nil, "gpu-cards"), Input.retraction(nil, of: "x")]
        let (lines, rehearsed) = try ledger.rehearse(inputs, stamp: ScratchLedger.stamp())
        #expect(try scratch.files() == files)
        #expect(ledger.size.count == 1)
        #expect(rehearsed.size.count == 6)
        #expect(lines.count == 5)
        let shown = try lines.map { try JSONParser.value(of: $0) }
        #expect(shown.first?["batchsize"] == 5)
        #expect(shown.allSatisfy { $0["recordedby"]?.string == EventCodec.placeholder })
        let later = "2026-01-16T00:00:00.000Z"
        let receipt = try append(shown, to: &ledger, at: later)
        #expect(receipt.appended.map(\.id) == rehearsed.appended.map(\.id))
        #expect(receipt.appended.map(\.sequence) == rehearsed.appended.map(\.sequence))
        #expect(receipt.appended.allSatisfy { $0.leaf != nil })
        #expect(try ledger.event(1).recordedAt.description == later)
        for known in [shown, inputs] {
            let repeated = try append(known, to: &ledger, at: later)
            #expect(repeated.appended.isEmpty)
            #expect(repeated.existing.count == 4)
            #expect(repeated.retracted.map(\.id.text) == ["x"])
        }
    }

    @Test func `a dry run refuses what would be refused`() throws {
        let ledger = try ScratchLedger().create()
        #expect(throws: LedgerError.self) {
            _ = try ledger.rehearse([Input.result()], stamp: ScratchLedger.stamp())
        }
    }

    @Test(arguments: [
        ("nobody", "unknownTarget"), ("amended", "rule"),
    ])
    func `a correction of what cannot be corrected is named`(target: String, reason: String) throws
    {
        let scratch = ScratchLedger()
        let amended = Input.correction("amended", of: "list", Input.listed(marks: []))
        var ledger = try scratch.create(with: [Input.listing(), amended])
        let error = #expect(throws: LedgerError.self) {
            try append([Input.correction("c", of: target, Input.listed())], to: &ledger)
        }
        guard case .unreadable(0, let fault) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect("\(fault.reason)".hasPrefix(reason))
    }

    @Test(arguments: [
        ("+09:00", "example.test/log", true), ("Nowhere/Atlantis", "example.test/log", false),
    ])
    func `the opening is corrected within limits`(zone: String, origin: String, isAccepted: Bool)
        throws
    {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let id = try ledger.event(0).id.text
        let data = JSONValue.members([
            "currency": "CNY", "origin": .string(origin), "timezone": .string(zone),
            "title": "Synthetic, corrected",
        ])
        let correction = Input.correction("c", of: id, about: "example.test/log", data)
        if isAccepted {
            _ = try append([correction], to: &ledger)
            #expect(ledger.opening.title == "Synthetic, corrected")
        } else {
            #expect(throws: LedgerError.badTimeZone(zone)) {
                _ = try append([correction], to: &ledger)
            }
        }
        #expect(throws: LedgerError.self) {
            _ = try append([Input.retraction("r", of: id, about: "example.test/log")], to: &ledger)
        }
    }

    @Test func `whoever records has a name without control characters`() {
        #expect(throws: SpellingError.self) {
            _ = try Recording(
                recordedBy: "a\u{1B}b",
                now: try RecordedTime("2026-01-15T08:00:00.000Z")
            )
        }
    }
}
