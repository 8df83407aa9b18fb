import FilingModel

/// The results and restatements of a log, every version of them, read at once: so that many
/// figures can be audited at the cost of one look-up.
struct LoadedFilings: FactSource {
    private struct CompanyPeriod: Hashable {
        let subject: Subject
        let period: FiscalPeriod
    }

    private let filings: [CompanyPeriod: [EventVersion]]
    private let definitions: [EventVersion]

    /// The keys of all figures, in force or not; ascending.
    let keys: [FigureKey]

    /// Reads them.
    ///
    /// - Parameter size: How many events count; it can be asked for no other size.
    init(_ facts: some FactSource, at size: LogSize) throws {
        let history = try facts.history(.of(EventType.filings), through: size)
        filings = Dictionary(
            grouping: history.compactMap { version in
                version.event.filingPeriod.map { period in
                    (CompanyPeriod(subject: version.event.subject, period: period), version)
                }
            },
            by: \.0
        ).mapValues { $0.map(\.1) }
        definitions = try facts.versions(.of([.metricDefined]), at: size)
        keys = Set(history.flatMap(\.figureFacts).map(\.key)).sorted()
    }

    func history(_ query: FactQuery, through size: LogSize) -> [EventVersion] {
        switch query {
        case .filings(let code, let period):
            filings[CompanyPeriod(subject: Subject(code), period: period)] ?? []
        case .of([.metricDefined]): definitions
        case .about, .of, .allFilings, .claims:
            preconditionFailure("only filings and definitions of metrics are loaded")
        }
    }

    func versions(_ query: FactQuery, at size: LogSize) -> [EventVersion] {
        history(query, through: size).filter { $0.span.contains(size) }
    }

    func history(recordedIn sequences: Range<Int>) -> [EventVersion] {
        preconditionFailure("only filings and definitions of metrics are loaded")
    }
}
