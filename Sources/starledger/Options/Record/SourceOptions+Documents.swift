import ArgumentParser
import FilingModel
import TransparencyLog

/// The documents an event was read in.
extension SourceOptions {
    func validate() throws {
        guard files.count < 2 || !isDescribed else {
            throw ValidationError(
                "--document-title, --quote and --page tell of one document; give one --document"
            )
        }
        guard retrievedOn == nil || !files.isEmpty || isDescribed else {
            throw ValidationError("--retrieved-on goes with --document or --document-title")
        }
    }

    private var isDescribed: Bool { documentTitle != nil || quote != nil || page != nil }

    /// The documents, in the order given.
    ///
    /// A single one stands at the address of the source; of several, no address is known.
    func documents(at source: Source?) throws -> [Document] {
        guard !files.isEmpty else { return isDescribed ? [try document(source, nil)] : [] }
        var documents: [Document] = []
        for file in files {
            let digest = try InputFile(opening: file).digest()
            documents.append(try document(files.count == 1 ? source : nil, digest.hex))
        }
        return documents
    }

    private func document(_ url: Source?, _ sha256: String?) throws(SpellingError) -> Document {
        try Document(
            title: documentTitle,
            url: url,
            sha256: sha256,
            page: page,
            quote: quote,
            retrievedOn: retrievedOn
        )
    }
}
