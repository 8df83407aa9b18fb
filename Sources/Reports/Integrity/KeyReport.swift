public import EventLog
public import FilingModel
public import TransparencyLog

/// The keys of a ledger.
public struct KeyReport: Report {
    /// A key, and where it is.
    public struct Entry: Hashable, Sendable {
        /// The key.
        public let key: VerifierKey
        /// The file that holds it.
        public let file: String
        /// Whether that file holds the private key.
        public let isPrivate: Bool
        /// Whether the key signed the checkpoint beside the log.
        public let hasSigned: Bool

        /// A key, and where it is.
        ///
        /// - Parameters:
        ///   - key: The key.
        ///   - file: The file that holds it.
        ///   - isPrivate: Whether that file holds the private key.
        ///   - hasSigned: Whether the key signed the checkpoint beside the log.
        public init(_ key: VerifierKey, file: String, isPrivate: Bool, hasSigned: Bool) {
            self.key = key
            self.file = file
            self.isPrivate = isPrivate
            self.hasSigned = hasSigned
        }
    }

    /// The keys, those beside the log first.
    public let entries: [Entry]

    /// The keys of a ledger.
    ///
    /// - Parameter entries: The keys, those beside the log first.
    public init(_ entries: [Entry]) { self.entries = entries }

    /// The answer for programs.
    public var json: JSONValue {
        .object([
            JSONMember(
                "keys",
                .array(
                    entries.map { entry in
                        .object([
                            JSONMember("key", .string(entry.key.text)),
                            JSONMember("name", .string(entry.key.name)),
                            JSONMember("id", .string(entry.key.hexID)),
                            JSONMember("file", .string(entry.file)),
                            JSONMember("private", .bool(entry.isPrivate)),
                            JSONMember("signedCheckpoint", .bool(entry.hasSigned)),
                        ])
                    }
                )
            )
        ])
    }

    /// The answer for spreadsheets.
    public var sheet: Sheet {
        Sheet(
            ["key", "name", "id", "file", "private", "signed_checkpoint"],
            entries.map { entry in
                [
                    entry.key.text, entry.key.name, entry.key.hexID, entry.file,
                    entry.isPrivate ? "true" : "false", entry.hasSigned ? "true" : "false",
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
            return Page([.paragraph(["no keys; key generate makes one"])])
        }
        let blocks = entries.flatMap { entry -> [Block] in
            let kind = entry.isPrivate ? "the private key is in" : "in"
            let signed = entry.hasSigned ? "; it signed the checkpoint" : ""
            return [
                .paragraph([TextRun(entry.key.text)]),
                .list([[TextRun("\(kind) \(entry.file)\(signed)")]]),
            ]
        }
        return Page(blocks)
    }
}
