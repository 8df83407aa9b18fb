package import EventLog
package import FilingModel
package import Ledger

/// The snapshots that a ledger has published.
package struct SnapshotListReport: Report {
    /// A file that should be a snapshot.
    package struct Entry: Hashable, Sendable {
        /// The file's name.
        package let file: String
        /// What it says of itself; nil if that cannot be read.
        package let header: Snapshot.Header?
        /// How many companies it holds.
        package let companies: Int?
        /// What is wrong with it, as it reads; nil if nothing is.
        package let finding: SnapshotFinding?

        /// A file, as it reads; it is not held against the log.
        package init(file: String, _ bytes: [UInt8]) {
            self.file = file
            do {
                let snapshot = try Snapshot(reading: bytes)
                header = snapshot.header
                companies = snapshot[.companies].count
                let day = SnapshotFolder.day(of: file)
                finding =
                    day == nil
                    ? .misnamed : day == snapshot.header.day ? nil : .otherDay(snapshot.header.day)
            } catch {
                (header, companies, finding) = (nil, nil, error)
            }
        }
    }

    /// The files, by name.
    package let entries: [Entry]

    /// The snapshots that a ledger has published.
    package init(_ entries: [Entry]) { self.entries = entries }

    package var json: JSONValue {
        .object([
            JSONMember(
                "snapshots",
                .array(
                    entries.map { entry in
                        .object(
                            [JSONMember("file", .string(entry.file))]
                                + (entry.header?.json.members ?? [])
                                + [
                                    JSONMember(
                                        "companies",
                                        entry.companies.json { .integer(Int64($0)) }
                                    ),
                                    JSONMember(
                                        "finding",
                                        (entry.finding?.sentence).json(JSONValue.string)
                                    ),
                                ]
                        )
                    }
                )
            )
        ])
    }

    package var sheet: Sheet {
        Sheet(
            ["file", "valid_at", "known_at", "size", "root", "companies", "format", "finding"],
            entries.map { entry in
                let day = entry.header?.day.description
                return [
                    entry.file, day, day, (entry.header?.size.count).map(String.init),
                    entry.header?.root, entry.companies.map(String.init),
                    entry.header?.format.rawValue, entry.finding?.sentence,
                ]
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        guard !entries.isEmpty else {
            return Page([.paragraph(["no snapshots; snapshot take publishes one"])])
        }
        let rows = entries.compactMap { entry in
            entry.header.map { header in
                [
                    TextRun(header.day.description), TextRun(header.size.description),
                    TextRun(NumberText.grouped(entry.companies ?? 0)), TextRun(header.root),
                    TextRun(header.format.rawValue),
                ]
            }
        }
        let columns: [Table.Column] = [
            .init("day"), .init("log size", .right), .init("companies", .right),
            .init("root"), .init("format"),
        ]
        let damaged = entries.compactMap { entry in
            entry.finding.map { [TextRun("\(entry.file): \($0.sentence)")] }
        }
        return Page(
            (rows.isEmpty ? [] : [.table(Table(columns, rows))])
                + (damaged.isEmpty ? [] : [.heading("Damaged"), .list(damaged)])
        )
    }
}
