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

    package var json: JSONValue {
        .object([
            JSONMember("appended", Self.json(receipt.appended)),
            JSONMember("existing", Self.json(receipt.existing)),
            JSONMember("retracted", Self.json(receipt.retracted)),
            JSONMember("size", .integer(Int64(receipt.size.count))),
            JSONMember("root", .string(receipt.root.base64)),
        ])
    }

    private static func json(_ entries: [Receipt.Entry]) -> JSONValue {
        .array(
            entries.map { entry in
                .object(
                    [
                        JSONMember("sequence", .integer(Int64(entry.sequence))),
                        JSONMember("id", .string(entry.id.text)),
                    ] + (entry.leaf.map { [JSONMember("leaf", .string($0.base64))] } ?? [])
                )
            }
        )
    }

    private var groups: [(String, [Receipt.Entry])] {
        [
            (ReceiptOutcome.appended.rawValue, receipt.appended),
            (ReceiptOutcome.existing.rawValue, receipt.existing),
            (ReceiptOutcome.retracted.rawValue, receipt.retracted),
        ]
    }

    package var sheet: Sheet {
        Sheet(
            ["outcome", "sequence", "id", "leaf"],
            groups.flatMap { name, entries in
                entries.map { [name, String($0.sequence), $0.id.text, $0.leaf?.base64] }
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let shown = 20
        let items = groups.flatMap { name, entries in
            entries.prefix(shown).map {
                [TextRun("\(name) \($0.sequence) \($0.id)\($0.leafWords)")]
            }
                + (entries.count > shown
                    ? [[TextRun("\(name) \(NumberText.grouped(entries.count - shown)) more")]] : [])
        }
        let counts = groups.map { "\(NumberText.grouped($0.1.count)) \($0.0)" }
        return Page([
            .list(items.isEmpty ? [["nothing to append"]] : items),
            .paragraph([TextRun(counts.joined(separator: ", "))]),
            .paragraph([
                TextRun("log size \(receipt.size), root \(receipt.root.base64)")
            ]),
        ])
    }
}

extension Receipt.Entry {
    /// The hash of its line, as `verify --against` reads it.
    fileprivate var leafWords: String { leaf.map { " leaf \($0.base64)" } ?? "" }
}
