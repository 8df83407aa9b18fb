package import EventLog
package import FilingModel
package import Ledger
import Projections

/// What changed from one snapshot to another one, for people and programs.
package struct SnapshotDiffReport: Report {
    /// What changed.
    package let diff: SnapshotDiff

    /// The names of the companies of both, by code.
    private let names: [String: String]

    /// What changed from one snapshot to another one.
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

    /// The answer for programs: of each section the records that were added, changed and removed.
    package var json: JSONValue {
        let sections = SnapshotSection.allCases.map { section in
            let changes = Dictionary(grouping: changes(section), by: \.kind)
            let kinds = SnapshotDiff.Change.Kind.allCases.map { kind in
                JSONMember(kind.rawValue, .array((changes[kind] ?? []).map(\.json)))
            }
            return JSONMember(section.rawValue, .object(kinds))
        }
        return .object(
            [JSONMember("from", diff.from.json), JSONMember("to", diff.to.json)] + sections
        )
    }

    /// The answer for spreadsheets: a row for each member of a record that changed.
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
        guard !diff.isEmpty else { return Page(head + [.paragraph(["the states are the same"])]) }
        return Page(head + SnapshotSection.allCases.flatMap(blocks))
    }

    private func blocks(of section: SnapshotSection) -> [Block] {
        let changes = changes(section)
        guard !changes.isEmpty else { return [] }
        let counts = SnapshotDiff.Change.Kind.allCases.compactMap { kind in
            let count = changes.count { $0.kind == kind }
            return count > 0 ? "\(NumberText.grouped(count)) \(kind.rawValue)" : nil
        }
        let rows = changes.map { change in
            [TextRun(change.kind.rawValue), TextRun(change.title(names)), TextRun(change.words)]
        }
        return [
            .heading("\(section.rawValue): \(counts.joined(separator: ", "))"),
            .table(Table([.init("change"), .init("record"), .init("what")], rows)),
        ]
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
        guard let before, let after else { return (after ?? before).json(\.json) }
        let names = after.json.members.filter { before.json[$0.name] != $0.value }.map(\.name)
        return .object([
            JSONMember("before", before.json),
            JSONMember("after", after.json),
            JSONMember("members", .array(names.map { .string($0) })),
        ])
    }

    /// The members that differ, by name; those of the key are never among them.
    fileprivate var members: [Member] {
        let (old, new) = (before?.texts ?? [:], after?.texts ?? [:])
        return Set(old.keys).union(new.keys).subtracting(section.keyNames).sorted()
            .map { Member(name: $0, before: old[$0] ?? "", after: new[$0] ?? "") }
            .filter { $0.before != $0.after }
    }

    /// What changed, in words: the gist of a record that came or went, else its members.
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
