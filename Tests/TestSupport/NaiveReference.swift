package import FilingModel

/// The rules of which value counts, written as they are said: whole arrays, filtered and sorted
/// anew for each question.
///
/// It exists to be compared with; it shares no code with the projections.
package struct NaiveReference: Sendable {
    /// The log.
    package let events: [RecordedEvent]

    /// The rules over a log.
    package init(_ events: [RecordedEvent]) { self.events = events }

    /// The log at three clocks.
    package func at(_ clock: Clock) -> NaiveView {
        let recorded = Self.amended(Array(events.prefix(clock.recorded.count)))
        return NaiveView(clock: clock, recorded: recorded)
    }

    /// The events of a log with the content that its corrections give them, without those that were
    /// retracted, and without the amendments themselves.
    package static func amended(_ events: [RecordedEvent]) -> [RecordedEvent] {
        var corrections: [EventID: [EventCorrected]] = [:]
        var retracted: Set<EventID> = []
        for event in events {
            switch event.payload.event {
            case .eventCorrected(let correction):
                corrections[correction.target, default: []].append(correction)
            case .eventRetracted(let retraction):
                retracted.insert(retraction.target)
            case .ledgerOpened, .companyListed, .resultFiled, .figuresRestated, .markAssigned,
                .markRemoved, .tierChanged, .companyRenamed, .sectorChanged, .companyDelisted,
                .milestoneAnnounced, .aggregateReported, .metricDefined:
                break
            }
        }
        return events.compactMap { original in
            guard !original.type.isAmendment, !retracted.contains(original.id) else { return nil }
            var event = original
            for correction in corrections[original.id] ?? [] {
                event.payload = correction.replacement
                if let time = correction.time { event.time = time }
                if let source = correction.newSource { event.source = source }
            }
            return event
        }
    }
}

/// A log at three clocks.
package struct NaiveView: Sendable {
    /// The clocks.
    package let clock: Clock

    /// The amended events that are recorded, known or not.
    package let recorded: [RecordedEvent]

    /// Those of them that are known.
    package let kept: [RecordedEvent]

    init(clock: Clock, recorded: [RecordedEvent]) {
        self.clock = clock
        self.recorded = recorded
        kept = recorded.filter { event in
            event.type == .metricDefined || Self.isKnown(event.time, by: clock.known)
        }
    }

    /// The same at another valid date.
    package func valid(at date: CalendarDate) -> NaiveView {
        NaiveView(
            clock: Clock(valid: ValidDate(date), known: clock.known, recorded: clock.recorded),
            recorded: recorded
        )
    }

    /// The ledger's currency; nil for an empty log.
    package var ledgerCurrency: Currency? {
        for event in recorded {
            if case .ledgerOpened(let opening) = event.payload.event { return opening.currency }
        }
        return nil
    }

    /// The definition of a metric, built in or recorded.
    package func definition(of metric: Metric) -> MetricDefinition? {
        if let builtIn = MetricDefinition.builtIn(metric) { return builtIn }
        for event in recorded {
            if case .metricDefined(let definition) = event.payload.event,
                definition.metric == metric
            {
                return definition
            }
        }
        return nil
    }

    /// The unit that sums of a metric are in, and that a figure must have to enter one.
    package func unitOfSums(of metric: Metric) -> Unit? {
        guard let definition = definition(of: metric) else { return nil }
        return definition.isCurrency ? ledgerCurrency.map { Unit($0) } : definition.unit
    }

    static func isKnown(_ time: PublicTime, by known: KnownTime?) -> Bool {
        switch known {
        case nil: true
        case .date(let day): time.time.date <= day
        case .time(let limit): instant(of: time) <= limit.instant
        }
    }

    /// The instant a public time counts from.
    static func instant(of time: PublicTime) -> Instant {
        switch time.precision {
        case .exact: time.time.instant
        case .day, .noLaterThan: time.time.lastInstantOfDate
        }
    }

    /// Whether an event is before another one in order of (date as written, instant, sequence).
    static func isEarlierPublic(_ lhs: RecordedEvent, _ rhs: RecordedEvent) -> Bool {
        (lhs.time.time.date, instant(of: lhs.time), lhs.sequence)
            < (rhs.time.time.date, instant(of: rhs.time), rhs.sequence)
    }

    /// Whether a change is before another one in order of (last day of the effective date, date as
    /// written, instant, sequence).
    static func isEarlierEffective(_ lhs: RecordedEvent, _ rhs: RecordedEvent) -> Bool {
        guard let left = lhs.payload.event.effectiveOn?.lastDay,
            let right = rhs.payload.event.effectiveOn?.lastDay
        else { preconditionFailure("only changes are put in this order") }
        return left == right ? isEarlierPublic(lhs, rhs) : left < right
    }
}
