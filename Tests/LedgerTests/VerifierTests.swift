import EventLog
import FilingModel
import Ledger
import Projections
import Testing
import TransparencyLog

@Suite struct `Verifying` {
    @Test func `a ledger as it was written passes every check`() throws {
        let scratch = ScratchLedger()
        let (ledger, key) = try scratch.createSigned()
        let verification = try scratch.verify()
        #expect(verification.isClean)
        #expect(verification.entries.map(\.check) == VerificationCheck.allCases)
        #expect(verification.skipped == [.kept, .snapshots])
        #expect(verification.origin == "example.test/log")
        #expect(verification.size == 5)
        #expect(verification.root == ledger.root)
        #expect(verification.basis == .itself)
        let covers = Verification.Note.covers(
            file: "Events/checkpoint",
            size: 5,
            signers: [key.verifier]
        )
        #expect(verification.entries[4].notes == [covers])
    }

    @Test func `segments alone are enough, wherever they were copied to`() throws {
        let (scratch, copy) = (ScratchLedger(), ScratchLedger())
        _ = try scratch.createSigned()
        _ = try copy.create()
        try copy.write(try scratch.bytes())
        try copy.put(nil, at: "Snapshots")
        let verification = try copy.verify()
        #expect(verification.isClean)
        #expect(verification.skipped == [.treeHead, .kept, .readModel, .snapshots])
    }

    @Test func `one flipped bit of any byte of a segment is found, and the event is named`() throws
    {
        let scratch = ScratchLedger()
        _ = try scratch.createSigned()
        let whole = try scratch.bytes()
        let ends = whole.indices.filter { whole[$0] == 0x0A }
        for index in whole.indices {
            var changed = whole
            changed[index] ^= 1 << (index % 8)
            try scratch.write(changed)
            let findings = try scratch.verify().findings
            let sequence = ends.firstIndex { index <= $0 } ?? 0
            let hasHead = findings[.treeHead] != nil || findings[.segments] != nil
            #expect(hasHead, "byte \(index)")
            let first = findings[.readModel]?.first
            guard findings[.segments] == nil, findings[.lines] == nil || first != nil else {
                continue
            }
            #expect(first?.sequence == sequence, "byte \(index): \(findings)")
            #expect(first?.reason == .otherBytes)
        }
    }

    @Test(arguments: ["Events/checkpoint", "Events/keys"], 0..<8)
    func `one flipped bit of the checkpoint or the keys is found by the tree head`(
        file: String,
        bit: Int
    ) throws {
        let scratch = ScratchLedger()
        _ = try scratch.createSigned()
        let whole = try scratch.read(file)
        for index in whole.indices {
            var changed = whole
            changed[index] ^= 1 << bit
            try scratch.put(changed, at: file)
            let verification = try scratch.verify(only: [.segments, .treeHead])
            #expect(Array(verification.findings.keys) == [.treeHead], "byte \(index) of \(file)")
        }
    }

    @Test func `an event that is changed into another valid one is named by the read model`()
        throws
    {
        let scratch = ScratchLedger()
        _ = try scratch.createSigned()
        let text = String(decoding: try scratch.bytes(), as: UTF8.self)
        try scratch.write(
            Array(text.replacing("Synthetic One Co.", with: "Synthetic Two Co.").utf8)
        )
        let findings = try scratch.verify().findings
        #expect(Set(findings.keys) == [.treeHead, .readModel])
        #expect(findings[.readModel]?.first?.sequence == 1)
        #expect(findings[.readModel]?.first?.reason == .otherBytes)
        #expect(findings[.readModel]?.first?.file == "0000000000.jsonl")
    }

    @Test func `a torn tail is a finding, and one that was set aside is none`() throws {
        let scratch = ScratchLedger()
        var (ledger, _) = try scratch.createSigned()
        try scratch.write(try scratch.bytes() + Array("torn".utf8))
        let torn = Verification.Finding(
            file: "0000000000.jsonl",
            .tornTail(bytes: 4, isCovered: false)
        )
        #expect(try scratch.verify().findings == [.segments: [torn]])
        _ = try ledger.append(
            [Input.listing("list4", "688004")],
            stamp: try ScratchLedger.stamp()
        )
        let verification = try scratch.verify()
        #expect(verification.isClean)
        #expect(verification.entries[0].notes.contains(.setAside(["torn-0000000005-1.bak"])))
        #expect(verification.entries[4].notes.contains(.notCovered(from: 5)))
    }

    @Test
    func `a log that is cut back, whole to its last line, is found by checkpoint and read model`()
        throws
    {
        let scratch = ScratchLedger()
        _ = try scratch.createSigned()
        let lines = try scratch.bytes().split(separator: 0x0A).map { $0 + [0x0A] }
        try scratch.write(Array(lines.prefix(2).joined()))
        let findings = try scratch.verify().findings
        #expect(findings[.treeHead]?.map(\.reason) == [.beyondLog(size: 5)])
        #expect(findings[.readModel]?.map(\.reason).last == .beyondLog(size: 5))
        guard case .damaged(let damage)? = findings[.readModel]?.first?.reason else {
            Issue.record("where the log was cut is named: \(findings)")
            return
        }
        #expect(damage.finding.contains("event 2"))
    }

    /// A line as the writer would make it, but for what the rules forbid.
    @Test func `what the rules forbid is found, though every line is well formed`() throws {
        let scratch = ScratchLedger()
        _ = try scratch.create(with: [Input.listing()])
        try scratch.forgetReadModel()
        let whole = try scratch.bytes()
        let second = try #require(whole.split(separator: 0x0A).last)
        let text = String(decoding: second, as: UTF8.self)
        func findings(_ more: String) throws -> [VerificationCheck: [Verification.Finding]] {
            try scratch.write(whole + Array((more + "\n").utf8))
            return try scratch.verify().findings
        }
        let twice = try findings(text)
        #expect(twice[.rules]?.map(\.reason) == [.identifierTaken(by: 1)])
        let listed = try findings(text.replacing(#""id":"list""#, with: #""id":"again""#))
        guard case .refused(.secondListing)? = listed[.rules]?.first?.reason else {
            Issue.record("a second listing is refused: \(listed)")
            return
        }
        let early = try findings(
            text.replacing(#""id":"list""#, with: #""id":"early""#)
                .replacing("688001", with: "688009")
                .replacing(#""recordedat":"2026"#, with: #""recordedat":"2025"#)
        )
        #expect(early[.rules]?.count == 1)
        let spaced = try findings(text.replacing(#","id""#, with: #", "id""#))
        #expect(Set(spaced.keys) == [.lines])
        let unknown = try findings(
            text.replacing(#""sector":"other""#, with: #""sector":"synthetic""#)
        )
        #expect(Set(unknown.keys) == [.schema])
        #expect(unknown[.schema]?.first?.sequence == 2)
    }

    @Test func `a read model that says something else than the log is found`() throws {
        let scratch = ScratchLedger()
        _ = try scratch.createSigned()
        let path = "Snapshots/read-model.sqlite"
        let whole = try scratch.read(path)
        try scratch.put(Array("not a database, but long enough to be looked at".utf8), at: path)
        #expect(Set(try scratch.verify().findings.keys) == [.readModel])
        var changed = whole
        let name = Array("Synthetic One Co.".utf8)
        let place = try #require(
            changed.indices.first { changed[$0...].starts(with: name) }
        )
        changed[place] ^= 0x01
        try scratch.put(changed, at: path)
        let finding = try scratch.verify().findings[.readModel]?.first
        guard case .otherTable? = finding?.reason else {
            Issue.record("the table that was changed is named: \(String(describing: finding))")
            return
        }
        try scratch.put(whole, at: path)
        let root = try Ledger(at: scratch.directory).root.bytes
        var moved = try scratch.read(path)
        // The root of the tree stands once more, at the end of the position's row.
        let places = moved.indices.filter { moved[$0...].starts(with: root) }
        try #require(!places.isEmpty)
        for place in places { moved[place] ^= 0x01 }
        try scratch.put(moved, at: path)
        #expect(Set(try scratch.verify().findings.keys) == [.readModel], "the root is compared")
        try scratch.put(whole, at: path)
        #expect(try scratch.verify().isClean, "a copy is as good as the file, whatever its stamp")
    }

    @Test func `a check that is asked for is made, and those it stands on, and no other`() throws {
        let scratch = ScratchLedger()
        _ = try scratch.createSigned()
        let judging: [VerificationCheck] = [.segments, .lines, .schema, .rules]
        let expected: [VerificationCheck: [VerificationCheck]] = [
            .segments: [.segments], .lines: [.segments, .lines],
            .schema: [.segments, .lines, .schema], .rules: judging,
            .treeHead: [.segments, .treeHead], .kept: [.segments, .kept],
            .readModel: judging + [.readModel], .snapshots: judging + [.snapshots],
        ]
        for (check, made) in expected {
            #expect(try scratch.verify(only: [check]).entries.map(\.check) == made)
        }
        try scratch.write(try scratch.bytes() + Array("{ }\n".utf8))
        for check in [VerificationCheck.lines, .schema, .rules, .readModel, .snapshots] {
            #expect(try !scratch.verify(only: [check]).isClean, "\(check)")
        }
    }

    @Test func `a directory without events is no ledger, and one that cannot be read says so`()
        throws
    {
        let scratch = ScratchLedger()
        #expect(throws: LedgerError.log(.noLedger(path: scratch.directory))) {
            _ = try scratch.verify()
        }
        _ = try scratch.create()
        try scratch.write([])
        try scratch.forgetReadModel()
        #expect(Array(try scratch.verify().findings.keys) == [.segments])
    }
}
