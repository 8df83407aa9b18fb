package import FilingModel
package import Ledger
import TransparencyLog

/// What was appended.
package struct ReceiptReport: Report {
    private let receipt: Receipt

    /// The receipt of an append.
    package init(_ receipt: Receipt) { self.receipt = receipt }

    private var groups: [(outcome: Receipt.Outcome, entries: [Receipt.Entry])] {
        Receipt.Outcome.allCases.map { ($0, receipt[$0]) }
    }

    package var fields: Fields {
        Fields(groups.map { ($0.rawValue, $1.map(\.fields)) })
            + ["size": receipt.size, "root": receipt.root.base64]
    }

    package var sheet: Sheet {
        Sheet(
            ["outcome", "sequence", "id", "leaf"],
            groups.flatMap { outcome, entries in
                entries.map { ["outcome": outcome.rawValue] + $0.fields }
            }
        )
    }

    /// The most entries of an outcome that people are shown.
    private static let shownMax = 20

    package func page(in language: LocalizedText.Language) -> Page {
        let items = groups.flatMap { outcome, entries -> [String] in
            let rest = entries.count - Self.shownMax
            return entries.prefix(Self.shownMax).map { $0.line(outcome) }
                + (rest > 0 ? ["\(outcome) \(NumberText.grouped(rest)) more"] : [])
        }
        let counts = groups.map { "\(NumberText.grouped($1.count)) \($0.rawValue)" }
        return Page([
            .list(items.isEmpty ? ["nothing to append"] : items),
            .paragraph(counts.joined(separator: ", ")),
            .paragraph(receipt.lastLine),
        ])
    }
}

extension Receipt.Entry {
    fileprivate var fields: Fields {
        ["sequence": sequence, "id": id] + .given("leaf", leaf?.base64)
    }
}
