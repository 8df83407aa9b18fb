package import FilingModel
package import TestSupport

/// Events that a ledger may not take: those of a random ledger, each changed in one way.
package struct MutatedLedger {
    private let ledger: RandomLedger
    private var random: SplitMix64

    /// The events of a random ledger before the one that is changed, as recorded.
    private var events: [RecordedEvent] = []

    /// The same, as amended.
    private var current: [RecordedEvent] = []

    /// Mutations of a ledger, in an order that follows from its seed.
    package init(_ ledger: RandomLedger) {
        self.ledger = ledger
        random = SplitMix64(seed: ledger.seed ^ 0xBAD)
    }

    /// So many changed versions of one event, to follow those before it.
    package mutating func mutations(of event: RecordedEvent, count: Int) -> [RecordedEvent] {
        events = Array(ledger.events.prefix(event.sequence))
        current = NaiveReference.amended(events)
        return (0..<count).compactMap { _ in mutation(of: event) }
    }

    private mutating func mutation(of event: RecordedEvent) -> RecordedEvent? {
        switch random.number(0...9) {
        case 0: otherSubject(event)
        case 1: otherTime(event)
        case 2...3: retraction(event)
        case 4...6: correction(event)
        case 7: second(event)
        default: changed(event, random.pick(EventType.allCases))
        }
    }

    // MARK: - Original events

    /// The event about something else: another company, one that is not listed, something unlike.
    private mutating func otherSubject(_ event: RecordedEvent) -> RecordedEvent? {
        switch event.type {
        case .aggregateReported, .companyListed, .ledgerOpened: return nil
        default: break
        }
        let codes = ledger.world.codes.map(\.text) + ["SYN-X", "688999"]
        let subject = random.chance(80) ? random.pick(codes) : random.pick(["STAR", "EXAMPLE"])
        return event.changed(
            subject: sure { try Subject(subject) },
            event.payload.event,
            event.time
        )
    }

    /// The event, public at another time: later than now, or on its period's last day.
    private mutating func otherTime(_ event: RecordedEvent) -> RecordedEvent {
        var day = CalendarDate(dayNumber: Int32(event.recordedAt.milliseconds / 86_400_000))
        switch event.payload.event {
        case .resultFiled(let result) where random.chance(80): day = result.period.lastDay
        case .figuresRestated(let result) where random.chance(80): day = result.period.lastDay
        default: break
        }
        day = day.adding(days: random.pick([0, 0, 1, 2, 400]))
        let spelling = "\(day)T00:00:00" + random.pick(["Z", "+08:00", "-05:00"])
        let precision: PublicTime.Precision = random.pick([.exact, .day, .noLaterThan])
        let time = PublicTime(sure { try ZonedTime(spelling) }, precision: precision)
        return event.changed(subject: event.subject, event.payload.event, time)
    }

    /// An event of which there can be only one, again.
    private mutating func second(_ event: RecordedEvent) -> RecordedEvent? {
        let types: Set<EventType> = [.ledgerOpened, .companyListed, .metricDefined]
        let ones = current.filter { types.contains($0.type) }
        guard !ones.isEmpty else { return nil }
        let one = random.pick(ones)
        if case .metricDefined(let definition) = one.payload.event, random.chance(50) {
            let builtIn = definition.named(random.pick([.revenue, .patents]))
            return event.changed(subject: one.subject, .metricDefined(builtIn), one.time)
        }
        return event.changed(subject: one.subject, one.payload.event, one.time)
    }

    /// An event of a type that the log has, changed and recorded anew.
    private mutating func changed(_ event: RecordedEvent, _ type: EventType) -> RecordedEvent? {
        let others = current.filter { $0.type == type }
        guard !others.isEmpty else { return nil }
        let other = random.pick(others)
        guard let fact = changed(other.payload.event) else { return nil }
        return event.changed(subject: other.subject, fact, other.time)
    }

    // MARK: - Amendments

    private mutating func target() -> RecordedEvent? {
        switch random.number(0...9) {
        case 0: events.first
        case 1...2: events.isEmpty ? nil : random.pick(events)
        default: current.isEmpty ? nil : random.pick(current)
        }
    }

    private mutating func retraction(_ event: RecordedEvent) -> RecordedEvent? {
        guard let target = target() else { return nil }
        let id = random.chance(5) ? sure { try EventID("nowhere") } : target.id
        let subject = random.chance(5) ? event.subject : target.subject
        let retraction = EventRetracted(target: id, reason: "changed")
        return event.changed(subject: subject, .eventRetracted(retraction), event.time)
    }

    /// A correction of an earlier event that changes one thing about it.
    private mutating func correction(_ event: RecordedEvent) -> RecordedEvent? {
        guard let target = target(), !target.type.isAmendment,
            let fact = random.chance(85) ? changed(target.payload.event) : target.payload.event
        else { return nil }
        let correction = EventCorrected(
            target: target.id,
            reason: "changed",
            replacement: Payload(fact),
            time: random.chance(25) ? otherTime(target).time : nil
        )
        let subject = random.chance(5) ? event.subject : target.subject
        return event.changed(subject: subject, .eventCorrected(correction), event.time)
    }

    // MARK: - Contents

    /// The fact with one thing changed; nil where nothing about it can be wrong.
    private mutating func changed(_ fact: FilingEvent) -> FilingEvent? {
        switch fact {
        case .companyListed(var listing):
            if random.chance(50) {
                listing.marks = random.pick([[], [.unprofitable], marks, marks.reversed()]).sorted()
            } else {
                listing.listedOn = near(listing.listedOn)
            }
            return .companyListed(listing)
        case .markAssigned(let change):
            return .markAssigned(
                MarkAssigned(mark: mark(not: change.mark), effectiveOn: near(change.effectiveOn))
            )
        case .markRemoved(var change):
            change.mark = mark(not: change.mark)
            change.effectiveOn = near(change.effectiveOn)
            return .markRemoved(change)
        case .sectorChanged(var change):
            change.effectiveOn = near(change.effectiveOn)
            return .sectorChanged(change)
        case .companyRenamed(var change):
            change.effectiveOn = near(change.effectiveOn)
            return .companyRenamed(change)
        case .resultFiled(var result):
            result.figures = changed(result.figures)
            if random.chance(20) { result.period = random.pick(ledger.world.periods) }
            let isAnnual = result.period.isFiscalYear
            if result.stage.rank == Stage.finalRank { result.stage = isAnnual ? .annual : .interim }
            return .resultFiled(result)
        case .figuresRestated(var restatement):
            restatement.figures = changed(restatement.figures)
            return .figuresRestated(restatement)
        case .metricDefined(let definition):
            return random.chance(50)
                ? .metricDefined(definition.named(random.pick(ledger.metrics)))
                : .metricDefined(definition.measured(in: unit()))
        case .aggregateReported(var report) where !report.figures.isEmpty:
            report.figures = changed(report.figures)
            return .aggregateReported(report)
        case .ledgerOpened, .tierChanged, .companyDelisted, .milestoneAnnounced,
            .aggregateReported, .eventCorrected, .eventRetracted:
            return nil
        }
    }

    private var marks: [Mark] { [.unprofitable, sure { try Mark("W") }] }

    private mutating func mark(not mark: Mark) -> Mark {
        random.chance(50) ? mark : random.pick(marks)
    }

    /// The same day, or another one before or after it.
    private mutating func near(_ day: EffectiveDate) -> EffectiveDate {
        EffectiveDate(day.lastDay.adding(days: random.pick([-2_000, -400, -40, -1, 0, 0, 1, 400])))
    }

    private mutating func unit() -> Unit {
        sure { try Unit(random.pick(["CNY", "USD", "persons", "patents", "clinics", "percent"])) }
    }

    /// The figures with one in another unit, or of another metric.
    private mutating func changed(_ figures: [ReportedFigure]) -> [ReportedFigure] {
        var figures = figures
        let place = random.number(0...figures.count - 1)
        let old = figures[place]
        var metrics = ledger.metrics.filter { metric in !figures.contains { $0.metric == metric } }
        metrics.append(sure { try Metric("nobody-defined-it") })
        figures[place] =
            random.chance(50)
            ? ReportedFigure(metric: random.pick(metrics), quantity: old.quantity)
            : ReportedFigure(
                metric: old.metric,
                quantity: sure {
                    try Quantity(
                        old.quantity.content,
                        precision: old.quantity.precision,
                        unit: unit()
                    )
                }
            )
        return figures.sorted { $0.metric < $1.metric }
    }
}

extension RecordedEvent {
    /// Another event in the place of this one.
    fileprivate func changed(
        subject: Subject,
        _ fact: FilingEvent,
        _ time: PublicTime
    ) -> RecordedEvent {
        RecordedEvent(
            sequence: sequence,
            id: id,
            source: source,
            subject: subject,
            time: time,
            recordedAt: recordedAt,
            recordedBy: recordedBy,
            payload: Payload(fact)
        )
    }
}

extension MetricDefinition {
    fileprivate func named(_ metric: Metric) -> MetricDefinition {
        MetricDefinition(metric: metric, name: name, unit: unit, kind: kind)
    }

    fileprivate func measured(in unit: Unit) -> MetricDefinition {
        MetricDefinition(metric: metric, name: name, unit: unit, kind: kind)
    }
}
