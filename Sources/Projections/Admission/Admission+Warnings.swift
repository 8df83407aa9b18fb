public import FilingModel

extension Admission {
    /// What is unusual about an event that may be recorded.
    ///
    /// - Parameter event: The event; its sequence is the size of the log.
    /// - Returns: The warnings; none for most events.
    /// - Throws: What the facts throw.
    public func warnings(of event: RecordedEvent) throws -> [Warning] {
        switch event.payload.fact {
        case .resultFiled(let result):
            try warnings(of: EventVersion(asFiled: event), result.period)
        case .figuresRestated(let restatement):
            try warnings(of: EventVersion(asFiled: event), restatement.period)
        case .eventCorrected(let correction): try warnings(of: correction)
        case .companyListed, .markAssigned, .markRemoved, .tierChanged, .companyRenamed,
            .sectorChanged, .companyDelisted, .milestoneAnnounced, .aggregateReported,
            .ledgerOpened, .metricDefined, .eventRetracted:
            try sameFiling(event)
        }
    }

    /// A correction is looked at as the event that it makes of its target.
    private func warnings(of correction: EventCorrected) throws -> [Warning] {
        guard let target = try facts.current(correction.target) else { return [] }
        let event = target.event.corrected(by: correction)
        guard !event.type.isAmendment else { return [] }
        return try warnings(of: event)
    }

    private func warnings(of version: EventVersion, _ period: FiscalPeriod) throws -> [Warning] {
        let figures = version.figureFacts
        return try sameFiling(version.event) + afterDelisting(version.event)
            + figures.flatMap { try tenfold($0) + outOfOrder($0) } + parts(figures, period)
    }

    private func others(_ key: FigureKey, than sequence: Int) throws -> [FigureFact] {
        try facts.figures(key, at: size).filter { $0.sequence != sequence }
    }

    private func counting(_ key: FigureKey, otherThan sequence: Int) throws -> FigureFact? {
        try facts.definition(of: key.metric, at: size).flatMap {
            FigureChoice.counting(try others(key, than: sequence), $0)
        }
    }

    private func unit(of figure: FigureFact) throws -> Unit? {
        try facts.definition(of: figure.key.metric, at: size).map { figure.unit($0) }
    }

    private func tenfold(_ figure: FigureFact) throws -> [Warning] {
        guard let value = figure.quantity.value, let unit = try unit(of: figure) else { return [] }
        var keys = [figure.key]
        if let before = figure.key.period.adding(years: -1) {
            keys.append(
                FigureKey(subject: figure.key.subject, metric: figure.key.metric, period: before)
            )
        }
        return try keys.compactMap { key in
            guard let other = try counting(key, otherThan: figure.sequence),
                let previous = other.quantity.value, try self.unit(of: other) == unit,
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

    private func outOfOrder(_ figure: FigureFact) throws -> [Warning] {
        let others = try others(figure.key, than: figure.sequence)
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
    private func parts(_ figures: [FigureFact], _ period: FiscalPeriod) throws -> [Warning] {
        try PartAndWhole.all.compactMap { pair in
            let own = figures.filter { [pair.part, pair.whole].contains($0.key.metric) }
            guard let first = own.first else { return nil }
            func figure(_ metric: Metric) throws -> FigureFact? {
                let key = FigureKey(subject: first.key.subject, metric: metric, period: period)
                return try own.first { $0.key.metric == metric }
                    ?? counting(key, otherThan: first.sequence)
            }
            guard let part = try figure(pair.part), let whole = try figure(pair.whole),
                let partValue = part.quantity.value, let wholeValue = whole.quantity.value,
                try unit(of: part) == unit(of: whole), !partValue.isAtMost(wholeValue)
            else { return nil }
            return .partExceedsWhole(part: pair.part, whole: pair.whole, period)
        }
    }

    private func afterDelisting(_ event: RecordedEvent) throws -> [Warning] {
        guard let code = event.subject.code else { return [] }
        return try facts.company(code, at: size).compactMap { version in
            guard case .companyDelisted(let delisting) = version.event.payload.fact,
                event.time.date > delisting.effectiveOn.lastDay
            else { return nil }
            return .afterDelisting(code, delistedOn: delisting.effectiveOn)
        }
    }

    /// Finds other events that say the same kind of thing of the same subject, from one source.
    private func sameFiling(_ event: RecordedEvent) throws -> [Warning] {
        let alike: FactQuery =
            if let period = event.filingPeriod, let code = event.subject.code {
                .filings(code, period)
            } else {
                .about(event.subject, [event.type])
            }
        return try facts.versions(alike, at: size).filter { version in
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
