public import EventLog
public import FilingModel

/// What came of publishing a snapshot.
public struct SnapshotReceiptReport: Report {
    /// What became of the file.
    public enum Outcome: String, Hashable, Sendable {
        /// There was none; now there is.
        case written
        /// The same bytes stood there.
        case unchanged
        /// Others stood there, and gave way.
        case replaced
    }

    /// The file, in the ledger's directory.
    public let file: String
    /// What the snapshot says of itself.
    public let header: Snapshot.Header
    /// What became of the file.
    public let outcome: Outcome

    /// What came of publishing a snapshot.
    ///
    /// - Parameters:
    ///   - file: The file, in the ledger's directory.
    ///   - header: What the snapshot says of itself.
    ///   - outcome: What became of the file.
    public init(file: String, header: Snapshot.Header, outcome: Outcome) {
        self.file = file
        self.header = header
        self.outcome = outcome
    }

    /// The answer for programs.
    public var json: JSONValue {
        .object(
            [
                JSONMember("file", .string(file)),
                JSONMember("outcome", .string(outcome.rawValue)),
            ] + header.json.members
        )
    }

    /// The answer for spreadsheets.
    public var sheet: Sheet {
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

    /// The answer for people.
    ///
    /// - Parameter language: The language to show it in.
    /// - Returns: The page.
    public func page(in language: LocalizedText.Language) -> Page {
        Page([
            .paragraph([TextRun("\(file): \(outcome.rawValue)")]),
            .paragraph([
                TextRun("\(header.clock.line(in: language)) · root \(header.root)")
            ]),
        ])
    }
}
