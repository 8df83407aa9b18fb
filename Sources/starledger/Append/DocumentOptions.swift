import ArgumentParser
import FilingModel
import TransparencyLog

/// The documents an event was read in.
struct DocumentOptions: ParsableArguments {
    @Option(
        name: .customLong("document"),
        help: ArgumentHelp(
            "A file it was read in: its SHA-256 is recorded; may be repeated.",
            valueName: "file"
        )
    )
    var files: [String] = []

    @Option(help: ArgumentHelp("The title of the document it was read in.", valueName: "title"))
    var documentTitle: String?

    @Option(help: ArgumentHelp("A short quotation from it.", valueName: "words"))
    var quote: String?

    @Option(help: ArgumentHelp("The page in it.", valueName: "page"))
    var page: String?

    @Option(
        help: ArgumentHelp("The day on which it was read.", valueName: "date"),
        transform: parsed { (spelling) throws(Malformed) in try CalendarDate(spelling) }
    )
    var retrievedOn: CalendarDate?

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
    ///
    /// - Parameter source: The address the event was read at; nil: not given.
    /// - Returns: The documents; none if nothing is said of one.
    /// - Throws: `CommandFailure` for a file that cannot be read, and for malformed words.
    func documents(at source: Source?) throws(CommandFailure) -> [Document] {
        guard !files.isEmpty else { return isDescribed ? [try document(source, nil)] : [] }
        var documents: [Document] = []
        for file in files {
            let digest = try Console.digest(ofFile: file)
            documents.append(try document(files.count == 1 ? source : nil, digest.hex))
        }
        return documents
    }

    private func document(_ url: Source?, _ sha256: String?) throws(CommandFailure) -> Document {
        try attempt {
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
}
