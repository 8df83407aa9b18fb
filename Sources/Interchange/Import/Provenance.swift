internal import FilingModel

/// When and where something became public.
struct Disclosure: Hashable {
    let day: CalendarDate
    let precision: PublicTime.Precision
    let source: Source

    /// The draft of an event that became public then and there.
    func draft(
        of event: FilingEvent,
        about subject: Subject,
        annotations: Annotations,
        options: ImportOptions
    ) -> EventDraft {
        let start = ZonedTime(startOf: day, offsetSeconds: options.offsetSeconds(day))
        return EventDraft(
            source: source,
            subject: subject,
            time: PublicTime(start, precision: precision),
            payload: Payload(event, annotations: annotations)
        )
    }
}

/// A row's disclosure, and what the row notes beside it.
struct Provenance {
    let disclosure: Disclosure
    let note: String?
    let document: Document?
}

extension ImportColumn {
    /// The columns of when and where a row's content became public.
    static let disclosure: [ImportColumn] = [
        required(.publicOn, "day on which it became public, in the ledger's zone"),
        optional(.publicPrecision, "day or no-later-than; empty: day"),
        required(.source, "address where it was read"),
    ]

    /// The columns of the document at that address.
    static let document: [ImportColumn] = [
        optional(.documentTitle, "title of the document at that address"),
        optional(.documentSHA256, "SHA-256 of its bytes, 64 lower-case hex digits"),
        optional(.quote, "words that state the fact, at most 200 characters"),
        optional(.note, "remark of whoever wrote the row"),
    ]
}

extension RowReader {
    /// Reads the columns of `ImportColumn.disclosure` and `ImportColumn.document`.
    ///
    /// The quote of a claim goes with the claim and not with the document.
    mutating func provenance(isClaim: Bool = false) -> Provenance? {
        let disclosure = disclosure()
        let note = optional(.note) { (text) throws(SpellingError) in
            try PlainText.check(text, as: .text, bytesMax: TextLimit.noteBytesMax)
        }
        let document = document(at: disclosure?.source, isClaim: isClaim)
        return disclosure.map { Provenance(disclosure: $0, note: note, document: document) }
    }

    /// The draft of an event that this row alone states.
    func draft(of event: FilingEvent, about subject: Subject, _ provenance: Provenance)
        -> EventDraft
    {
        provenance.disclosure.draft(
            of: event,
            about: subject,
            annotations: Annotations(joining: [provenance]),
            options: options
        )
    }

    private mutating func disclosure() -> Disclosure? {
        let day = required(.publicOn, CalendarDate.init)
        let precision = optional(.publicPrecision) { (text) throws(SpellingError) in
            guard let precision = PublicTime.Precision(rawValue: text), precision != .exact else {
                throw SpellingError(.timePrecision, "must be day or no-later-than")
            }
            return precision
        }
        let source = required(.source, Source.init)
        guard let day, let source else { return nil }
        return Disclosure(day: day, precision: precision ?? .day, source: source)
    }

    private mutating func document(at source: Source?, isClaim: Bool) -> Document? {
        let title = optional(.documentTitle, Self.plainText)
        let digest = optional(.documentSHA256) { (text) throws(SpellingError) in
            try Document(sha256: text).sha256
        }
        let quote = isClaim ? nil : self.quote()
        guard title != nil || digest != nil || quote != nil else { return nil }
        return try? Document(
            title: title,
            url: source,
            sha256: digest ?? nil,
            quote: quote,
            retrievedOn: options.retrievedOn
        )
    }

    /// Reads the words in which the row's content was stated.
    mutating func quote() -> String? {
        optional(.quote) { (text) throws(SpellingError) in
            try Document.checkQuote(text)
            return text
        }
    }
}

extension Annotations {
    /// The distinct notes and the distinct documents of an event's rows.
    ///
    /// A document without a quote adds nothing to the same document with one, and is left out.
    init(joining rows: [Provenance]) {
        let notes = rows.compactMap(\.note).withoutRepetitions()
        let documents = rows.compactMap(\.document).withoutRepetitions()
        self.init(
            note: notes.isEmpty ? nil : notes.joined(separator: "; "),
            documents: documents.filter { document in
                document.quote != nil
                    || !documents.contains { $0.quote != nil && $0.isSameFile(as: document) }
            }
        )
    }
}

extension ProblemList {
    /// Refuses an event whose rows' notes are too long together.
    mutating func checkNote(of annotations: Annotations, rows: [RowReader]) {
        guard let note = annotations.note, note.utf8.count > TextLimit.noteBytesMax,
            let last = rows.last
        else { return }
        let rule = "must not be longer than \(TextLimit.noteBytesMax) bytes, joined for the event"
        add(.malformed(SpellingError(.text, rule)), of: last, in: .note)
    }
}

extension Document {
    fileprivate func isSameFile(as other: Document) -> Bool {
        title == other.title && url == other.url && sha256 == other.sha256
    }
}

extension Sequence where Element: Hashable {
    /// The distinct elements, each at its first place.
    fileprivate func withoutRepetitions() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
