package import EventLog
package import FilingModel
package import Ledger

/// What came of holding snapshots against a replay of the log.
package struct SnapshotVerification: Report {
    /// A file, and what is wrong with it.
    package struct Entry: Hashable, Sendable {
        /// The file's name.
        package let file: String
        /// What is wrong with it; nothing if a replay gives the same bytes.
        package let findings: [SnapshotFinding]

        /// A file, and what is wrong with it.
        package init(file: String, findings: [SnapshotFinding]) {
            self.file = file
            self.findings = findings
        }
    }

    /// The files, in the order in which they were looked at.
    package let entries: [Entry]

    /// What came of holding snapshots against a replay of the log.
    package init(_ entries: [Entry]) { self.entries = entries }

    /// Whether nothing is wrong.
    package var isClean: Bool { entries.allSatisfy(\.findings.isEmpty) }

    package var json: JSONValue {
        .object([
            JSONMember(
                "snapshots",
                .array(
                    entries.map { entry in
                        .object([
                            JSONMember("file", .string(entry.file)),
                            JSONMember("findings", .array(entry.findings.map(\.json))),
                        ])
                    }
                )
            )
        ])
    }

    /// The answer for spreadsheets: a row for each finding, and one for a file without any.
    package var sheet: Sheet {
        Sheet(
            ["file", "finding", "sentence", "line", "stands", "expected"],
            entries.flatMap { entry -> [[String?]] in
                guard !entry.findings.isEmpty else {
                    return [[entry.file, nil, nil, nil, nil, nil]]
                }
                return entry.findings.map { finding in
                    let difference = finding.difference
                    return [
                        entry.file, finding.name, finding.sentence,
                        (difference?.line).map(String.init), difference?.stands,
                        difference?.expected,
                    ]
                }
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        guard !entries.isEmpty else {
            return Page([.paragraph(["nothing to verify: no snapshots have been published"])])
        }
        let items = entries.flatMap { entry -> [[TextRun]] in
            guard !entry.findings.isEmpty else {
                return [[TextRun("\(entry.file): a replay gives the same bytes")]]
            }
            return entry.findings.map { [TextRun("\(entry.file): \($0.sentence)\($0.texts)")] }
        }
        let damaged = entries.count { !$0.findings.isEmpty }
        let summary =
            "\(NumberText.grouped(entries.count)) looked at, "
            + (damaged == 0 ? "nothing found" : "\(NumberText.grouped(damaged)) with findings")
        return Page([.list(items), .paragraph([TextRun(summary)])])
    }
}

extension SnapshotFinding {
    fileprivate var json: JSONValue {
        let members = [
            JSONMember("finding", .string(name)), JSONMember("sentence", .string(sentence)),
        ]
        guard let difference else { return .object(members) }
        return .object(
            members + [
                JSONMember("line", .integer(Int64(difference.line))),
                JSONMember("stands", difference.stands.json(JSONValue.string)),
                JSONMember("expected", difference.expected.json(JSONValue.string)),
            ]
        )
    }

    /// Both texts of a difference, for people.
    fileprivate var texts: String {
        guard let (stands, expected) = difference?.excerpts else { return "" }
        return "; there stands \(stands), but expected is \(expected)"
    }
}
