import EventLog
package import FilingModel
package import Ledger
import TransparencyLog

/// The result of checking a proof.
package struct ProofReport: Report {
    private let verdict: ProofVerdict

    /// The result of a check.
    package init(_ verdict: ProofVerdict) { self.verdict = verdict }

    private var holds: Bool { verdict.findings.isEmpty }

    package var fields: Fields {
        let (kind, statement): (String, Fields) =
            switch verdict.statement {
            case .inclusion(let index, let line):
                (
                    "inclusion",
                    [
                        "index": index,
                        "leaf": MerkleTree.leafHash(line).base64,
                        "event": Self.event(line),
                    ]
                )
            case .consistency(let oldSize, let oldRoot):
                ("consistency", ["oldSize": oldSize, "oldRoot": oldRoot.base64])
            }
        return ["proof": kind, "holds": holds] + verdict.head.fields + statement + [
            "signers": verdict.signers.map(\.text),
            "findings": verdict.findings.map(\.sentence),
        ]
    }

    /// The event that is proved: as it is for programs, or its bytes as text where it is no JSON.
    private static func event(_ line: [UInt8]) -> JSONValue {
        (try? JSONParser.value(of: line)) ?? .string(String(decoding: line, as: UTF8.self))
    }

    package var sheet: Sheet {
        let findings = verdict.findings.map(\.sentence).joined(separator: "; ")
        return Sheet(
            [
                "proof", "holds", "origin", "size", "root", "index", "leaf", "oldSize", "oldRoot",
                "signers", Column("findingText", as: "findings"),
            ],
            [fields + ["findingText": findings]]
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        guard holds else {
            return Page([
                .paragraph("The proof does not hold."),
                .list(verdict.findings.map(\.sentence)),
            ])
        }
        let size = NumberText.grouped(verdict.head.size)
        let statement: [Block] =
            switch verdict.statement {
            case .inclusion(let index, let line):
                [
                    .paragraph(
                        "Event \(index) is in the log \(verdict.head.origin) of \(size) events:"
                    ),
                    .paragraph(String(decoding: line, as: UTF8.self)),
                ]
            case .consistency(let oldSize, _):
                [
                    .paragraph(
                        "The log \(verdict.head.origin) of \(size) events begins with the "
                            + "\(NumberText.grouped(oldSize)) events that it had before."
                    )
                ]
            }
        let signers = verdict.signers.map(\.words).joined(separator: ", ")
        return Page(statement + [.paragraph("Signed by \(signers).")])
    }
}
