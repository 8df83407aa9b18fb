import FilingModel
import TestSupport

/// Names for what happens in ledgers.
enum LedgerTraits {
    /// Everything that a generator of ledgers has to bring about.
    static let all: Set<String> = types.union(amendments).union(details).union(answers)

    private static let types = Set(EventType.allCases.map { "type \($0.rawValue)" })

    private static let amendments = Set(
        EventType.allCases.filter { !$0.isAmendment }
            .flatMap { type in ["corrected", "retracted"].map { "\($0) \(type.rawValue)" } }
    )
    .subtracting(["retracted ledger-opened"])
    .union([
        "corrected time", "corrected source", "corrected twice", "corrected, then retracted",
        "corrected time, then only data", "corrected, then retracted company-listed",
        "listed again after a retraction", "corrected unit of a metric",
    ])

    private static let details: Set<String> = [
        "time exact", "time day", "time no-later-than", "offset 28800", "offset 0",
        "offset -18000", "offset 20700", "same instant on two dates",
        "effective day", "effective month", "effective year", "effective interval",
        "effective open", "stage forecast", "stage preliminary", "stage interim", "stage annual",
        "reporter press", "reporter issuer", "range", "exact", "rounded", "unit written",
        "unit other", "currency other", "defined metric used", "claim growth", "claim cagr",
        "claim ratio", "claim count", "claim share", "series listings", "series shed-marks",
        "series companies", "claim count of a period", "cohort unprofitable-at-listing",
        "cohort carrying:U", "cohort other", "companies stated", "batch", "profitable true",
        "profitable false", "mark U", "mark W", "mark D", "removal without a period",
        "mark removed twice", "part fullYear", "part firstHalf", "part thirdQuarter",
        "part nineMonths",
    ]

    private static let answers: Set<String> = [
        "repetition does not count", "exact after rounded counts", "zero sum",
        "reason none", "reason forecast", "reason range", "reason unit", "change grew",
        "change shrank", "change loss narrowed", "change loss widened", "change turned to loss",
        "change turned to profit", "growth complete", "figure agrees", "figure differs",
        "figure partial",
        "growth agrees", "growth differs", "growth partial", "cagr agrees", "cagr differs",
        "cagr partial", "ratio agrees", "ratio differs", "ratio partial", "count agrees",
        "count differs", "count partial", "share agrees", "share differs", "share partial",
        "unassigned removal",
    ]
}

extension RandomLedger {
    /// What happens in this ledger.
    var traits: Set<String> {
        var traits: Set<String> = []
        for event in events { traits.formUnion(event.traits) }
        return traits.union(amendmentTraits).union(timeTraits).union(removalTraits)
            .union(answerTraits)
    }

    private var amendmentTraits: Set<String> {
        var traits: Set<String> = []
        var histories: [EventID: [FilingEvent]] = [:]
        var originals: [EventID: RecordedEvent] = [:]
        var gone: Set<Subject> = []
        for event in events {
            switch event.payload.event {
            case .eventCorrected(let correction):
                histories[correction.target, default: []].append(event.payload.event)
            case .eventRetracted(let retraction):
                histories[retraction.target, default: []].append(event.payload.event)
                if originals[retraction.target]?.type == .companyListed {
                    gone.insert(event.subject)
                }
            case .companyListed where gone.contains(event.subject):
                traits.insert("listed again after a retraction")
            default:
                break
            }
            originals[event.id] = event
        }
        for (id, history) in histories {
            guard let original = originals[id] else { continue }
            traits.formUnion(Self.traits(of: history, original))
        }
        return traits
    }

    private static func traits(
        of history: [FilingEvent],
        _ original: RecordedEvent
    ) -> Set<String> {
        var traits: Set<String> = []
        var hasTime = false
        for (place, fact) in history.enumerated() {
            guard case .eventCorrected(let correction) = fact else {
                traits.insert("retracted \(original.type.rawValue)")
                if place > 0 {
                    traits.insert("corrected, then retracted")
                    traits.insert("corrected, then retracted \(original.type.rawValue)")
                }
                continue
            }
            traits.insert("corrected \(original.type.rawValue)")
            if place > 0 { traits.insert("corrected twice") }
            if correction.newSource != nil { traits.insert("corrected source") }
            if hasTime, correction.time == nil { traits.insert("corrected time, then only data") }
            if correction.time != nil { traits.insert("corrected time") }
            hasTime = hasTime || correction.time != nil
            if case .metricDefined(let old) = original.payload.event,
                case .metricDefined(let new) = correction.replacement.event, old.unit != new.unit
            {
                traits.insert("corrected unit of a metric")
            }
        }
        return traits
    }

    private var timeTraits: Set<String> {
        var dates: [Instant: CalendarDate] = [:]
        for event in events {
            if let date = dates[event.time.instant], date != event.time.date {
                return ["same instant on two dates"]
            }
            dates[event.time.instant] = event.time.date
        }
        return []
    }

    private var removalTraits: Set<String> {
        var removed: Set<String> = []
        for event in NaiveReference.amended(events) {
            guard case .markRemoved(let removal) = event.payload.event else { continue }
            guard removed.insert("\(event.subject) \(removal.mark)").inserted else {
                return ["mark removed twice"]
            }
        }
        return []
    }

    private var answerTraits: Set<String> {
        var traits: Set<String> = []
        for clock in clocks(5) {
            let view = NaiveReference(events).at(clock)
            for period in world.periods {
                for metric in world.metrics {
                    traits.formUnion(figureTraits(metric, period, view))
                    traits.formUnion(sumTraits(metric, period, view))
                }
            }
            if !view.shedMarks().unassigned.isEmpty { traits.insert("unassigned removal") }
            for found in view.reconciliation() {
                traits.insert("\(kind(of: found, view)) \(found.verdict.rawValue)")
            }
        }
        return traits
    }

    private func figureTraits(
        _ metric: Metric,
        _ period: FiscalPeriod,
        _ view: NaiveView
    ) -> Set<String> {
        var traits: Set<String> = []
        for code in world.codes {
            guard let counting = view.figure(code, metric, period) else { continue }
            let equals = view.versions(code, metric, period)
                .filter { $0.stage == counting.stage && $0.reportedBy == counting.reportedBy }
            if let last = equals.last, last.sequence != counting.sequence {
                traits.insert("repetition does not count")
            }
            if let earlier = equals.dropLast().last, earlier.quantity.precision != nil,
                counting == equals.last, counting.quantity.precision == nil
            {
                traits.insert("exact after rounded counts")
            }
        }
        return traits
    }

    private func sumTraits(
        _ metric: Metric,
        _ period: FiscalPeriod,
        _ view: NaiveView
    ) -> Set<String> {
        var traits: Set<String> = []
        guard let sum = view.aggregate(metric, period) else { return [] }
        if sum.sum == "0" { traits.insert("zero sum") }
        for reason in sum.reasons.values { traits.insert("reason \(reason.rawValue)") }
        for base in world.periods where base < period {
            guard let growth = view.growth(metric, period, over: base) else { continue }
            if let change = growth.change { traits.insert("change \(change)") }
            if growth.companies == sum.companies { traits.insert("growth complete") }
        }
        return traits
    }

    private func kind(of found: NaiveReconciled, _ view: NaiveView) -> String {
        guard case .claim(let place) = found.item,
            let event = view.kept.first(where: { $0.sequence == found.sequence }),
            case .aggregateReported(let report) = event.payload.event
        else { return "figure" }
        return report.claims[place].kindName
    }
}

extension RecordedEvent {
    fileprivate var traits: Set<String> {
        var traits: Set<String> = ["type \(type.rawValue)", "time \(time.precision.rawValue)"]
        traits.insert("offset \(time.time.offsetSeconds)")
        if batchSize != nil { traits.insert("batch") }
        if let effective = payload.event.effectiveOn {
            traits.insert("effective \(Self.form(of: effective))")
        }
        switch payload.event {
        case .companyListed(let listing):
            traits.insert("profitable \(listing.isProfitable)")
            for mark in listing.marks { traits.insert("mark \(mark)") }
        case .markRemoved(let removal):
            if removal.period == nil { traits.insert("removal without a period") }
        case .resultFiled(let result):
            traits.insert("stage \(result.stage.rawValue)")
            traits.insert("reporter \(result.reportedBy.rawValue)")
            traits.insert("part \(result.period.part)")
            if result.currency.code != "CNY" { traits.insert("currency other") }
            for figure in result.figures { traits.formUnion(Self.traits(of: figure)) }
        case .aggregateReported(let report):
            traits.formUnion(Self.traits(of: report))
        default:
            break
        }
        return traits
    }

    private static func form(of effective: EffectiveDate) -> String {
        if effective.firstDay == nil { return "open" }
        if effective.spelling.contains("/") { return "interval" }
        return [4: "year", 7: "month"][effective.spelling.utf8.count] ?? "day"
    }

    private static func traits(of figure: ReportedFigure) -> Set<String> {
        let quantity = figure.quantity
        var traits: Set<String> = [
            quantity.isRange ? "range" : quantity.precision == nil ? "exact" : "rounded"
        ]
        if let unit = quantity.unit {
            traits.insert("unit written")
            if unit.isCurrency, unit.text != "CNY" { traits.insert("unit other") }
        }
        if MetricDefinition.builtIn(figure.metric) == nil { traits.insert("defined metric used") }
        return traits
    }

    private static func traits(of report: AggregateReported) -> Set<String> {
        let known = ["unprofitable-at-listing", "carrying:U"]
        var traits: Set<String> = [
            "cohort \(known.contains(report.cohort.text) ? report.cohort.text : "other")"
        ]
        if report.companies != nil { traits.insert("companies stated") }
        for claim in report.claims {
            traits.insert("claim \(claim.kindName)")
            if case .count(let series, let period) = claim.content {
                traits.insert("series \(series.rawValue)")
                if period != nil { traits.insert("claim count of a period") }
            }
        }
        return traits
    }
}
