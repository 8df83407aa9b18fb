package import EventLog
package import FilingModel
package import TransparencyLog

/// The keys of a ledger.
package struct KeyReport: Report {
    /// A key, and where it is.
    package struct Entry: Hashable, Sendable {
        /// The key.
        package let key: VerifierKey
        /// The file that holds it.
        package let file: String
        /// Whether that file holds the private key.
        package let isPrivate: Bool
        /// Whether the key signed the checkpoint beside the log.
        package let hasSigned: Bool

        /// A key, and where it is.
        package init(_ key: VerifierKey, file: String, isPrivate: Bool, hasSigned: Bool) {
            self.key = key
            self.file = file
            self.isPrivate = isPrivate
            self.hasSigned = hasSigned
        }
    }

    /// The keys, those beside the log first.
    package let entries: [Entry]

    /// The keys of a ledger.
    package init(_ entries: [Entry]) { self.entries = entries }

    package var json: JSONValue {
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

    package var sheet: Sheet {
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

    package func page(in language: LocalizedText.Language) -> Page {
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
