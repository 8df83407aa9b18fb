package import FilingModel
package import Ledger

/// The outcome of publishing a snapshot.
package struct SnapshotReceiptReport: Report {
    /// The fate of the file.
    package enum Outcome: String {
        /// There was none; now there is.
        case written
        /// The same bytes stood there.
        case unchanged
        /// Others stood there, and gave way.
        case replaced
    }

    /// The file, in the ledger's directory.
    private let file: String
    private let header: Snapshot.Header
    private let outcome: Outcome

    /// A snapshot, and what became of its file in the ledger's directory.
    package init(file: String, header: Snapshot.Header, outcome: Outcome) {
        self.file = file
        self.header = header
        self.outcome = outcome
    }

    package var fields: Fields {
        ["file": file, "outcome": outcome.rawValue] + header.fields
    }

    package var sheet: Sheet {
        Sheet(
            ["file", "outcome"] + Snapshot.Header.clockColumns + ["size", "root"],
            [fields]
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        Page([
            .paragraph("\(file): \(outcome.rawValue)"),
            .paragraph("\(header.clock.line(in: language)) · root \(header.root)"),
        ])
    }
}
