import FilingModel

/// Every figure that is known at some clocks, read at once: what the rules of findings share.
struct KnownFigures {
    /// The definitions of all metrics.
    let definitions: [Metric: MetricDefinition]

    /// The versions that are known, by what they are of, in log order.
    let versions: [FigureKey: [FigureFact]]

    /// The versions that count.
    let counting: [FigureKey: FigureFact]

    /// The keys of all figures, ascending.
    let keys: [FigureKey]

    init(_ filings: [EventVersion], _ definitions: [Metric: MetricDefinition]) {
        let facts = filings.flatMap(\.figureFacts).filter { definitions[$0.key.metric] != nil }
        let versions = Dictionary(grouping: facts, by: \.key)
        self.definitions = definitions
        self.versions = versions
        keys = versions.keys.sorted()
        counting = keys.reduce(into: [:]) { counting, key in
            guard let definition = definitions[key.metric], let versions = versions[key] else {
                return
            }
            counting[key] = FigureChoice.counting(versions, definition)
        }
    }

    /// The unit of a figure.
    func unit(of figure: FigureFact) -> Unit? {
        definitions[figure.key.metric].map { figure.unit($0) }
    }

    /// Whether figures are all in one unit.
    func haveOneUnit(_ figures: [FigureFact]) -> Bool { Set(figures.map(unit)).count <= 1 }

    /// The figure of a company that counts.
    func figure(_ code: SecurityCode, _ metric: Metric, _ period: FiscalPeriod) -> FigureFact? {
        counting[FigureKey(subject: code, metric: metric, period: period)]
    }

    /// The actual figure of a company that counts: no forecast, no preliminary result.
    func actual(_ code: SecurityCode, _ metric: Metric, _ period: FiscalPeriod) -> FigureFact? {
        figure(code, metric, period).flatMap { $0.isActual ? $0 : nil }
    }
}

/// A company that is searched for findings: its state, and the known events behind it.
struct AuditedCompany {
    /// The company, as of the valid day.
    let state: CompanyState
    /// Its listing and changes that are known, in log order.
    let versions: [EventVersion]
    /// Its marks, from the events that brought them to those that took them away.
    let spans: [MarkSpan]

    /// Its listing.
    let listing: EventVersion

    /// The last span of the mark of those that were unprofitable.
    var lastSpan: MarkSpan? { spans.last { $0.mark == .unprofitable } }

    /// Whether the rules of the STAR Market hold for it: it is listed there.
    var isOnStarMarket: Bool { state.board == .star && state.delistedOn == nil }
}

extension AsOf {
    /// Every figure that is known, in one look-up.
    func knownFigures() throws -> KnownFigures {
        let filings = known(
            try facts.versions(.of(EventType.filings), at: clock.recorded)
        )
        return KnownFigures(filings, try facts.definitions(at: clock.recorded))
    }

    /// Every company that has listed by the valid day, in one look-up, by code.
    func auditedCompanies() throws -> [AuditedCompany] {
        try facts.companies(at: clock.recorded).values.map(known).compactMap { versions in
            guard let state = state(of: versions),
                let listing = versions.first(where: { $0.event.id == state.listingID })
            else { return nil }
            return AuditedCompany(
                state: state,
                versions: versions,
                spans: markSpans(versions),
                listing: listing
            )
        }.sorted { $0.state.code < $1.state.code }
    }
}
