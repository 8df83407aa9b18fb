import FilingModel

extension LedgerBuilder {
    /// Records an amendment of a random event, if it fits.
    mutating func proposeAmendment(_ type: EventType) -> Bool {
        var targets = current
        // Amended events are drawn more often, so that amendments come in chains.
        let amended = Set(events.compactMap { Self.target(of: $0) })
        if random.chance(40) { targets = targets.filter { amended.contains($0.id) } }
        if random.chance(40) { targets = targets.filter { $0.type != .resultFiled } }
        guard !targets.isEmpty else { return false }
        let target = random.pick(targets)
        let fact: FilingEvent
        if type == .eventRetracted {
            fact = .eventRetracted(EventRetracted(target: target.id, reason: "recorded in error"))
        } else {
            guard let correction = correction(of: target) else { return false }
            fact = .eventCorrected(correction)
        }
        return record(target.subject, at: publicTime(), Payload(fact))
    }

    private static func target(of event: RecordedEvent) -> EventID? {
        switch event.payload.event {
        case .eventCorrected(let correction): correction.target
        case .eventRetracted(let retraction): retraction.target
        default: nil
        }
    }

    private mutating func correction(of target: RecordedEvent) -> EventCorrected? {
        let time = random.chance(40) ? publicTime(upTo: target.recordedAt.milliseconds) : nil
        let source = random.chance(20) ? source() : nil
        var replacement = target.payload
        if time == nil || random.chance(70) {
            guard let fact = correctedFact(of: target, at: time ?? target.time) else { return nil }
            replacement = Payload(fact, annotations: target.payload.annotations)
        }
        guard replacement != target.payload || time != nil || source != nil else { return nil }
        return EventCorrected(
            target: target.id,
            reason: "misread",
            replacement: replacement,
            time: time,
            newSource: source
        )
    }

    private mutating func correctedFact(
        of target: RecordedEvent,
        at time: PublicTime
    ) -> FilingEvent? {
        switch target.payload.event {
        case .resultFiled(var result) where random.chance(60):
            result.figures = corrected(result.figures, of: target, in: result.period)
            if random.chance(20) { result.reportedBy = random.pick(Reporter.allCases) }
            return .resultFiled(result)
        case .figuresRestated(var restatement) where random.chance(60):
            restatement.figures = corrected(
                restatement.figures,
                of: target,
                in: restatement.period
            )
            return .figuresRestated(restatement)
        case .companyDelisted(var delisting):
            let day = effectiveDay(after: time.date, mayPrecede: true)
            delisting.effectiveOn = effectiveDate(day)
            return .companyDelisted(delisting)
        case .metricDefined(let definition):
            return .metricDefined(
                MetricDefinition(
                    metric: definition.metric,
                    name: definition.name,
                    unit: random.chance(70)
                        ? definition.unit : random.pick(world.definitions).unit,
                    kind: random.pick([.flow, .stock, .count, .ratio]),
                    xbrl: definition.xbrl
                )
            )
        default:
            return fact(target.type, of: target.subject, at: time)
        }
    }

    private mutating func corrected(
        _ figures: [ReportedFigure],
        of target: RecordedEvent,
        in period: FiscalPeriod
    ) -> [ReportedFigure] {
        let place = random.number(0...figures.count - 1)
        var figures = figures
        if figures.count > 1, random.chance(20) {
            figures.remove(at: place)
            return figures
        }
        figures[place] = ReportedFigure(
            metric: figures[place].metric,
            quantity: quantity(
                of: figures[place].metric,
                subject: target.subject,
                period,
                mayBeRange: figures[place].quantity.isRange
            )
        )
        return figures
    }
}
