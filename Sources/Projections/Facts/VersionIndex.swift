import FilingModel

/// The events that follow a log and the versions that they brought, by what is asked for: places
/// and numbers only, some tens of bytes an event.
struct VersionIndex: Sendable {
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

    private var subjects: [Subject: Int] = [:]
    private var about: [About] = []
    private var byType: [EventType: [Int32]] = [:]
    private var book = FilingBook()

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
        byType[version.event.type, default: []].append(Int32(number))
        switch version.event.type {
        case .companyListed: about[subject].listings.append(Int32(number))
        case .companyDelisted: about[subject].delistings.append(Int32(number))
        case .markAssigned, .markRemoved, .tierChanged, .companyRenamed, .sectorChanged:
            about[subject].changes.append(Int32(number))
        case .resultFiled, .figuresRestated: about[subject].filings.append(Int32(number))
        case .ledgerOpened, .milestoneAnnounced, .aggregateReported, .metricDefined,
            .eventCorrected, .eventRetracted:
            about[subject].others.append(Int32(number))
        }
        if let filing, let period = version.event.filingPeriod {
            book.add(filing, FilingBook.Key(subject, period), version: number)
        }
    }

    private mutating func code(of subject: Subject) -> Int {
        if let number = subjects[subject] { return number }
        subjects[subject] = about.count
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
        case .of(let types): return types.flatMap { (byType[$0] ?? []).map(Int.init) }
        case .filings(let code, let period):
            return subjects[Subject(code)].map {
                book.versions(FilingBook.Key($0, period))
            } ?? []
        case .allFilings, .claims: return candidates(.of([.resultFiled, .figuresRestated]))
        }
    }

    private func candidates(about subject: Subject, _ types: [EventType]) -> [Int] {
        guard let about = subjects[subject].map({ about[$0] }) else { return [] }
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

    /// The listings of a company.
    func listings(of subject: Subject) -> [Int32] {
        subjects[subject].map { about[$0].listings } ?? []
    }

    /// The delistings of a company.
    func delistings(of subject: Subject) -> [Int32] {
        subjects[subject].map { about[$0].delistings } ?? []
    }

    /// The filings of a company for a period, the last one first.
    func filings(
        _ subject: Subject,
        _ period: FiscalPeriod,
        where isIncluded: (_ version: Int) -> Bool
    ) -> [Filing] {
        guard let subject = subjects[subject] else { return [] }
        return book.filings(FilingBook.Key(subject, period), where: isIncluded)
    }

    /// Whether two logs are followed by the same events, which brought as many versions.
    func hasSameVersions(as other: VersionIndex) -> Bool {
        ids == other.ids && types == other.types && places == other.places
    }
}
