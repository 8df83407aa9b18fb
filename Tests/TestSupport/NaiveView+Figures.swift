package import FilingModel

/// One event's value for a figure.
package struct NaiveVersion: Hashable, Sendable {
    /// The event's place in the log.
    package let sequence: Int
    /// The event.
    package let id: EventID
    /// The stage by its name in answers: `annual`, or `restated`.
    package let stage: String
    /// Who reported it.
    package let reportedBy: Reporter
    /// The date as written on which it became public.
    package let announced: CalendarDate
    /// The reported value.
    package let quantity: Quantity
    /// Its unit, written or not.
    package let unit: Unit

    /// Whether only a forecast is known.
    package var isForecast: Bool { stage == Stage.forecast.rawValue }

    /// Whether the company changed a figure it had published.
    package var isRestatement: Bool { stage == Self.restated }

    /// The stage's name of a restatement.
    package static let restated = "restated"

    var rank: Int {
        switch stage {
        case "forecast": 0
        case "preliminary": 1
        default: 2
        }
    }

    /// Whether this version, later than `other`, only says the same again.
    func represents(_ other: NaiveVersion) -> Bool {
        guard !isRestatement, unit == other.unit, let own = quantity.value,
            let others = other.quantity.value
        else { return false }
        return NaiveInterval(own, quantity.precision)
            .contains(NaiveInterval(others, other.quantity.precision))
    }
}

extension NaiveView {
    /// Every known version of a figure, in order of (date as written, instant, sequence).
    package func versions(
        _ code: SecurityCode,
        _ metric: Metric,
        _ period: FiscalPeriod
    ) -> [NaiveVersion] {
        kept.filter { $0.subject.text == code.text }
            .filter { $0.type == .resultFiled || $0.type == .figuresRestated }
            .sorted(by: Self.isEarlierPublic)
            .compactMap { version(of: metric, period, in: $0) }
    }

    /// The version of a figure that counts.
    package func figure(
        _ code: SecurityCode,
        _ metric: Metric,
        _ period: FiscalPeriod
    ) -> NaiveVersion? {
        let all = versions(code, metric, period)
        let highest = all.filter { version in all.allSatisfy { $0.rank <= version.rank } }
        let issuers = highest.filter { $0.reportedBy == .issuer }
        var counting: NaiveVersion?
        for version in issuers.isEmpty ? highest : issuers {
            if let current = counting, version.represents(current) { continue }
            counting = version
        }
        return counting
    }

    private func version(
        of metric: Metric,
        _ period: FiscalPeriod,
        in event: RecordedEvent
    ) -> NaiveVersion? {
        switch event.payload.event {
        case .resultFiled(let result) where result.period == period:
            version(
                result.figures.first { $0.metric == metric },
                in: event,
                stage: result.stage.rawValue,
                reportedBy: result.reportedBy,
                currency: result.currency
            )
        case .figuresRestated(let restatement) where restatement.period == period:
            version(
                restatement.figures.first { $0.metric == metric },
                in: event,
                stage: NaiveVersion.restated,
                reportedBy: .issuer,
                currency: restatement.currency
            )
        case .resultFiled, .figuresRestated, .ledgerOpened, .companyListed, .markAssigned,
            .markRemoved, .tierChanged, .companyRenamed, .sectorChanged, .companyDelisted,
            .milestoneAnnounced, .aggregateReported, .metricDefined, .eventCorrected,
            .eventRetracted:
            nil
        }
    }

    private func version(
        _ figure: ReportedFigure?,
        in event: RecordedEvent,
        stage: String,
        reportedBy: Reporter,
        currency: Currency
    ) -> NaiveVersion? {
        guard let figure, let definition = definition(of: figure.metric) else { return nil }
        let ownUnit = definition.isCurrency ? Unit(currency) : definition.unit
        return NaiveVersion(
            sequence: event.sequence,
            id: event.id,
            stage: stage,
            reportedBy: reportedBy,
            announced: event.time.time.date,
            quantity: figure.quantity,
            unit: figure.quantity.unit ?? ownUnit
        )
    }
}
