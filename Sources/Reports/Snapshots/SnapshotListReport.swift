public import EventLog
public import FilingModel
import Ledger

/// The snapshots that a ledger has published.
public struct SnapshotListReport: Report {
    /// A file that should be a snapshot.
    public struct Entry: Hashable, Sendable {
        /// The file's name.
        public let file: String
        /// What it says of itself; nil if that cannot be read.
        public let header: Snapshot.Header?
        /// How many companies it holds.
        public let companies: Int?
        /// What is wrong with it, as it reads; nil if nothing is.
        public let finding: SnapshotFinding?

        /// A file, as it reads; it is not held against the log.
        ///
        /// - Parameters:
        ///   - file: Its name.
        ///   - bytes: What it holds.
        public init(file: String, _ bytes: [UInt8]) {
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
    public let entries: [Entry]

    /// The snapshots that a ledger has published.
    ///
    /// - Parameter entries: The files, by name.
    public init(_ entries: [Entry]) { self.entries = entries }

    /// The answer for programs.
    public var json: JSONValue {
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

    /// The answer for spreadsheets.
    public var sheet: Sheet {
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

    /// The answer for people.
    ///
    /// - Parameter language: The language to show it in.
    /// - Returns: The page.
    public func page(in language: LocalizedText.Language) -> Page {
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
