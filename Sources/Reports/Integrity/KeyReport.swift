package import FilingModel
package import TransparencyLog

/// The keys of a ledger.
package struct KeyReport: Report {
    /// A key, and where it is.
    package struct Entry {
        fileprivate let key: VerifierKey
        fileprivate let file: String
        fileprivate let isPrivate: Bool
        fileprivate let hasSigned: Bool

        /// A key in a file: the private one or not; it signed the checkpoint beside the log or not.
        package init(_ key: VerifierKey, file: String, isPrivate: Bool, hasSigned: Bool) {
            self.key = key
            self.file = file
            self.isPrivate = isPrivate
            self.hasSigned = hasSigned
        }
    }

    private let entries: [Entry]

    /// The keys of a ledger, those beside the log first.
    package init(_ entries: [Entry]) { self.entries = entries }

    package var fields: Fields { ["keys": entries.map(\.fields)] }

    package var sheet: Sheet {
        Sheet(
            ["key", "name", "id", "file", "private", "signedCheckpoint"],
            entries.map(\.fields)
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        guard !entries.isEmpty else {
            return Page([.paragraph("no keys; key generate makes one")])
        }
        let blocks = entries.flatMap { entry -> [Block] in
            let kind = entry.isPrivate ? "the private key is in" : "in"
            let signed = entry.hasSigned ? "; it signed the checkpoint" : ""
            return [.paragraph(entry.key.text), .list(["\(kind) \(entry.file)\(signed)"])]
        }
        return Page(blocks)
    }
}

extension KeyReport.Entry {
    fileprivate var fields: Fields {
        [
            "key": key.text,
            "name": key.name,
            "id": key.hexID,
            "file": file,
            "private": isPrivate,
            "signedCheckpoint": hasSigned,
        ]
    }
}
