public import FilingModel

/// A sum of the cohort that differs between two clocks, with the parts of its change.
public struct AggregateChange: Hashable, Sendable {
    /// The metric and the period of a sum.
    public struct Key: Hashable, Comparable, Sendable {
        /// The metric.
        public let metric: Metric
        /// The period.
        public let period: FiscalPeriod

        init(metric: Metric, period: FiscalPeriod) {
            self.metric = metric
            self.period = period
        }

        init(_ key: FigureKey) { self.init(metric: key.metric, period: key.period) }

        /// The same a year earlier; nil for periods other than years.
        var yearBefore: Key? {
            guard period.isFiscalYear else { return nil }
            return period.adding(years: -1).map { Key(metric: metric, period: $0) }
        }

        /// The same a year later; nil for periods other than years.
        var yearAfter: Key? {
            guard period.isFiscalYear else { return nil }
            return period.adding(years: 1).map { Key(metric: metric, period: $0) }
        }

        /// Orders by metric, then by period.
        public static func < (lhs: Key, rhs: Key) -> Bool {
            (lhs.metric, lhs.period) < (rhs.metric, rhs.period)
        }
    }

    /// The reason for a change of a company's part in a sum.
    public enum Reason: Hashable, Sendable {
        /// It belongs to the cohort now: it listed, or what makes it a member came to count.
        case joined
        /// It belongs to the cohort no more.
        case left
        /// Another version of its figure counts; or an amendment, of its figure or of what made it
        /// a member.
        case figure(FigureCause)

        /// Its name in answers.
        public var name: String {
            switch self {
            case .joined: "joined"
            case .left: "left"
            case .figure(let cause): cause.rawValue
            }
        }
    }

    /// The change of the sum by one step, through one company.
    public struct Part: Hashable, Sendable {
        /// The company.
        public let code: SecurityCode
        /// The reason.
        public let reason: Reason
        /// The change of the sum.
        public let amount: ExactDecimal
        /// The change of the number of companies in the sum: -1, 0 or 1.
        public let covered: Int
        /// The step.
        public let step: KnowledgeStep
    }

    /// The metric and the period of a sum.
    public let key: Key
    /// The sum at the earlier clock; nil: there was no such metric.
    public let before: Aggregate?
    /// The sum at the later clock; nil: there is no such metric any more.
    public let after: Aggregate?
    /// The growth since the year before, at the earlier clock; nil for periods other than years.
    public let growthBefore: LikeForLike?
    /// The growth since the year before, at the later clock; nil for periods other than years.
    public let growthAfter: LikeForLike?
    /// The parts of the change, in the order of the steps; nil: the sums are in different units,
    /// and cannot be subtracted.
    public let parts: [Part]?
    /// The steps that touched the figures of the sum, those of the year before, or the cohort, in
    /// order.
    public let causes: [Cause]

    /// By how much the sum changed; nil where that cannot be said.
    public var amount: ExactDecimal? {
        guard parts != nil, let later = after?.sum, let earlier = before?.sum else { return nil }
        return later - earlier
    }

    /// Whether both clocks give the same answer.
    var isNone: Bool {
        before?.gist == after?.gist && growthBefore?.gist == growthAfter?.gist
    }
}

extension Aggregate? {
    /// Whether both are sums of one unit.
    fileprivate func isComparable(to other: Aggregate?) -> Bool {
        self?.sum != nil && other?.sum != nil && self?.unit == other?.unit
    }
}

extension Aggregate {
    /// The report on a sum.
    fileprivate struct Gist: Equatable {
        let unit: Unit
        let companies: [SecurityCode]
        let missing: [Missing]
        let sum: String?
    }

    fileprivate var gist: Gist {
        Gist(unit: unit, companies: companies, missing: missing, sum: sum?.description)
    }
}

extension LikeForLike {
    /// The report on a growth.
    fileprivate var gist: [String] {
        [currentSum.description, previousSum.description, "\(companies)"]
    }
}

extension DifferenceBuilder {
    func aggregateChanges() throws -> [AggregateChange] {
        guard !steps.isEmpty else { return [] }
        let members = (Set(try codes(from)), Set(try codes(to)))
        let memberships = self.memberships
        return try keys(members).sorted().compactMap { key in
            let change = try aggregateChange(key, members, memberships)
            return change.isNone ? nil : change
        }
    }

    private func codes(_ asOf: AsOf<Facts>) throws -> [SecurityCode] {
        try asOf.codes(of: cohort)
    }

    /// The sums that may have changed: those of touched figures, and their growth a year later; all
    /// of them where the cohort or the currency of the ledger changed.
    private func keys(
        _ members: (Set<SecurityCode>, Set<SecurityCode>)
    ) throws -> Set<AggregateChange.Key> {
        let all = members.0.union(members.1)
        var touched = figures.map(\.key)
        if try members.0 != members.1 || from.currency() != to.currency() {
            touched += try from.facts.figureKeys(at: from.clock.recorded)
            touched += try to.facts.figureKeys(at: to.clock.recorded)
        }
        return touched.filter { all.contains($0.subject) }.reduce(into: []) { keys, figure in
            let key = AggregateChange.Key(figure)
            keys.formUnion([key, key.yearAfter].compactMap { $0 })
        }
    }

    private func aggregateChange(
        _ key: AggregateChange.Key,
        _ members: (Set<SecurityCode>, Set<SecurityCode>),
        _ memberships: Memberships
    ) throws -> AggregateChange {
        let before = try from.aggregate(key.metric, key.period, over: members.0.sorted())
        let after = try to.aggregate(key.metric, key.period, over: members.1.sorted())
        return AggregateChange(
            key: key,
            before: before,
            after: after,
            growthBefore: try growth(before, since: key.yearBefore?.period, from, members.0),
            growthAfter: try growth(after, since: key.yearBefore?.period, to, members.1),
            parts: before.isComparable(to: after) ? try parts(key, members.0, memberships) : nil,
            causes: causes(
                of: key,
                members.0.union(members.1),
                memberships,
                !before.isComparable(to: after)
            )
        )
    }

    /// The steps that touched the figures of a sum, those of the year before, or the cohort.
    private func causes(
        of key: AggregateChange.Key,
        _ members: Set<SecurityCode>,
        _ memberships: Memberships,
        _ isDefinedAnew: Bool
    ) -> [Cause] {
        let ofFigures = [key, key.yearBefore].compactMap { $0 }
            .flatMap { figuresBySum[$0] ?? [] }.filter { members.contains($0.key.subject) }
            .flatMap { track in
                track.causes.map { Cause(reason: $0.cause, step: steps[$0.step]) }
            }
        let ofUnit = steps.filter { step in
            isDefinedAnew && step.versions.contains { $0.definesUnit(of: key.metric) }
        }.map { Cause(reason: ChangeCause($0), step: $0) }
        var seen: Set<Int> = []
        return (ofFigures + memberships.causes + ofUnit).sorted { $0.step.order < $1.step.order }
            .filter { seen.insert($0.step.order).inserted }
    }

    private func growth(
        _ current: Aggregate?,
        since previous: FiscalPeriod?,
        _ asOf: AsOf<Facts>,
        _ members: Set<SecurityCode>
    ) throws -> LikeForLike? {
        guard let current, let previous,
            let earlier = try asOf.aggregate(current.metric, previous, over: members.sorted())
        else { return nil }
        return LikeForLike(current, earlier)
    }

    // MARK: Parts

    /// The changes of a sum by each step, company by company.
    private func parts(
        _ key: AggregateChange.Key,
        _ members: Set<SecurityCode>,
        _ memberships: Memberships
    ) throws -> [AggregateChange.Part] {
        guard let definition = try to.facts.definition(of: key.metric, at: to.clock.recorded)
        else { return [] }
        let sums = SumRule(definition: definition, unit: try to.sumUnit(of: definition))
        let ofFigures = figuresBySum[key] ?? []
        let byCode = Dictionary(uniqueKeysWithValues: ofFigures.map { ($0.key.subject, $0) })
        return try Set(byCode.keys).union(memberships.moments.keys).flatMap { code in
            let figureKey = FigureKey(subject: code, metric: key.metric, period: key.period)
            var part = CompanyPart(
                isMember: members.contains(code),
                figure: try byCode[code].map(\.start) ?? from.figure(figureKey)
            )
            let ofCohort = memberships.moments[code] ?? []
            return moments(byCode[code], ofCohort).compactMap { moment in
                let earlier = part
                part.take(moment)
                return sums.part(code, from: earlier, to: part, moment, steps[moment.step])
            }
        }.sorted { ($0.step.order, $0.code) < ($1.step.order, $1.code) }
    }

    /// The changes of a company's membership and figure, in the order of the steps.
    private func moments(_ figure: FigureHistory?, _ ofCohort: [PartMoment]) -> [PartMoment] {
        let ofFigure = (figure?.moments ?? []).map { moment in
            PartMoment(step: moment.step, cause: moment.cause, figure: .some(moment.after))
        }
        return (ofFigure + ofCohort).sorted { $0.step < $1.step }
    }

    /// The changes of the membership of each company, for any sum.
    private var memberships: Memberships {
        let moments = companies.map { track in
            let moments = track.moments.map { moment in
                PartMoment(
                    step: moment.step,
                    cause: moment.cause,
                    isMember: member(moment.after, reading) != nil
                )
            }
            return (track.code, moments)
        }
        return Memberships(
            moments: Dictionary(uniqueKeysWithValues: moments),
            causes: companies.flatMap { track in
                track.causes(steps) { member($0, reading) != nil }
            }
        )
    }
}

/// The steps that touch the membership of the cohort.
private struct Memberships {
    /// By company, in order.
    let moments: [SecurityCode: [PartMoment]]
    /// Those that changed it.
    let causes: [Cause]
}

extension EventVersion {
    /// Whether the unit of a metric's sums stands on it: the ledger's currency, or the definition.
    fileprivate func definesUnit(of metric: Metric) -> Bool {
        event.type == .ledgerOpened || metricDefinition?.metric == metric
    }
}

/// A step that touches a company's part in a sum.
private struct PartMoment {
    let step: Int
    let cause: ChangeCause
    /// The version that counts after it; nil: it touches no figure.
    var figure: FigureFact??
    /// Whether the company is a member after it; nil: it touches no membership.
    var isMember: Bool?
}

/// The state from which a company's part in a sum follows.
private struct CompanyPart {
    var isMember: Bool
    var figure: FigureFact?

    mutating func take(_ moment: PartMoment) {
        if let isMember = moment.isMember { self.isMember = isMember }
        if let figure = moment.figure { self.figure = figure }
    }
}

/// The value that enters a sum.
private struct SumRule {
    let definition: MetricDefinition
    let unit: Unit

    /// The value that a company adds; nil: it is not in the sum.
    func summand(_ part: CompanyPart) -> ExactDecimal? {
        guard part.isMember, let figure = part.figure,
            figure.reasonMissing(definition, unit: unit) == nil,
            case .value(let value) = figure.quantity.content
        else { return nil }
        return ExactDecimal(value)
    }

    func part(
        _ code: SecurityCode,
        from earlier: CompanyPart,
        to later: CompanyPart,
        _ moment: PartMoment,
        _ step: KnowledgeStep
    ) -> AggregateChange.Part? {
        let (before, after) = (summand(earlier), summand(later))
        guard before != after else { return nil }
        return AggregateChange.Part(
            code: code,
            reason: reason(moment.cause, isMember: later.isMember),
            amount: (after ?? .zero) - (before ?? .zero),
            covered: (after == nil ? 0 : 1) - (before == nil ? 0 : 1),
            step: step
        )
    }

    private func reason(_ cause: ChangeCause, isMember: Bool) -> AggregateChange.Reason {
        switch cause {
        case .figure(let cause): .figure(cause)
        case .event: isMember ? .joined : .left
        }
    }
}
