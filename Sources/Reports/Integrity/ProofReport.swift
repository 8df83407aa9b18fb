package import EventLog
package import FilingModel
package import Ledger
import TransparencyLog

/// What came of checking a proof.
package struct ProofReport: Report {
    /// What came of it.
    package let verdict: ProofVerdict

    /// What came of checking a proof.
    package init(_ verdict: ProofVerdict) { self.verdict = verdict }

    private var kind: String {
        switch verdict.statement {
        case .inclusion: "inclusion"
        case .consistency: "consistency"
        }
    }

    /// The event that is proved: as it is for programs, or its bytes as text where it is no JSON.
    private static func event(_ line: [UInt8]) -> JSONValue {
        (try? JSONParser.value(of: line)) ?? .string(String(decoding: line, as: UTF8.self))
    }

    private var holds: Bool { verdict.findings.isEmpty }

    package var json: JSONValue {
        let statement: [JSONMember] =
            switch verdict.statement {
            case .inclusion(let index, let line):
                [
                    JSONMember("index", .integer(Int64(index))),
                    JSONMember("leaf", .string(MerkleTree.leafHash(line).base64)),
                    JSONMember("event", Self.event(line)),
                ]
            case .consistency(let oldSize, let oldRoot):
                [
                    JSONMember("oldSize", .integer(Int64(oldSize))),
                    JSONMember("oldRoot", .string(oldRoot.base64)),
                ]
            }
        return .object(
            [
                JSONMember("proof", .string(kind)), JSONMember("holds", .bool(holds)),
                JSONMember("origin", .string(verdict.head.origin)),
                JSONMember("size", .integer(Int64(verdict.head.size))),
                JSONMember("root", .string(verdict.head.root.base64)),
            ] + statement + [
                JSONMember("signers", .array(verdict.signers.map { .string($0.text) })),
                JSONMember("findings", .array(verdict.findings.map { .string($0.sentence) })),
            ]
        )
    }

    package var sheet: Sheet {
        let (index, leaf, oldSize, oldRoot): (Int?, String?, Int?, String?) =
            switch verdict.statement {
            case .inclusion(let index, let line):
                (index, MerkleTree.leafHash(line).base64, nil, nil)
            case .consistency(let size, let root): (nil, nil, size, root.base64)
            }
        return Sheet(
            [
                "proof", "holds", "origin", "size", "root", "index", "leaf", "old_size",
                "old_root", "signers", "findings",
            ],
            [
                [
                    kind, holds ? "true" : "false", verdict.head.origin, String(verdict.head.size),
                    verdict.head.root.base64, index.map { String($0) }, leaf,
                    oldSize.map { String($0) }, oldRoot,
                    verdict.signers.map(\.text).joined(separator: " "),
                    verdict.findings.map(\.sentence).joined(separator: "; "),
                ]
            ]
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        guard holds else {
            return Page([
                .paragraph(["The proof does not hold."]),
                .list(verdict.findings.map { [TextRun($0.sentence)] }),
            ])
        }
        let size = NumberText.grouped(verdict.head.size)
        let statement =
            switch verdict.statement {
            case .inclusion(let index, _):
                "Event \(index) is in the log \(verdict.head.origin) of \(size) events:"
            case .consistency(let oldSize, _):
                "The log \(verdict.head.origin) of \(size) events begins with the "
                    + "\(NumberText.grouped(oldSize)) events that it had before."
            }
        let signers = verdict.signers.map { "\($0.name) (\($0.hexID))" }
        var blocks: [Block] = [
            .paragraph([TextRun(statement)]),
            .paragraph([TextRun("Signed by \(signers.joined(separator: ", ")).")]),
        ]
        if case .inclusion(_, let line) = verdict.statement {
            blocks.insert(.paragraph([TextRun(String(decoding: line, as: UTF8.self))]), at: 1)
        }
        return Page(blocks)
    }
}
