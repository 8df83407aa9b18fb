package import FilingModel
package import Ledger

/// The result of holding snapshots against a replay of the log.
package struct SnapshotVerification: Report {
    /// A file, and what is wrong with it; nothing if a replay gives the same bytes.
    package struct Entry {
        fileprivate let file: String
        fileprivate let findings: [SnapshotFinding]

        /// A file, and what is wrong with it.
        package init(file: String, findings: [SnapshotFinding]) {
            self.file = file
            self.findings = findings
        }
    }

    private let entries: [Entry]

    /// The files, in the order in which they were looked at.
    package init(_ entries: [Entry]) { self.entries = entries }

    /// Whether nothing is wrong.
    package var isClean: Bool { entries.allSatisfy(\.findings.isEmpty) }

    package var fields: Fields {
        [
            "snapshots": entries.map { entry -> Fields in
                ["file": entry.file, "findings": entry.findings.map(\.fields)]
            }
        ]
    }

    /// A row for each finding, and one for a file without any.
    package var sheet: Sheet {
        Sheet(
            ["file", "finding", "sentence", "line", "stands", "expected"],
            entries.flatMap { entry -> [Fields] in
                let file: Fields = ["file": entry.file]
                return entry.findings.isEmpty ? [file] : entry.findings.map { file + $0.fields }
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        guard !entries.isEmpty else {
            return Page([.paragraph("nothing to verify: no snapshots have been published")])
        }
        let items = entries.flatMap { entry -> [String] in
            guard !entry.findings.isEmpty else {
                return ["\(entry.file): a replay gives the same bytes"]
            }
            return entry.findings.map { "\(entry.file): \($0.sentence)\($0.texts)" }
        }
        let damaged = entries.count { !$0.findings.isEmpty }
        let summary =
            "\(NumberText.grouped(entries.count)) looked at, "
            + (damaged == 0 ? "nothing found" : "\(NumberText.grouped(damaged)) with findings")
        return Page([.list(items), .paragraph(summary)])
    }
}

extension SnapshotFinding {
    fileprivate var fields: Fields {
        let finding: Fields = ["finding": name, "sentence": sentence]
        guard let difference else { return finding }
        return finding + [
            "line": difference.line,
            "stands": difference.stands,
            "expected": difference.expected,
        ]
    }

    /// Both texts of a difference, for people.
    fileprivate var texts: String {
        guard let (stands, expected) = difference?.excerpts else { return "" }
        return "; there stands \(stands), but expected is \(expected)"
    }
}
