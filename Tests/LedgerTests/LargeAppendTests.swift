import EventLog
import FilingModel
import Ledger
import Testing

@Suite struct `Large appends` {
    /// A milestone of about 65,000 bytes.
    private func milestone(_ number: Int) -> JSONValue {
        let document = JSONValue.members(["title": .string(String(repeating: "t", count: 980))])
        return Input.event(
            .milestoneAnnounced,
            "m\(number)",
            "STAR",
            at: "2025-05-10",
            .members([
                "documents": .array(Array(repeating: document, count: 64)),
                "kind": "policy",
                "title": .members(["en": .string("Synthetic \(number)")]),
            ])
        )
    }

    @Test func `more events than fit a batch are checked first, and appended in batches`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create()
        let inputs = (0..<270).map(milestone)
        let start = try scratch.files()
        #expect(throws: LedgerError.self) {
            try ledger.append(inputs + [Input.result()], stamp: ScratchLedger.stamp())
        }
        #expect(try scratch.files() == start)
        let receipt = try ledger.append(inputs, stamp: ScratchLedger.stamp())
        #expect(receipt.appended.count == 270)
        #expect(receipt.size.count == 271)
        let files = try scratch.files()
        #expect(
            files.keys.sorted() == ["0000000000.jsonl", "0000000\(try batchStart(ledger)).jsonl"]
        )
        #expect(files.values.allSatisfy { $0.count <= EventLog.segmentBytesMax })
        let first = try ledger.event(1).batchSize ?? 0
        let second = try ledger.event(1 + first).batchSize ?? 0
        #expect(first + second == 270)
        let repeated = try ledger.append(inputs.suffix(3), stamp: ScratchLedger.stamp())
        #expect(repeated.existing.map(\.sequence) == [268, 269, 270])
    }

    /// The sequence of the second batch's first event, in three digits.
    private func batchStart(_ ledger: Ledger) throws -> Int {
        1 + (try ledger.event(1).batchSize ?? 0)
    }
}
