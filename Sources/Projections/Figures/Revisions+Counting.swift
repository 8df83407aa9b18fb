public import FilingModel

extension AsOf {
    /// Counts the revisions of some companies' figures.
    ///
    /// Every figure is audited; what the versions of all of them did is counted by kind. The cost
    /// is that of reading the filings once.
    ///
    /// - Parameter metric: Only figures of a metric; nil: of all.
    public func revisions(
        of metric: Metric? = nil,
        among companies: [CompanyState]
    ) throws -> Revisions {
        let filings = try LoadedFilings(facts, at: clock.recorded)
        let loaded = AsOf<LoadedFilings>(filings, at: clock)
        let listings = Dictionary(companies.map { ($0.code, $0.listedOn.lastDay) }) { $1 }
        let audits = try filings.keys.filter { key in
            listings[key.subject] != nil && metric.map { $0 == key.metric } ?? true
        }.compactMap { try loaded.audit($0) }
        let inForce = audits.filter { $0.versions.contains(where: \.isInForce) }
        return Revisions(
            companies: listings.count,
            figures: inForce.count,
            rows: Revisions.rows(of: audits.flatMap(\.steps)),
            forecasts: Revisions.Forecasts(inForce),
            lags: Revisions.lags(
                of: inForce.filter { audit in
                    listings[audit.key.subject].map { $0 < audit.key.period.lastDay } ?? false
                }
            )
        )
    }
}

extension Revisions {
    /// The effect of each kind of step.
    fileprivate static func rows(of steps: [Step]) -> [Row] {
        let byKind = Dictionary(grouping: steps, by: \.kind)
        return Kind.all.compactMap { kind in
            guard let steps = byKind[kind] else { return nil }
            let sized = steps.compactMap { step in step.size.map { (step, $0) } }
            let largest = sized.map(\.1).max()
            return Row(
                kind: kind,
                figures: Set(steps.map(\.fact.key)).count,
                steps: steps.count,
                up: steps.count { ($0.revision?.absolute.rational.sign ?? 0) > 0 },
                down: steps.count { ($0.revision?.absolute.rational.sign ?? 0) < 0 },
                sizes: Spread(sized.map(\.1)),
                largest: sized.first { $0.1 == largest }?.0
            )
        }
    }

    /// The delays until figures were public, by the stage of their first version.
    fileprivate static func lags(of audits: [FigureAudit]) -> [Lag] {
        let firsts = audits.compactMap { audit in
            audit.versions.filter(\.isInForce).map(\.fact).min { $0.order < $1.order }
        }
        return Dictionary(grouping: firsts, by: \.stage.name).map { stage, facts in
            let (bounds, known) = facts.partitioned { $0.time.precision == .noLaterThan }
            return Lag(
                stage: stage,
                days: Spread(known.map(\.daysAfterPeriod)),
                upperBounds: bounds.count
            )
        }.sorted { stageOrder($0.stage) < stageOrder($1.stage) }
    }

    /// The place of a stage; restatements come last.
    private static func stageOrder(_ name: String) -> Int {
        Stage.allCases.firstIndex { $0.rawValue == name } ?? Stage.allCases.count
    }
}

extension Revisions.Step {
    /// The size of the revision as a share of the value before, without its sign.
    fileprivate var size: Rational? { revision?.relative?.magnitude }
}

extension Revisions.Forecasts {
    /// Counts the forecasts that are in force.
    fileprivate init(_ audits: [FigureAudit]) {
        self.init()
        for audit in audits {
            for version in audit.versions
            where version.isInForce && version.fact.stage == .filed(.forecast) {
                guard let low = version.fact.quantity.low else {
                    points += 1
                    continue
                }
                ranges += 1
                guard let isInside = version.isInside,
                    let value = audit.counting?.fact.quantity.value
                else { continue }
                if isInside {
                    inside += 1
                } else if low.isAtMost(value) {
                    above += 1
                } else {
                    below += 1
                }
            }
        }
    }
}

extension FigureAudit {
    /// What came after something else, of all that is in force; and what this ledger took back.
    ///
    /// A filing that was corrected is the filing that it should have been, and a correction.
    fileprivate var steps: [Revisions.Step] {
        var book = FigureVersions(definition)
        return versions.flatMap { version -> [Revisions.Step] in
            guard version.isInForce else {
                return version.isWithdrawn && version.cause == .retraction
                    ? [Revisions.Step(kind: .retraction, fact: version.fact, revision: nil)] : []
            }
            let before = book.counting
            book.replace(version.fact, for: version.fact.id)
            let filed = Revisions.Step(version.fact, from: before, to: book.counting, definition)
            guard version.cause == .correction else { return [filed].compactMap { $0 } }
            let correction = Revisions.Step(
                kind: .correction,
                fact: version.fact,
                revision: version.revision
            )
            return [filed, correction].compactMap { $0 }
        }
    }
}

extension Revisions.Step {
    /// The step of a filing after the one that counted; nil: it could not have moved it.
    fileprivate init?(
        _ filed: FigureFact,
        from before: FigureFact?,
        to after: FigureFact?,
        _ definition: MetricDefinition
    ) {
        guard let before else { return nil }
        let cause = FigureCause(of: filed, before: before, after: after, definition)
        guard let kind = Revisions.Kind(of: filed, cause, after: before) else { return nil }
        let isMove = after?.id == filed.id
        self.init(
            kind: kind,
            fact: filed,
            revision: isMove ? FigureRevision(from: before, to: filed, definition) : nil
        )
    }
}

extension Revisions.Kind {
    /// The step of a filing after the one that counted; nil: it could not have moved it.
    fileprivate init?(of filed: FigureFact, _ cause: FigureCause, after before: FigureFact) {
        switch cause {
        case .newStage:
            guard case .filed(let from) = before.stage, case .filed(let to) = filed.stage
            else { return nil }
            self = .newStage(from: from, to: to)
        case .laterFiling, .rePresentation:
            guard filed.stage.rank == before.stage.rank,
                filed.reporter == .issuer || before.reporter == .press
            else { return nil }
            let isAfterPress = before.reporter == .press && filed.reporter == .issuer
            self = isAfterPress ? .issuerAfterPress : .laterFiling
        case .restatement: self = .restatement
        case .firstFiling, .outranked, .definition, .correction, .retraction: return nil
        }
    }
}

extension FigureFact {
    /// The days from the end of its period until it was public.
    fileprivate var daysAfterPeriod: Rational {
        Rational(Int(time.date.dayNumber) - Int(key.period.lastDay.dayNumber))
    }
}

extension Sequence {
    /// The elements that meet a condition, and the others, both in order.
    fileprivate func partitioned(
        _ condition: (Element) -> Bool
    ) -> (met: [Element], others: [Element]) {
        reduce(into: ([], [])) { parts, element in
            if condition(element) { parts.0.append(element) } else { parts.1.append(element) }
        }
    }
}
