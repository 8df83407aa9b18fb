package import EventLog
package import FilingModel
package import Ledger

/// What came of publishing a snapshot.
package struct SnapshotReceiptReport: Report {
    /// What became of the file.
    package enum Outcome: String, Hashable, Sendable {
        /// There was none; now there is.
        case written
        /// The same bytes stood there.
        case unchanged
        /// Others stood there, and gave way.
        case replaced
    }

    /// The file, in the ledger's directory.
    package let file: String
    /// What the snapshot says of itself.
    package let header: Snapshot.Header
    /// What became of the file.
    package let outcome: Outcome

    /// What came of publishing a snapshot.
    package init(file: String, header: Snapshot.Header, outcome: Outcome) {
        self.file = file
        self.header = header
        self.outcome = outcome
    }

    package var json: JSONValue {
        .object(
            [
                JSONMember("file", .string(file)),
                JSONMember("outcome", .string(outcome.rawValue)),
            ] + header.json.members
        )
    }

    package var sheet: Sheet {
        Sheet(
            ["file", "outcome", "valid_at", "known_at", "size", "root"],
            [
                [
                    file, outcome.rawValue, header.day.description, header.day.description,
                    header.size.description, header.root,
                ]
            ]
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        Page([
            .paragraph([TextRun("\(file): \(outcome.rawValue)")]),
            .paragraph([
                TextRun("\(header.clock.line(in: language)) · root \(header.root)")
            ]),
        ])
    }
}
