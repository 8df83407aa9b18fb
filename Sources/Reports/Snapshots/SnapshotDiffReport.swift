import EventLog
package import FilingModel
package import Ledger
import Projections

/// The changes from one snapshot to another one, for people and programs.
package struct SnapshotDiffReport: Report {
    /// The changes.
    package let diff: SnapshotDiff

    /// The names of the companies of both, by code.
    private let names: [String: String]

    /// The changes from one snapshot to another one.
    package init(from first: Snapshot, to second: Snapshot) {
        diff = SnapshotDiff(from: first, to: second)
        names = Dictionary(
            (second[.companies] + first[.companies]).map { company in
                let name = company.texts["shortName.en"] ?? company.texts["shortName.zh"] ?? ""
                return (company.title(), ShortName.withoutMarks(name))
            },
            uniquingKeysWith: { newer, _ in newer }
        )
    }

    private func changes(_ section: SnapshotSection) -> [SnapshotDiff.Change] {
        diff.changes.filter { $0.section == section }
    }

    /// The records of each section that were added, changed and removed.
    package var fields: Fields {
        let sections = SnapshotSection.allCases.map { section -> (String, any FieldValue) in
            let changes = Dictionary(grouping: changes(section), by: \.kind)
            let kinds = SnapshotDiff.Change.Kind.allCases.map { kind -> (String, any FieldValue) in
                (kind.rawValue, (changes[kind] ?? []).map(\.json))
            }
            return (section.rawValue, Fields(kinds))
        }
        return ["from": diff.from.json, "to": diff.to.json] + Fields(sections)
    }

    /// A row for each member of a record that changed.
    package var sheet: Sheet {
        Sheet(
            ["section", "change", "record", "member", "before", "after"],
            diff.changes.flatMap { change in
                change.members.map { member in
                    [
                        change.section.rawValue, change.kind.rawValue, change.title(), member.name,
                        member.before, member.after,
                    ]
                }
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let head: [Block] = [
            .title("from \(diff.from.day) to \(diff.to.day)"),
            .subtitle("from: " + diff.from.clock.line(in: language)),
            .subtitle("to: " + diff.to.clock.line(in: language)),
        ]
        guard !diff.isEmpty else { return Page(head + [.paragraph("the states are the same")]) }
        return Page(head + SnapshotSection.allCases.flatMap(blocks))
    }

    private func blocks(of section: SnapshotSection) -> [Block] {
        let changes = changes(section)
        guard !changes.isEmpty else { return [] }
        let counts = SnapshotDiff.Change.Kind.allCases.compactMap { kind in
            let count = changes.count { $0.kind == kind }
            return count > 0 ? "\(NumberText.grouped(count)) \(kind.rawValue)" : nil
        }
        let table = Table(
            of: changes,
            [
                .init("change", \.kind.rawValue),
                .init("record") { $0.title(names) },
                .init("what", \.words),
            ]
        )
        return [.heading("\(section.rawValue): \(counts.joined(separator: ", "))"), .table(table)]
    }
}

extension SnapshotDiff.Change {
    /// A member that differs, as texts; empty where there is none.
    fileprivate struct Member {
        let name: String
        let before: String
        let after: String

        /// Whether it follows from other members, or says only where a record comes from.
        var isQuiet: Bool {
            ["id", "sequence", "events", "removal", "missing"].contains(name)
                || name.hasPrefix("reasons.")
        }

        /// The change for people.
        var words: String {
            "\(name) \(before.isEmpty ? "–" : before) → \(after.isEmpty ? "–" : after)"
        }
    }

    /// The key of the record for people.
    fileprivate func title(_ names: [String: String] = [:]) -> String {
        (after ?? before)?.title(names) ?? ""
    }

    /// The change for programs: the record, or the two of it and the members that differ.
    fileprivate var json: JSONValue {
        guard let before, let after else { return (after ?? before)?.json ?? .null }
        let names = after.json.members.filter { before.json[$0.name] != $0.value }.map(\.name)
        return [
            "before": before.json, "after": after.json,
            "members": .array(names.map { .string($0) }),
        ]
    }

    /// The members that differ, by name; those of the key are never among them.
    fileprivate var members: [Member] {
        let (old, new) = (before?.texts ?? [:], after?.texts ?? [:])
        return Set(old.keys).union(new.keys).subtracting(section.keyNames).sorted()
            .map { Member(name: $0, before: old[$0] ?? "", after: new[$0] ?? "") }
            .filter { $0.before != $0.after }
    }

    /// The change in words: the gist of a record that came or went, else its members.
    fileprivate var words: String {
        guard before != nil, after != nil else {
            let texts = (after ?? before)?.texts ?? [:]
            let gist = section.gistNames.map { (name: $0, text: texts[$0] ?? "") }
            return gist.filter { !$0.text.isEmpty }.map { "\($0.name) \($0.text)" }
                .joined(separator: ", ")
        }
        let loud = members.filter { !$0.isQuiet }
        return loud.isEmpty
            ? members.map(\.name).joined(separator: ", ")
            : loud.map(\.words).joined(separator: ", ")
    }
}
