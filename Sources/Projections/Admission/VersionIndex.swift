import FilingModel

/// The events that follow a log and the versions that they brought, by what is asked for: places
/// and numbers only, some tens of bytes an event.
///
/// It is not copied unawares: every event asks it several times.
struct VersionIndex: ~Copyable, Sendable {
    /// Where a version is found.
    enum Place {
        /// At a place among those that are kept.
        case kept(Int)
        /// As filed, by reading an event again.
        case read(event: Int)
    }

    /// The versions about one subject, by number.
    private struct About {
        var listings: [Int32] = []
        var delistings: [Int32] = []
        var changes: [Int32] = []
        var filings: [Int32] = []
        var others: [Int32] = []
    }

    private var ids = IdentifierTable()
    private var types: [EventType] = []
    /// By event: the version as filed; -1: none, as of amendments.
    private var filed: [Int32] = []
    /// By event, negative for those of the log: the versions that corrections brought.
    private var corrected: [Int: [Int]] = [:]
    /// By version: its place among those kept, or the event before -1 of which it is read.
    private var places: [Int32] = []

    /// The subjects by their texts; their numbers are their places in `about`.
    private var subjects = IdentifierTable()
    private var about: [About] = []
    private var results: [Int32] = []
    private var restatements: [Int32] = []
    /// By type, but for filings.
    private var byType: [EventType: [Int32]] = [:]
    private var book = FilingIndex()

    /// Nothing.
    init() {}

    /// The same again, to be changed on its own.
    init(copying other: borrowing VersionIndex) {
        ids = other.ids
        types = other.types
        filed = other.filed
        corrected = other.corrected
        places = other.places
        subjects = other.subjects
        about = other.about
        results = other.results
        restatements = other.restatements
        byType = other.byType
        book = FilingIndex(copying: other.book)
    }

    /// How many versions there are.
    var count: Int { places.count }

    // MARK: Adding

    /// Adds an event; its versions follow.
    mutating func add(_ event: RecordedEvent) {
        ids.append(event.id)
        types.append(event.type)
        filed.append(-1)
    }

    /// Adds a version of an event.
    ///
    /// - Parameters:
    ///   - version: The version.
    ///   - filing: What it is to other filings, if it is one.
    ///   - event: The number of its event, negative for one of the log.
    ///   - place: Its place among those that are kept; nil: it is read again.
    mutating func add(_ version: EventVersion, _ filing: Filing?, of event: Int, kept place: Int?) {
        let number = places.count
        places.append(Int32(place ?? ~event))
        if version.correctedBy == nil {
            filed[event] = Int32(number)
        } else {
            corrected[event, default: []].append(number)
        }
        let subject = code(of: version.event.subject)
        let type = version.event.type
        if !type.isFiling { byType[type, default: []].append(Int32(number)) }
        switch type {
        case .companyListed: about[subject].listings.append(Int32(number))
        case .companyDelisted: about[subject].delistings.append(Int32(number))
        case .markAssigned, .markRemoved, .tierChanged, .companyRenamed, .sectorChanged:
            about[subject].changes.append(Int32(number))
        case .resultFiled, .figuresRestated: addFiling(number, subject, type)
        case .ledgerOpened, .milestoneAnnounced, .aggregateReported, .metricDefined,
            .eventCorrected, .eventRetracted:
            about[subject].others.append(Int32(number))
        }
        if let filing, let period = version.event.filingPeriod {
            book.add(filing, FilingIndex.Key(subject, period), version: number)
        }
    }

    /// Adds an event that is a filing, as filed.
    ///
    /// - Parameters:
    ///   - event: The event.
    ///   - filing: What it is to other filings.
    ///   - period: The period it is for.
    ///   - place: Its place among those that are kept; nil: it is read again.
    mutating func add(
        _ event: RecordedEvent,
        _ filing: Filing,
        _ period: FiscalPeriod,
        kept place: Int?
    ) {
        let (number, type) = (places.count, event.type)
        places.append(Int32(place ?? ~filed.count))
        ids.append(event.id)
        types.append(type)
        filed.append(Int32(number))
        let subject = code(of: event.subject)
        addFiling(number, subject, type)
        book.add(filing, FilingIndex.Key(subject, period), version: number)
    }

    private mutating func addFiling(_ number: Int, _ subject: Int, _ type: EventType) {
        about[subject].filings.append(Int32(number))
        if type == .resultFiled {
            results.append(Int32(number))
        } else {
            restatements.append(Int32(number))
        }
    }

    private mutating func code(of subject: Subject) -> Int {
        if let number = subjects.number(of: subject.text) { return number }
        subjects.append(subject.text)
        about.append(About())
        return about.count - 1
    }

    // MARK: Finding

    /// The number of an event; nil if it is not one of those that follow.
    func event(_ id: EventID) -> Int? { ids.number(of: id) }

    /// The type of an event.
    func type(of event: Int) -> EventType { types[event] }

    /// Where a version is found.
    func place(of version: Int) -> Place {
        let place = Int(places[version])
        return place < 0 ? .read(event: ~place) : .kept(place)
    }

    /// The versions of an event, as filed first.
    func versions(of event: Int) -> [Int] {
        let asFiled = filed.indices.contains(event) && filed[event] >= 0 ? [Int(filed[event])] : []
        return asFiled + (corrected[event] ?? [])
    }

    /// The last version of an event; nil if there is none.
    func lastVersion(of event: Int) -> Int? {
        if let last = corrected[event]?.last { return last }
        return versions(of: event).last
    }

    /// The versions among which those are that a query asks for.
    func candidates(_ query: FactQuery) -> [Int] {
        switch query {
        case .about(let subject, let types): return candidates(about: subject, types)
        case .of(let types): return types.flatMap { versions(of: $0).map(Int.init) }
        case .filings(let code, let period):
            guard let subject = number(of: Subject(code)) else { return [] }
            return book.versions(FilingIndex.Key(subject, period))
        case .allFilings, .claims: return candidates(.of([.resultFiled, .figuresRestated]))
        }
    }

    private func versions(of type: EventType) -> [Int32] {
        switch type {
        case .resultFiled: results
        case .figuresRestated: restatements
        default: byType[type] ?? []
        }
    }

    private func candidates(about subject: Subject, _ types: [EventType]) -> [Int] {
        guard let number = number(of: subject) else { return [] }
        let about = about[number]
        let lists: [([EventType], [Int32])] = [
            ([.companyListed], about.listings), ([.companyDelisted], about.delistings),
            (
                [.markAssigned, .markRemoved, .tierChanged, .companyRenamed, .sectorChanged],
                about.changes
            ),
            ([.resultFiled, .figuresRestated], about.filings),
            (
                [
                    .ledgerOpened, .milestoneAnnounced, .aggregateReported, .metricDefined,
                    .eventCorrected, .eventRetracted,
                ], about.others
            ),
        ]
        return lists.filter { $0.0.contains(where: types.contains) }.flatMap { $0.1 }
            .map(Int.init)
    }

    /// The number of a subject; nil if no version is about it.
    func number(of subject: Subject) -> Int? { subjects.number(of: subject.text) }

    /// The listings of a subject, by its number.
    func listings(of subject: Int) -> [Int32] { about[subject].listings }

    /// The delistings of a subject, by its number.
    func delistings(of subject: Int) -> [Int32] { about[subject].delistings }

    /// The filings of a subject for a period, the last one first.
    func filings(
        _ subject: Int,
        _ period: FiscalPeriod,
        where isIncluded: (_ version: Int) -> Bool
    ) -> [Filing] {
        book.filings(FilingIndex.Key(subject, period), where: isIncluded)
    }

    /// Whether two logs are followed by the same events, which brought as many versions.
    func hasSameVersions(as other: borrowing VersionIndex) -> Bool {
        ids == other.ids && types == other.types && places == other.places
    }
}
