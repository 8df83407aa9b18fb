import EventLog
import FilingModel
import Ledger
import TestSupport
import Testing

/// What is known of a log that was read is held against the log as it is.
@Suite struct `A log that was changed under its read model` {
    /// What became of the read model meanwhile.
    enum Fate: CaseIterable, Sendable {
        case whole
        case gone
        case garbage
        case outdated
    }

    private func apply(_ fate: Fate, to scratch: ScratchLedger) throws {
        switch fate {
        case .whole: return
        case .gone: try scratch.remove(ScratchLedger.readModel())
        case .garbage: try scratch.write([1, 2, 3], to: ScratchLedger.readModel())
        case .outdated:
            var bytes = try scratch.bytes(ScratchLedger.readModel())
            bytes[63] = 99
            try scratch.write(bytes, to: ScratchLedger.readModel())
            try scratch.vouch()
        }
    }

    /// Opens the ledger, which has to be refused; nothing is written then.
    private func checkRefused(_ scratch: ScratchLedger, _ what: String) throws {
        let before = try? scratch.bytes(ScratchLedger.readModel())
        let note = try scratch.bytes(ScratchLedger.readModel("-lock"))
        for _ in 0..<2 {
            let error = #expect(throws: LedgerError.self, "\(what)") {
                _ = try Ledger(at: scratch.directory)
            }
            switch error {
            case .log(.damaged), .log(.unreadable): break
            default: Issue.record("\(what): \(String(describing: error))")
            }
        }
        #expect((try? scratch.bytes(ScratchLedger.readModel())) == before, "\(what)")
        #expect(try scratch.bytes(ScratchLedger.readModel("-lock")) == note, "\(what)")
    }

    @Test(arguments: Fate.allCases, [3, 4] as [UInt64])
    func `a byte, a line, an order or an end that is not as it was is refused`(
        fate: Fate,
        seed: UInt64
    ) throws {
        var random = SplitMix64(seed: seed)
        let scratch = ScratchLedger()
        _ = try scratch.create(with: ScratchLedger.story)
        try apply(fate, to: scratch)
        let whole = try scratch.bytes()
        let lines = whole.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        func write(_ lines: [ArraySlice<UInt8>]) throws {
            try scratch.write(lines.flatMap { $0 + [0x0A] })
        }
        // The first line says which ledger it is; its change is seen by a whole read model only.
        let first = fate == .whole ? 0 : lines[0].count + 1
        for _ in 0..<12 {
            var bytes = whole
            let place = Int.random(in: first..<bytes.count, using: &random)
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            try scratch.write(bytes)
            try checkRefused(scratch, "\(fate), byte \(place)")
        }
        for line in [1, 4, lines.count - 1] {
            try write(lines.enumerated().filter { $0.offset != line }.map(\.element))
            try checkRefused(scratch, "\(fate), without line \(line)")
        }
        var swapped = Array(lines)
        swapped.swapAt(2, 5)
        try write(swapped)
        try checkRefused(scratch, "\(fate), swapped")
        for cut in [1, 200, whole.count - first - 10] {
            try scratch.write(whole.dropLast(cut))
            try checkRefused(scratch, "\(fate), cut by \(cut)")
        }
        try scratch.remove(Segment.first.name)
        try checkRefused(scratch, "\(fate), without the segment")
    }

    @Test(arguments: Fate.allCases)
    func `a log that is as it was, or longer, is accepted`(fate: Fate) throws {
        let (scratch, other) = (ScratchLedger(), ScratchLedger())
        let expected = try AllAnswers(scratch.create(with: ScratchLedger.story))
        let whole = try scratch.bytes()
        try apply(fate, to: scratch)
        try scratch.write(whole)
        #expect(try AllAnswers(Ledger(at: scratch.directory)) == expected)

        let longer = ScratchLedger.story + [Input.result(id: "late", at: "2025-04-30")]
        let extended = try AllAnswers(other.create(with: longer))
        try apply(fate, to: scratch)
        try scratch.write(try other.bytes())
        #expect(try AllAnswers(Ledger(at: scratch.directory)) == extended)
    }

    @Test func `a ledger is copied with its read model`() throws {
        let (scratch, copy) = (ScratchLedger(), ScratchLedger())
        let expected = try AllAnswers(scratch.create(with: ScratchLedger.story))
        _ = try copy.create()
        for name in [ScratchLedger.readModel(), ScratchLedger.readModel("-lock")] {
            try copy.write(try scratch.bytes(name), to: name)
        }
        try copy.write(try scratch.bytes())
        #expect(try AllAnswers(Ledger(at: copy.directory)) == expected)
    }

    @Test func `a segment of several that is gone is refused`() throws {
        let scratch = ScratchLedger()
        _ = try scratch.create(with: ScratchLedger.story)
        try scratch.write([], to: "0000000010.jsonl")
        _ = try Ledger(at: scratch.directory)
        try scratch.remove(Segment.first.name)
        try checkRefused(scratch, "the first of two")
    }
}
