public import FilingModel

/// Something in the data that cannot be right, or cannot be checked, with the events it rests on.
public enum Finding: Hashable, Sendable {
    /// A company that carries the mark although its profit has earned the removal.
    case profitableAndMarked(EarnedRemoval)
    /// A company in the growth tier without the mark, or the other way round.
    case tierAndMark(TierConflict)
    /// A listing whose mark does not go with its profit.
    case listingAndMark(EventVersion)
    /// A removal that took effect before the result it stands on was public.
    case removedBeforeResult(removal: EventVersion, result: FigureFact)
    /// Two versions of one figure that cannot both be right.
    case contradictingFilings(FigureConflict)
    /// A figure of a period that is not the sum of its parts.
    case periodsDoNotAddUp(whole: FigureFact, parts: [FigureFact])
    /// A figure that is larger than what it is part of: another metric, or a longer period.
    case partLargerThanWhole(part: FigureFact, whole: FigureFact)
    /// A claim about a company that its figures contradict.
    case claimContradicted(CompanyClaim)
    /// A statement about a cohort that the ledger contradicts.
    case aggregateContradicted(Reconciliation)
    /// One figure of one source under two events.
    case recordedTwice(FigureFact, FigureFact)
    /// A removal that the figures of its fiscal year do not show to have been earned.
    case unmarkedWithoutFigures(UnprovenRemoval)
    /// A mark that is carried in spite of a profit, of which only one measure is recorded.
    case markedWithoutFigures(HalfKnownProfit)
    /// A restatement of a figure whose original is not recorded.
    case restatedWithoutOriginal(FigureFact)
    /// Annual figures that are not there.
    case gap(Gap)

    /// The kinds of findings by name, the most severe first.
    public enum Name: String, CaseIterable, Hashable, Sendable {
        /// The mark is carried although the company has earned its removal; the register is wrong,
        /// or a figure is. Source: `StarMarketRules.Exit`.
        case profitableAndMarked = "profitable-and-marked"
        /// The growth tier and the mark do not go together.
        /// Source: `StarMarketRules.growthTierFrom`.
        case tierAndMark = "tier-and-mark"
        /// A listing of an unprofitable company lacks the mark, or one of a profitable company has
        /// it. Source: `StarMarketRules`.
        case listingAndMark = "listing-and-mark"
        /// The mark went on a result that was not public yet: one of the two dates is wrong.
        case removedBeforeResult = "removed-before-result"
        /// Versions of one figure that are in force, of the same stage and by the same reporter,
        /// or one by the press and one by the issuer, have no number in common; the one that does
        /// not count is silent. Forecasts may change, and a restatement is a change.
        case contradictingFilings = "contradicting-filings"
        /// The figure of a period has no number in common with the sum of the parts of the period.
        case periodsDoNotAddUp = "periods-do-not-add-up"
        /// A part is larger than its whole, by the intervals of both. Source: `PartAndWhole`.
        case partLargerThanWhole = "part-larger-than-whole"
        /// The claimed interval and that of the figures do not intersect.
        case claimContradicted = "claim-contradicted"
        /// The same version of a figure, of one source, is recorded under two events.
        case recordedTwice = "recorded-twice"
        /// The mark was removed on the result of a fiscal year, but for one of the two measures of
        /// profit there is no annual figure above zero.
        case unmarkedWithoutFigures = "unmarked-without-figures"
        /// The mark is carried, and a fiscal year has an annual figure above zero for one of the
        /// two measures of profit, but none for the other: whether the mark should have gone
        /// cannot be said.
        case markedWithoutFigures = "marked-without-figures"
        /// A figure is restated, but what was restated is not recorded.
        case restatedWithoutOriginal = "restated-without-original"
        /// A listed company has no annual figure of revenue or of net profit for a fiscal year
        /// whose report was due, or none of a metric between two years that have one.
        case gap
    }

    /// Its name.
    public var name: Name {
        switch self {
        case .profitableAndMarked: .profitableAndMarked
        case .tierAndMark: .tierAndMark
        case .listingAndMark: .listingAndMark
        case .removedBeforeResult: .removedBeforeResult
        case .contradictingFilings: .contradictingFilings
        case .periodsDoNotAddUp: .periodsDoNotAddUp
        case .partLargerThanWhole: .partLargerThanWhole
        case .claimContradicted, .aggregateContradicted: .claimContradicted
        case .recordedTwice: .recordedTwice
        case .unmarkedWithoutFigures: .unmarkedWithoutFigures
        case .markedWithoutFigures: .markedWithoutFigures
        case .restatedWithoutOriginal: .restatedWithoutOriginal
        case .gap: .gap
        }
    }
}

/// A mark that is carried, and the figures that earned its removal.
public struct EarnedRemoval: Hashable, Sendable {
    /// The company, as of the valid day.
    public let company: CompanyState
    /// The mark that it carries, from the event that brought it.
    public let span: MarkSpan
    /// The fiscal year that earned the removal.
    public let period: FiscalPeriod
    /// The condition that it met.
    public let exit: StarMarketRules.Exit
    /// The figures that meet it: the two measures of profit first.
    public let figures: [FigureFact]
}

/// A tier and a mark of a company that do not go together.
public struct TierConflict: Hashable, Sendable {
    /// The company, as of the valid day.
    public let company: CompanyState
    /// The last span of the mark; nil: the company never carried it.
    public let span: MarkSpan?
    /// The last change of its tier; nil: none is known.
    public let change: EventVersion?

    /// Whether the mark is carried, and the tier is what is missing.
    public var isMarked: Bool { span != nil && span?.removal == nil }
}

/// Two versions of one figure that have no number in common.
public struct FigureConflict: Hashable, Sendable {
    /// The one that became public first.
    public let first: FigureFact
    /// The one that became public later.
    public let second: FigureFact

    /// Two versions.
    init(_ one: FigureFact, _ other: FigureFact) {
        (first, second) = one.order < other.order ? (one, other) : (other, one)
    }

    /// The version that would agree with the other one had its last digit been cut off rather than
    /// rounded; nil: neither would.
    public var cutOff: FigureFact? {
        if first.quantity.cutOff?.intersects(Interval(second.quantity)) ?? false { return first }
        if second.quantity.cutOff?.intersects(Interval(first.quantity)) ?? false { return second }
        return nil
    }
}

/// A removal of a mark on the result of a fiscal year, and what the figures of that year show.
public struct UnprovenRemoval: Hashable, Sendable {
    /// A measure of profit that does not show it.
    public struct Measure: Hashable, Sendable {
        /// The measure.
        public let metric: Metric
        /// The figure that counts, not an actual one above zero; nil: none does.
        public let figure: FigureFact?
    }

    /// The company.
    public let code: SecurityCode
    /// The removal.
    public let removal: EventVersion
    /// When it took effect.
    public let effectiveOn: EffectiveDate
    /// The fiscal year whose result earned it.
    public let period: FiscalPeriod
    /// The measures that do not show it, one or two.
    public let measures: [Measure]
}

/// A mark that is carried, and a profit of which one of the two measures is not recorded.
public struct HalfKnownProfit: Hashable, Sendable {
    /// The company, as of the valid day.
    public let company: CompanyState
    /// The mark that it carries, from the event that brought it.
    public let span: MarkSpan
    /// The measure that is above zero.
    public let figure: FigureFact
    /// The other measure.
    public let missing: Metric
    /// The forecast or preliminary result that counts for the other measure; nil: none.
    public let known: FigureFact?
}

/// Annual figures of a company that are not there.
public struct Gap: Hashable, Sendable {
    /// A metric without a figure.
    public struct Missing: Hashable, Sendable {
        /// The metric.
        public let metric: Metric
        /// The version that counts instead, a forecast or a preliminary result; nil: none.
        public let known: FigureFact?
        /// The figures of the nearest years before and after, where the gap is between them; nil:
        /// the figure is missing because the report on the year was due.
        public let neighbours: [FigureFact]?
    }

    /// The company, as of the valid day.
    public let company: CompanyState
    /// Its listing.
    public let listing: EventVersion
    /// The fiscal year.
    public let period: FiscalPeriod
    /// The metrics without a figure, in order of metric.
    public let missing: [Missing]

    /// Whether the report on the year was due.
    public var isDue: Bool { missing.contains { $0.neighbours == nil } }
}

extension Quantity {
    /// The numbers that a rounded value may be if its last digit was cut off instead; nil for one
    /// that is exact, and for a range.
    fileprivate var cutOff: Interval? {
        guard let value, precision != nil else { return nil }
        let rounded = Interval(self)
        let unit = rounded.high - rounded.low
        let number = Rational(value)
        return number.sign < 0
            ? Interval(low: number - unit, high: number)
            : Interval(low: number, high: number + unit)
    }
}
