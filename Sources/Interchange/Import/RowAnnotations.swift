internal import FilingModel

/// What a row notes beside its fact.
struct RowAnnotations {
    let note: String?
    let document: Document?
}

extension RowReader {
    /// Reads the note and the document of a row.
    ///
    /// Where the row is a claim, its quote goes with the claim and not with the document.
    mutating func annotations(
        source: Source?,
        options: ImportOptions,
        isClaim: Bool = false
    ) -> RowAnnotations {
        let note = optional(.note) { (text) throws(SpellingError) in
            try PlainText.check(text, as: .text, bytesMax: TextLimit.noteBytesMax)
        }
        let title = optional(.documentTitle, Self.plainText)
        let digest = optional(.documentSHA256) { (text) throws(SpellingError) in
            try Document(sha256: text).sha256
        }
        let quote = isClaim ? nil : self.quote()
        guard title != nil || digest != nil || quote != nil else {
            return RowAnnotations(note: note, document: nil)
        }
        let document = try? Document(
            title: title,
            url: source,
            sha256: digest ?? nil,
            quote: quote,
            retrievedOn: options.retrievedOn
        )
        return RowAnnotations(note: note, document: document)
    }

    /// Reads the words in which the row's fact is stated.
    mutating func quote() -> String? {
        optional(.quote) { (text) throws(SpellingError) in
            try Document.checkQuote(text)
            return text
        }
    }
}

extension Annotations {
    /// What the rows of an event note: each distinct note once, and each distinct document once.
    ///
    /// A document without a quote says nothing beside the same document with one, and is left out.
    init(joining rows: [RowAnnotations]) {
        let documents = rows.compactMap(\.document).withoutRepetitions()
        self.init(
            note: Self.joined(rows.compactMap(\.note)),
            documents: documents.filter { document in
                document.quote != nil
                    || !documents.contains { $0.quote != nil && $0.isSameFile(as: document) }
            }
        )
    }

    private static func joined(_ notes: [String]) -> String? {
        notes.isEmpty ? nil : notes.withoutRepetitions().joined(separator: "; ")
    }

    /// Whether the joined note keeps its bound.
    var hasGoodLength: Bool { (note?.utf8.count ?? 0) <= TextLimit.noteBytesMax }
}

extension Document {
    fileprivate func isSameFile(as other: Document) -> Bool {
        title == other.title && url == other.url && sha256 == other.sha256
    }
}

extension Sequence where Element: Hashable {
    /// The distinct elements, each where it first stands.
    func withoutRepetitions() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
