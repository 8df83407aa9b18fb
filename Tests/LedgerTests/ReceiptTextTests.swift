import EventLog
import FilingModel
import Ledger
import Testing

/// A receipt is written and read by one type: what is written is what is read.
@Suite struct `Text of receipts` {
    private static func receipt() throws -> Receipt {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: [Input.listing(), Input.result()])
        _ = try ledger.append(
            [Input.retraction("x", of: "result")],
            stamp: try ScratchLedger.stamp()
        )
        return try ledger.append(
            [Input.listing(), Input.result(), Input.listing("b", "688002")],
            stamp: try ScratchLedger.stamp()
        )
    }

    private static func text(_ receipt: Receipt) -> String {
        let lines = Receipt.Outcome.allCases.flatMap { outcome in
            receipt[outcome].map { $0.line(outcome) }
        }
        return (lines + ["1 appended, 1 existing, 1 retracted", receipt.lastLine])
            .joined(separator: "\n")
    }

    @Test func `as JSON`() throws {
        let receipt = try Self.receipt()
        #expect(Receipt.Outcome.allCases.map { receipt[$0].count } == [1, 1, 1])
        #expect(try Receipt(reading: CanonicalJSON.bytes(receipt.json)) == receipt)
    }

    @Test func `as it is shown to people, in plain text and in Markdown`() throws {
        let receipt = try Self.receipt()
        let text = Self.text(receipt)
        #expect(try Receipt(reading: Array(text.utf8)) == receipt)
        let markup = text.replacing("-", with: "\\-").replacing("+", with: "\\+")
        #expect(try Receipt(reading: Array(markup.utf8)) == receipt)
    }
}
