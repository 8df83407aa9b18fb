package import EventLog
package import FilingModel
package import Ledger
import TransparencyLog

/// What was appended.
package struct ReceiptReport: Report {
    /// The receipt.
    package let receipt: Receipt

    /// What was appended.
    package init(_ receipt: Receipt) { self.receipt = receipt }

    package var json: JSONValue { receipt.json }

    private var groups: [(Receipt.Outcome, [Receipt.Entry])] {
        Receipt.Outcome.allCases.map { ($0, receipt[$0]) }
    }

    package var sheet: Sheet {
        Sheet(
            ["outcome", "sequence", "id", "leaf"],
            groups.flatMap { outcome, entries in
                entries.map {
                    [outcome.rawValue, String($0.sequence), $0.id.text, $0.leaf?.base64]
                }
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let shown = 20
        let items = groups.flatMap { outcome, entries in
            entries.prefix(shown).map { [TextRun($0.line(outcome))] }
                + (entries.count > shown
                    ? [[TextRun("\(outcome) \(NumberText.grouped(entries.count - shown)) more")]]
                    : [])
        }
        let counts = groups.map { "\(NumberText.grouped($0.1.count)) \($0.0)" }
        return Page([
            .list(items.isEmpty ? [["nothing to append"]] : items),
            .paragraph([TextRun(counts.joined(separator: ", "))]),
            .paragraph([TextRun(receipt.lastLine)]),
        ])
    }
}
