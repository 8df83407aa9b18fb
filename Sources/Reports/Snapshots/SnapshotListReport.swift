import EventLog
package import FilingModel
package import Ledger

/// The snapshots that a ledger has published.
package struct SnapshotListReport: Report {
    /// A file that should be a snapshot, as it reads; it is not held against the log.
    package struct Entry {
        fileprivate let file: String
        /// Its header; nil if that cannot be read.
        fileprivate let header: Snapshot.Header?
        /// The number of companies it holds.
        fileprivate let companies: Int?
        /// The first fault of it; nil if there is none.
        fileprivate let finding: SnapshotFinding?

        /// A file, by its name and what it holds.
        package init(file: String, _ bytes: Result<[UInt8], SnapshotFinding>) {
            self.file = file
            do throws(SnapshotFinding) {
                let snapshot = try Snapshot(reading: try bytes.get())
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

        fileprivate var fields: Fields {
            ["file": file] + (header?.fields ?? [:])
                + ["companies": companies, "finding": finding?.sentence]
        }
    }

    private let entries: [Entry]

    /// The files, by name.
    package init(_ entries: [Entry]) { self.entries = entries }

    package var fields: Fields { ["snapshots": entries.map(\.fields)] }

    package var sheet: Sheet {
        Sheet(
            ["file"] + Snapshot.Header.clockColumns
                + ["size", "root", "companies", "format", "finding"],
            entries.map(\.fields)
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        guard !entries.isEmpty else {
            return Page([.paragraph("no snapshots; snapshot take publishes one")])
        }
        let readable = entries.compactMap { entry in
            entry.header.map { (header: $0, companies: entry.companies ?? 0) }
        }
        let table = Table(
            of: readable,
            [
                .init("day", \.header.day.description),
                .init("log size", .right, \.header.size.description),
                .init("companies", .right) { NumberText.grouped($0.companies) },
                .init("root", \.header.root),
                .init("format", \.header.format.rawValue),
            ]
        )
        let damaged = entries.compactMap { entry in
            entry.finding.map { "\(entry.file): \($0.sentence)" }
        }
        return Page(
            (readable.isEmpty ? [] : [.table(table)])
                + (damaged.isEmpty ? [] : [.heading("Damaged"), .list(damaged)])
        )
    }
}

extension Snapshot.Header {
    /// The header for programs.
    var fields: Fields { Fields(json.members) }

    /// The columns of its clocks.
    static let clockColumns = [
        Column("clock.validAt", as: "valid_at"), Column("clock.knownAt", as: "known_at"),
    ]
}
