import EventLog
import FilingModel

extension Document {
    /// The document as JSON: the members it has.
    var json: JSONValue {
        .members([
            "title": title.map(JSONValue.string), "url": (url?.text).map(JSONValue.string),
            "sha256": sha256.map(JSONValue.string), "page": page.map(JSONValue.string),
            "quote": quote.map(JSONValue.string),
            "retrievedOn": (retrievedOn?.description).map(JSONValue.string),
        ])
    }
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
