public import FilingModel

/// Which metrics are parts of which.
private let partsAndWholes: [(part: Metric, whole: Metric)] = [
    (.overseasRevenue, .revenue), (.inventionPatents, .patents), (.netAssets, .totalAssets),
]

extension Admission {
    /// What is unusual about an event that may be recorded.
    ///
    /// - Parameter event: The event; its sequence is the size of the log.
    /// - Returns: The warnings; none for most events.
    public func warnings(of event: RecordedEvent) -> [Warning] {
        switch event.payload.fact {
        case .resultFiled(let result):
            warnings(of: EventVersion(asFiled: event), result.period)
        case .figuresRestated(let restatement):
            warnings(of: EventVersion(asFiled: event), restatement.period)
        case .eventCorrected(let correction): warnings(of: correction)
        case .companyListed, .markAssigned, .markRemoved, .tierChanged, .companyRenamed,
            .sectorChanged, .companyDelisted, .milestoneAnnounced, .aggregateReported,
            .ledgerOpened, .metricDefined, .eventRetracted:
            sameFiling(event)
        }
    }

    /// A correction is looked at as the event that it makes of its target.
    private func warnings(of correction: EventCorrected) -> [Warning] {
        guard let target = facts.current(correction.target) else { return [] }
        let event = target.event.corrected(by: correction)
        guard !event.type.isAmendment else { return [] }
        return warnings(of: event)
    }

    private func warnings(of version: EventVersion, _ period: FiscalPeriod) -> [Warning] {
        let figures = version.figureFacts
        return sameFiling(version.event) + afterDelisting(version.event)
            + figures.flatMap { tenfold($0) + outOfOrder($0) } + parts(figures, period)
    }

    private func others(_ key: FigureKey, than sequence: Int) -> [FigureFact] {
        facts.figures(key, at: size).filter { $0.sequence != sequence }
    }

    private func counting(_ key: FigureKey, otherThan sequence: Int) -> FigureFact? {
        facts.definition(of: key.metric, at: size).flatMap {
            FigureChoice.counting(others(key, than: sequence), $0)
        }
    }

    private func unit(of figure: FigureFact) -> Unit? {
        facts.definition(of: figure.key.metric, at: size).map { figure.unit($0) }
    }

    private func tenfold(_ figure: FigureFact) -> [Warning] {
        guard let value = figure.quantity.value, let unit = unit(of: figure) else { return [] }
        var keys = [figure.key]
        if let before = figure.key.period.adding(years: -1) {
            keys.append(
                FigureKey(subject: figure.key.subject, metric: figure.key.metric, period: before)
            )
        }
        return keys.compactMap { key in
            guard let other = counting(key, otherThan: figure.sequence),
                let previous = other.quantity.value, self.unit(of: other) == unit,
                Self.isTenfold(previous, value)
            else { return nil }
            return .movedTenfold(
                figure.key.metric,
                figure.key.period,
                from: previous,
                of: key.period,
                to: value
            )
        }
    }

    private static func isTenfold(_ lhs: Amount, _ rhs: Amount) -> Bool {
        let sizes = [Rational(lhs).magnitude, Rational(rhs).magnitude].sorted()
        return sizes[0].sign > 0 && sizes[1] / sizes[0] > Rational(10)
    }

    private func outOfOrder(_ figure: FigureFact) -> [Warning] {
        let others = others(figure.key, than: figure.sequence)
        switch figure.stage {
        case .restated:
            return others.isEmpty ? [.neverFiled(figure.key.metric, figure.key.period)] : []
        case .filed(.forecast):
            let actual = others.first {
                $0.stage.rank == Stage.finalRank && $0.order < figure.order
            }
            return actual.map {
                [.forecastAfterActual(figure.key.metric, figure.key.period, actual: $0.id)]
            } ?? []
        case .filed:
            return []
        }
    }

    /// Compares parts with wholes, from the same event or from what counts already.
    private func parts(_ figures: [FigureFact], _ period: FiscalPeriod) -> [Warning] {
        partsAndWholes.compactMap { pair in
            let own = figures.filter { [pair.part, pair.whole].contains($0.key.metric) }
            guard let first = own.first else { return nil }
            func figure(_ metric: Metric) -> FigureFact? {
                let key = FigureKey(subject: first.key.subject, metric: metric, period: period)
                return own.first { $0.key.metric == metric }
                    ?? counting(key, otherThan: first.sequence)
            }
            guard let part = figure(pair.part), let whole = figure(pair.whole),
                let partValue = part.quantity.value, let wholeValue = whole.quantity.value,
                unit(of: part) == unit(of: whole), !partValue.isAtMost(wholeValue)
            else { return nil }
            return .partExceedsWhole(part: pair.part, whole: pair.whole, period)
        }
    }

    private func afterDelisting(_ event: RecordedEvent) -> [Warning] {
        guard let code = event.subject.code else { return [] }
        return facts.company(code, at: size).compactMap { version in
            guard case .companyDelisted(let delisting) = version.event.payload.fact,
                event.time.date > delisting.effectiveOn.lastDay
            else { return nil }
            return .afterDelisting(code, delistedOn: delisting.effectiveOn)
        }
    }

    /// Finds other events that say the same kind of thing of the same subject, from one source.
    private func sameFiling(_ event: RecordedEvent) -> [Warning] {
        facts.versions(about: event.subject, at: size).filter { version in
            version.event.source == event.source && version.event.id != event.id
                && version.event.payload.fact.isSameFiling(as: event.payload.fact)
        }.map { .sameFiling($0.event.id, $0.event.source) }
    }
}

extension FilingEvent {
    /// Whether two events of one source and subject can only be the same filing told twice.
    fileprivate func isSameFiling(as other: FilingEvent) -> Bool {
        switch (self, other) {
        case (.resultFiled(let one), .resultFiled(let two)):
            one.period == two.period && one.stage == two.stage && one.reportedBy == two.reportedBy
        case (.figuresRestated(let one), .figuresRestated(let two)): one.period == two.period
        case (.tierChanged, .tierChanged), (.companyRenamed, .companyRenamed),
            (.sectorChanged, .sectorChanged), (.companyDelisted, .companyDelisted):
            effectiveOn?.lastDay == other.effectiveOn?.lastDay
        case (.markRemoved(let one), .markRemoved(let two)): one.mark == two.mark
        case (.markAssigned(let one), .markAssigned(let two)): one.mark == two.mark
        case (.aggregateReported(let one), .aggregateReported(let two)): one.period == two.period
        case (.milestoneAnnounced(let one), .milestoneAnnounced(let two)): one.title == two.title
        default: false
        }
    }
}
