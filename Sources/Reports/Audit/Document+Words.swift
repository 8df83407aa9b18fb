import FilingModel

extension Document {
    /// The document: the fields it has.
    var fields: Fields {
        .given("title", title) + .given("url", url) + .given("sha256", sha256)
            + .given("page", page) + .given("quote", quote) + .given("retrievedOn", retrievedOn)
    }

    /// The columns of the first of several.
    static let columns = [
        Column("documents.0.title", as: "document"), Column("documents.0.page", as: "page"),
        Column("documents.0.quote", as: "quote"), Column("documents.0.sha256", as: "sha256"),
    ]
}

extension [Document] {
    /// The documents, each in a line; what was quoted from one stands together.
    func spans(beside source: Source) -> [TextRun] {
        var documents: [(document: Document, quotes: [String])] = []
        for document in self {
            let quote = [document.quote.map { "“\($0)”" }].compactMap { $0 }
            if let last = documents.indices.last, documents[last].document.isPlace(of: document) {
                documents[last].quotes += quote
            } else {
                documents.append((document, quote))
            }
        }
        return documents.map { document, quotes in
            TextRun(document.words(quotes, beside: source), link: document.url?.text)
        }
    }
}

extension Document {
    /// Whether another quotation is from the same place.
    fileprivate func isPlace(of other: Document) -> Bool {
        title == other.title && url == other.url && sha256 == other.sha256 && page == other.page
            && retrievedOn == other.retrievedOn
    }

    fileprivate func words(_ quotes: [String], beside source: Source) -> String {
        let parts =
            [title, page.map { "page \($0)" }] + quotes
            + [
                sha256.map { "SHA-256 \($0)" }, retrievedOn.map { "retrieved \($0)" },
                url == source ? nil : url?.text,
            ]
        return parts.compactMap { $0 }.joined(separator: " · ")
    }
}
