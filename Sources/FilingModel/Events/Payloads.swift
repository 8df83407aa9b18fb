/// The ledger was opened: always event 0, and only that.
public struct LedgerOpened: Hashable, Sendable {
    /// The ledger's name for the world.
    public let origin: Origin
    /// Its title for people.
    public let title: String
    /// The currency of its sums.
    public let currency: Currency
    /// The time zone of its days, as an IANA name or an offset such as `+08:00`.
    public let timezone: String

    /// A ledger's opening.
    ///
    /// - Parameters:
    ///   - origin: The ledger's name for the world.
    ///   - title: Its title for people.
    ///   - currency: The currency of its sums.
    ///   - timezone: The time zone of its days.
    public init(origin: Origin, title: String, currency: Currency, timezone: String) {
        self.origin = origin
        self.title = title
        self.currency = currency
        self.timezone = timezone
    }
}

/// A company listed.
public struct CompanyListed: Hashable, Sendable {
    /// Its registered name.
    public var name: LocalizedText
    /// The short name under which it trades.
    public var shortName: LocalizedText
    /// The exchange, by its ISO 10383 market identifier code.
    public var exchange: String
    /// The board, such as `STAR`.
    public var board: String
    /// The day of the listing.
    public var listedOn: EffectiveDate
    /// Whether it was profitable when it listed.
    public var isProfitable: Bool
    /// The marks its short name carried, in order of letter, each once.
    public var marks: [Mark]
    /// Its sector.
    public var sector: Sector
    /// The city of its seat.
    public var city: String?
    /// The province of its seat.
    public var province: String?
    /// The set of listing standards it chose, 1 to 5.
    public var standard: Int?

    /// A listing.
    ///
    /// - Parameters:
    ///   - name: Its registered name.
    ///   - shortName: The short name under which it trades.
    ///   - exchange: The exchange, by its ISO 10383 market identifier code.
    ///   - board: The board, such as `STAR`.
    ///   - listedOn: The day of the listing.
    ///   - isProfitable: Whether it was profitable when it listed.
    ///   - marks: The marks its short name carried.
    ///   - sector: Its sector.
    ///   - city: The city of its seat.
    ///   - province: The province of its seat.
    ///   - standard: The set of listing standards it chose, 1 to 5.
    public init(
        name: LocalizedText,
        shortName: LocalizedText,
        exchange: String,
        board: String,
        listedOn: EffectiveDate,
        isProfitable: Bool,
        marks: [Mark],
        sector: Sector,
        city: String? = nil,
        province: String? = nil,
        standard: Int? = nil
    ) {
        self.name = name
        self.shortName = shortName
        self.exchange = exchange
        self.board = board
        self.listedOn = listedOn
        self.isProfitable = isProfitable
        self.marks = marks
        self.sector = sector
        self.city = city
        self.province = province
        self.standard = standard
    }
}

/// A metric and the quantity reported for it.
public struct ReportedFigure: Hashable, Sendable {
    /// What was measured.
    public let metric: Metric
    /// What was reported.
    public let quantity: Quantity

    /// A figure.
    ///
    /// - Parameters:
    ///   - metric: What was measured.
    ///   - quantity: What was reported.
    @inlinable
    public init(metric: Metric, quantity: Quantity) {
        self.metric = metric
        self.quantity = quantity
    }
}

/// A result was filed, or printed by a third party.
public struct ResultFiled: Hashable, Sendable {
    /// The period it covers.
    public var period: FiscalPeriod
    /// How far along it was.
    public var stage: Stage
    /// The currency of its amounts, where they do not say another.
    public var currency: Currency
    /// The figures, in order of metric; at least one.
    public var figures: [ReportedFigure]
    /// What was derived from them in the same place.
    public var claims: [Claim]
    /// Who reported it.
    public var reportedBy: Reporter

    /// A result.
    ///
    /// - Parameters:
    ///   - period: The period it covers.
    ///   - stage: How far along it was.
    ///   - currency: The currency of its amounts, where they do not say another.
    ///   - figures: The figures, in order of metric.
    ///   - claims: What was derived from them in the same place.
    ///   - reportedBy: Who reported it.
    @inlinable
    public init(
        period: FiscalPeriod,
        stage: Stage,
        currency: Currency,
        figures: [ReportedFigure],
        claims: [Claim] = [],
        reportedBy: Reporter = .issuer
    ) {
        self.period = period
        self.stage = stage
        self.currency = currency
        self.figures = figures
        self.claims = claims
        self.reportedBy = reportedBy
    }
}

/// A company changed figures it had published.
public struct FiguresRestated: Hashable, Sendable {
    /// The period they cover.
    public var period: FiscalPeriod
    /// The currency of the amounts, where they do not say another.
    public var currency: Currency
    /// The restated figures, in order of metric; at least one.
    public var figures: [ReportedFigure]
    /// Why they were restated.
    public var reason: RestatementReason

    /// A restatement.
    ///
    /// - Parameters:
    ///   - period: The period they cover.
    ///   - currency: The currency of the amounts, where they do not say another.
    ///   - figures: The restated figures, in order of metric.
    ///   - reason: Why they were restated.
    public init(
        period: FiscalPeriod,
        currency: Currency,
        figures: [ReportedFigure],
        reason: RestatementReason
    ) {
        self.period = period
        self.currency = currency
        self.figures = figures
        self.reason = reason
    }
}

/// A mark was put into a short name.
public struct MarkAssigned: Hashable, Sendable {
    /// The mark.
    public var mark: Mark
    /// When it took effect.
    public var effectiveOn: EffectiveDate
    /// Why.
    public var reason: String?

    /// An assignment.
    ///
    /// - Parameters:
    ///   - mark: The mark.
    ///   - effectiveOn: When it took effect.
    ///   - reason: Why.
    public init(mark: Mark, effectiveOn: EffectiveDate, reason: String? = nil) {
        self.mark = mark
        self.effectiveOn = effectiveOn
        self.reason = reason
    }
}

/// A mark was taken out of a short name.
public struct MarkRemoved: Hashable, Sendable {
    /// The mark.
    public var mark: Mark
    /// When it took effect.
    public var effectiveOn: EffectiveDate
    /// Why.
    public var reason: String
    /// The period whose result earned it.
    public var period: FiscalPeriod?

    /// A removal.
    ///
    /// - Parameters:
    ///   - mark: The mark.
    ///   - effectiveOn: When it took effect.
    ///   - reason: Why.
    ///   - period: The period whose result earned it.
    public init(
        mark: Mark,
        effectiveOn: EffectiveDate,
        reason: String,
        period: FiscalPeriod? = nil
    ) {
        self.mark = mark
        self.effectiveOn = effectiveOn
        self.reason = reason
        self.period = period
    }
}

/// A company entered a tier of its board, or left it.
public struct TierChanged: Hashable, Sendable {
    /// The tier, such as `growth`; nil: none.
    public var tier: String?
    /// When it took effect.
    public var effectiveOn: EffectiveDate
    /// Why.
    public var reason: String

    /// A change of tier.
    ///
    /// - Parameters:
    ///   - tier: The tier; nil: none.
    ///   - effectiveOn: When it took effect.
    ///   - reason: Why.
    public init(tier: String?, effectiveOn: EffectiveDate, reason: String) {
        self.tier = tier
        self.effectiveOn = effectiveOn
        self.reason = reason
    }
}

/// A company changed its name, its short name, or both.
public struct CompanyRenamed: Hashable, Sendable {
    /// When it took effect.
    public var effectiveOn: EffectiveDate
    /// The new registered name, in the languages in which it changed.
    public var name: LocalizedText?
    /// The new short name, in the languages in which it changed.
    public var shortName: LocalizedText?

    /// A renaming.
    ///
    /// - Parameters:
    ///   - effectiveOn: When it took effect.
    ///   - name: The new registered name, in the languages in which it changed.
    ///   - shortName: The new short name, in the languages in which it changed.
    public init(effectiveOn: EffectiveDate, name: LocalizedText?, shortName: LocalizedText?) {
        self.effectiveOn = effectiveOn
        self.name = name
        self.shortName = shortName
    }
}

/// A company is counted in another sector.
public struct SectorChanged: Hashable, Sendable {
    /// When it took effect.
    public var effectiveOn: EffectiveDate
    /// The new sector.
    public var sector: Sector

    /// A change of sector.
    ///
    /// - Parameters:
    ///   - effectiveOn: When it took effect.
    ///   - sector: The new sector.
    public init(effectiveOn: EffectiveDate, sector: Sector) {
        self.effectiveOn = effectiveOn
        self.sector = sector
    }
}

/// A company was delisted.
public struct CompanyDelisted: Hashable, Sendable {
    /// When it took effect.
    public var effectiveOn: EffectiveDate
    /// Why.
    public var reason: String

    /// A delisting.
    ///
    /// - Parameters:
    ///   - effectiveOn: When it took effect.
    ///   - reason: Why.
    public init(effectiveOn: EffectiveDate, reason: String) {
        self.effectiveOn = effectiveOn
        self.reason = reason
    }
}

/// Something worth remembering was announced.
public struct MilestoneAnnounced: Hashable, Sendable {
    /// What kind it was.
    public var kind: MilestoneKind
    /// What it was.
    public var title: LocalizedText

    /// A milestone.
    ///
    /// - Parameters:
    ///   - kind: What kind it was.
    ///   - title: What it was.
    public init(kind: MilestoneKind, title: LocalizedText) {
        self.kind = kind
        self.title = title
    }
}

/// A publication said something of a whole cohort.
public struct AggregateReported: Hashable, Sendable {
    /// The cohort's name.
    public var cohort: String
    /// The period it speaks of.
    public var period: FiscalPeriod
    /// Sums that it printed, in order of metric.
    public var figures: [ReportedFigure]
    /// What it derived.
    public var claims: [Claim]
    /// How many companies it counted.
    public var companies: Int?

    /// A report.
    ///
    /// - Parameters:
    ///   - cohort: The cohort's name.
    ///   - period: The period it speaks of.
    ///   - figures: Sums that it printed, in order of metric.
    ///   - claims: What it derived.
    ///   - companies: How many companies it counted.
    public init(
        cohort: String,
        period: FiscalPeriod,
        figures: [ReportedFigure] = [],
        claims: [Claim] = [],
        companies: Int? = nil
    ) {
        self.cohort = cohort
        self.period = period
        self.figures = figures
        self.claims = claims
        self.companies = companies
    }
}
