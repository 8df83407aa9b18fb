public import FilingModel

/// The differences between two states of knowledge about the same day, with their causes.
public struct Difference: Hashable, Sendable {
    /// A mark of a company: from the event that brought it.
    public struct MarkKey: Hashable, Comparable, Sendable {
        /// The company.
        public let code: SecurityCode
        /// The mark.
        public let mark: Mark
        /// The event that brought it.
        public let assignment: EventID

        /// The mark of a span.
        public init(_ span: MarkSpan) {
            code = span.code
            mark = span.mark
            assignment = span.assignment.event.id
        }

        /// Orders by company, then by mark.
        public static func < (lhs: MarkKey, rhs: MarkKey) -> Bool {
            (lhs.code, lhs.mark, lhs.assignment.text) < (rhs.code, rhs.mark, rhs.assignment.text)
        }
    }

    /// The time for which a mark was carried.
    public struct MarkState: Hashable, Sendable {
        /// When it was assigned: the listing, or a later day.
        public let from: EffectiveDate?
        /// When it was removed; nil: it is carried on the valid day.
        public let until: EffectiveDate?
        /// The fiscal year whose result earned the removal, if it is known.
        public let period: FiscalPeriod?
        /// The event that removed it.
        public let removal: EventID?
    }

    /// A figure that counts, and its unit.
    public struct FigureState: Hashable, Sendable {
        /// The version that counts.
        public let fact: FigureFact
        /// Its unit.
        public let unit: Unit

        /// A figure that counts.
        public init(_ fact: FigureFact, _ definition: MetricDefinition) {
            self.fact = fact
            unit = fact.unit(definition)
        }

        /// Equal if they say the same, whatever the sizes of the log.
        public static func == (lhs: FigureState, rhs: FigureState) -> Bool {
            lhs.fact.saysTheSame(as: rhs.fact) && lhs.unit == rhs.unit
        }

        /// Hashes what equality looks at first.
        public func hash(into hasher: inout Hasher) {
            hasher.combine(fact.id)
            hasher.combine(unit)
        }
    }

    /// The earlier clock.
    public let from: Clock
    /// The later clock.
    public let to: Clock
    /// The cohort of the series and the aggregates.
    public let cohort: Cohort
    /// The steps from the one to the other, in order.
    public let steps: [KnowledgeStep]
    /// The states of companies, marks aside; by code.
    public let companies: [Change<SecurityCode, CompanyState>]
    /// The marks of companies, by code.
    public let marks: [Change<MarkKey, MarkState>]
    /// The figures that count, by company, metric and period.
    public let figures: [Change<FigureKey, FigureState>]
    /// The points of series, by series and year.
    public let series: [Change<SeriesKey, SeriesState>]
    /// The sums of the cohort, by metric and period.
    public let aggregates: [AggregateChange]

    /// Whether the two states give the same answers.
    public var isEmpty: Bool {
        companies.isEmpty && marks.isEmpty && figures.isEmpty && series.isEmpty
            && aggregates.isEmpty
    }
}

extension AsOf {
    /// The differences between this state of knowledge and a later one.
    ///
    /// - Parameter later: The same facts at a clock that this one is at most, on the same valid
    ///   day.
    public func difference(
        to later: AsOf,
        of cohort: Cohort = .unprofitableAtListing
    ) throws -> Difference {
        precondition(clock.isAtMost(later.clock), "a difference leads to a later clock")
        return try DifferenceBuilder(self, later, cohort).difference()
    }
}

/// Finds the differences between two states of knowledge by the steps between them: what no step
/// touches is not looked at.
struct DifferenceBuilder<Facts: FactSource> {
    let from: AsOf<Facts>
    let to: AsOf<Facts>
    let cohort: Cohort
    let steps: [KnowledgeStep]
    let companies: [CompanyHistory]
    let figures: [FigureHistory]
    let figuresBySum: [AggregateChange.Key: [FigureHistory]]

    /// Reads a company's state from versions that are known.
    let reading: AsOf<Facts>

    init(_ from: AsOf<Facts>, _ to: AsOf<Facts>, _ cohort: Cohort) throws {
        self.from = from
        self.to = to
        self.cohort = cohort
        let steps = try from.steps(to: to)
        self.steps = steps
        reading = AsOf(
            to.facts,
            at: Clock(valid: to.clock.valid, known: nil, recorded: to.clock.recorded)
        )
        companies = try Self.companyTouches(steps).sorted { $0.key < $1.key }
            .map { try CompanyHistory($0.key, steps, touching: $0.value, from: from) }
        figures = try Self.figureTouches(steps, from, to).sorted { $0.key < $1.key }
            .map { try FigureHistory($0.key, steps, touching: $0.value, from: from) }
        figuresBySum = Dictionary(grouping: figures) { .init($0.key) }
    }

    /// The steps that touch the state of each company.
    private static func companyTouches(_ steps: [KnowledgeStep]) -> [SecurityCode: [Int]] {
        var touches: [SecurityCode: [Int]] = [:]
        for (index, step) in steps.enumerated() {
            let isState = step.versions.contains { $0.event.type.isCompanyState }
            guard isState else { continue }
            for code in step.subjects.compactMap(\.code) {
                touches[code, default: []].append(index)
            }
        }
        return touches
    }

    /// The steps that touch each figure: filings with it, and the definitions of its metric.
    private static func figureTouches(
        _ steps: [KnowledgeStep],
        _ from: AsOf<Facts>,
        _ to: AsOf<Facts>
    ) throws -> [FigureKey: [Int]] {
        var touches: [FigureKey: Set<Int>] = [:]
        let isDefining = steps.contains { $0.versions.contains { $0.metricDefinition != nil } }
        let all =
            isDefining
            ? try Set(
                from.facts.figureKeys(at: from.clock.recorded)
                    + to.facts.figureKeys(at: to.clock.recorded)
            ) : []
        for (index, step) in steps.enumerated() {
            let keys = step.versions.flatMap(\.figureFacts).map(\.key)
            let metrics = Set(step.versions.compactMap { $0.metricDefinition?.metric })
            let defined = all.filter { metrics.contains($0.metric) }
            for key in Set(keys).union(defined) { touches[key, default: []].insert(index) }
        }
        return touches.mapValues { $0.sorted() }
    }

    func difference() throws -> Difference {
        Difference(
            from: from.clock,
            to: to.clock,
            cohort: cohort,
            steps: steps,
            companies: companyChanges(),
            marks: markChanges(),
            figures: try figureChanges(),
            series: try seriesChanges(),
            aggregates: try aggregateChanges()
        )
    }

    // MARK: Companies and marks

    private func companyChanges() -> [Change<SecurityCode, CompanyState>] {
        companies.compactMap { track in
            let (before, after) = (unmarked(track.start), unmarked(track.end))
            guard before != after else { return nil }
            return Change(
                key: track.code,
                before: before,
                after: after,
                causes: track.causes(steps, of: unmarked)
            )
        }
    }

    private func unmarked(_ versions: [EventVersion]) -> CompanyState? {
        var state = reading.state(of: versions)
        state?.marks = []
        return state
    }

    private func markChanges() -> [Change<Difference.MarkKey, Difference.MarkState>] {
        companies.flatMap { track in
            let (before, after) = (marks(track.start), marks(track.end))
            return Set(before.keys).union(after.keys).sorted()
                .filter { before[$0] != after[$0] }.map { key in
                    Change(
                        key: key,
                        before: before[key],
                        after: after[key],
                        causes: track.causes(steps) { marks($0)[key] }
                    )
                }
        }
    }

    private func marks(
        _ versions: [EventVersion]
    ) -> [Difference.MarkKey: Difference.MarkState] {
        reading.markSpans(versions).reduce(into: [:]) { marks, span in
            marks[Difference.MarkKey(span)] = Difference.MarkState(span)
        }
    }

    // MARK: Figures

    private func figureChanges() throws -> [Change<FigureKey, Difference.FigureState>] {
        try figures.compactMap { track in
            let before = try state(track.start, from)
            let after = try state(track.end, to)
            guard before != after else { return nil }
            return Change(
                key: track.key,
                before: before,
                after: after,
                causes: track.causes.map { Cause(reason: $0.cause, step: steps[$0.step]) }
            )
        }
    }

    private func state(
        _ fact: FigureFact?,
        _ asOf: AsOf<Facts>
    ) throws -> Difference.FigureState? {
        try fact.flatMap { fact in
            try asOf.facts.definition(of: fact.key.metric, at: asOf.clock.recorded)
                .map { Difference.FigureState(fact, $0) }
        }
    }
}

extension Difference.MarkState {
    /// The time for which a mark was carried.
    public init(_ span: MarkSpan) {
        from = span.assignment.event.payload.event.effectiveOn
        until = span.removal?.event.payload.event.effectiveOn
        removal = span.removal?.event.id
        if case .markRemoved(let removed)? = span.removal?.event.payload.event {
            period = removed.period
        } else {
            period = nil
        }
    }
}
