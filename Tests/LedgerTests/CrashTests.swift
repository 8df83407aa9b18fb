import EventLog
import FilingModel
import Ledger
import Projections
import TestSupport
import Testing
import TransparencyLog

@Suite struct `Crashes` {
    private static let inputs = [
        Input.listing(), Input.result(), Input.listing("b", "688002", marks: []),
        Input.change(.markRemoved, "x", on: "2025-05-10"), Input.metric(nil, "gpu-cards"),
        Input.correction(nil, of: "result", Input.filed(["revenue=110"])),
        Input.milestone("m", "STAR"), Input.change(.markAssigned, "w", on: "2023", code: "688002"),
        Input.retraction(nil, of: "x"), Input.aggregate("a"),
    ]

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `whoever repeats what was cut off records every event once`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        var known = 0
        var committed = try scratch.bytes()
        while known < Self.inputs.count {
            let start = Int.random(in: 0...known, using: &random)
            let end = Int.random(in: known + 1...Self.inputs.count, using: &random)
            let receipt = try ledger.append(
                Array(Self.inputs[start..<end]),
                stamp: ScratchLedger.stamp()
            )
            #expect(receipt.appended.map(\.sequence) == Array(known + 1...end))
            #expect(receipt.existing.count + receipt.retracted.count == known - start)
            let whole = try scratch.bytes()
            guard Int.random(in: 0..<3, using: &random) == 0 else {
                (known, committed) = (end, whole)
                continue
            }
            // The crash: the batch did not reach the disk as a whole.
            let length = Int.random(in: committed.count..<whole.count, using: &random)
            try scratch.crash(leaving: Array(whole[..<length]))
            ledger = try Ledger(at: scratch.directory)
            #expect(ledger.size.count == known + 1)
        }
        try checkWhole(ledger, scratch)
    }

    private func checkWhole(_ ledger: Ledger, _ scratch: ScratchLedger) throws {
        let reopened = try Ledger(at: scratch.directory)
        #expect(reopened.size.count == Self.inputs.count + 1)
        #expect(try reopened.versions() == ledger.versions())
        #expect(reopened.head == ledger.head)
        let lines = try scratch.bytes().split(separator: 0x0A)
        var tree = MerkleTree()
        for line in lines { tree.append(Array(line)) }
        #expect(tree.root == ledger.root)
        let types = try Self.inputs.map { try #require($0["type"]?.string) }
        let recorded = try lines.dropFirst().map {
            try JSONParser.value(of: Array($0))["type"]?.string
        }
        #expect(recorded == types)
    }
}
