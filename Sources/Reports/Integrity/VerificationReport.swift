package import EventLog
package import FilingModel
package import Ledger
import TransparencyLog

/// What `verify` found.
package struct VerificationReport: Report {
    /// What came of it.
    package let verification: Verification

    /// What `verify` found.
    package init(_ verification: Verification) { self.verification = verification }

    package var json: JSONValue {
        .object([
            JSONMember("origin", verification.origin.json(JSONValue.string)),
            JSONMember("size", .integer(Int64(verification.size))),
            JSONMember("root", .string(verification.root.base64)),
            JSONMember("clean", .bool(verification.isClean)),
            JSONMember("heldAgainst", .string(verification.basis.name)),
            JSONMember("checks", .array(verification.entries.map(\.json))),
        ])
    }

    /// The answer for spreadsheets: a row for each finding, and one for a check without any.
    package var sheet: Sheet {
        Sheet(
            ["check", "outcome", "file", "sequence", "finding", "sentence"],
            verification.entries.flatMap { entry -> [[String?]] in
                let name = entry.check.rawValue
                guard !entry.outcome.findings.isEmpty else {
                    let remarks = entry.remarks.joined(separator: "; ")
                    return [[name, entry.outcome.name, nil, nil, nil, remarks]]
                }
                return entry.outcome.findings.map { finding in
                    [
                        name, entry.outcome.name, finding.file,
                        finding.sequence.map { String($0) }, finding.reason.name,
                        finding.reason.sentence,
                    ]
                }
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let checks = verification.entries.map { entry in
            let details = entry.outcome.findings.map(\.sentence) + entry.remarks
            return Tree(
                [TextRun("\(entry.check.rawValue) \(entry.outcome.name)")],
                details.map { Tree([TextRun($0)]) }
            )
        }
        let name = verification.origin ?? verification.directory
        return Page([
            .tree(Tree([TextRun("verify \(name)")], checks)),
            .paragraph([TextRun("size \(verification.size), root \(verification.root.base64)")]),
            .paragraph([TextRun(summary)]),
        ])
    }

    private var summary: String {
        let findings = verification.entries.reduce(0) { $0 + $1.outcome.findings.count }
        guard findings == 0 else {
            return "\(NumberText.grouped(findings)) finding\(findings == 1 ? "" : "s")"
        }
        switch verification.basis {
        case .itself:
            return "Nothing found: the ledger is consistent with itself. Keys and checkpoint lie "
                + "beside the log, so this does not show that nobody rewrote all of it; hold it "
                + "against what you kept elsewhere, with --key and --against."
        case .key:
            return "Nothing found: the log begins with what the key signed last, as far as "
                + "Events/checkpoint tells. An older log with an older checkpoint would pass too; "
                + "--against a newer one shows it."
        case .kept(let size):
            return
                "Nothing found: the first \(NumberText.grouped(size)) events are those that were "
                + "kept."
        }
    }
}

extension Verification.Basis {
    /// Its name for programs.
    fileprivate var name: String {
        switch self {
        case .itself: "itself"
        case .key: "key"
        case .kept: "kept"
        }
    }
}

extension Verification.Outcome {
    /// Its name for programs.
    fileprivate var name: String {
        switch self {
        case .passed: "passed"
        case .skipped: "skipped"
        case .found: "found"
        }
    }

    fileprivate var findings: [Verification.Finding] {
        guard case .found(let findings) = self else { return [] }
        return findings
    }

    fileprivate var sentence: String? {
        guard case .skipped(let skip) = self else { return nil }
        return skip.sentence
    }
}

extension Verification.Entry {
    /// Why it was not made, and what it covers.
    fileprivate var remarks: [String] {
        [outcome.sentence].compactMap { $0 } + notes.map(\.sentence)
    }

    fileprivate var json: JSONValue {
        .object([
            JSONMember("check", .string(check.rawValue)),
            JSONMember("outcome", .string(outcome.name)),
            JSONMember("reason", outcome.sentence.json(JSONValue.string)),
            JSONMember("findings", .array(outcome.findings.map(\.json))),
            JSONMember("notes", .array(notes.map { .string($0.sentence) })),
        ])
    }
}

extension Verification.Finding {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("finding", .string(reason.name)),
            JSONMember("file", file.json(JSONValue.string)),
            JSONMember("sequence", sequence.json { .integer(Int64($0)) }),
            JSONMember("sentence", .string(reason.sentence)),
        ])
    }
}
