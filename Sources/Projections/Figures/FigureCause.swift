public import FilingModel

/// The reason for another version of a figure.
public enum FigureCause: String, CaseIterable, Hashable, Sendable {
    /// Nothing was known of the figure before.
    case firstFiling = "first-filing"
    /// A result of a higher stage: an annual report after a preliminary one, say.
    case newStage = "new-stage"
    /// Another number of the same stage, the issuer's after the press's among them; or a filing
    /// that was recorded late, and lets another number count.
    case laterFiling = "later-filing"
    /// The company changed what it had published.
    case restatement
    /// This ledger had recorded it wrongly.
    case correction
    /// This ledger should not have recorded it.
    case retraction
    /// The same number again, within its precision.
    case rePresentation = "re-presentation"
    /// Another value that does not count: of a lower stage, the press's beside the issuer's, or
    /// public before the one that counts.
    case outranked
    /// The metric was defined, or its definition corrected.
    case definition

    /// The reason why a filing brought another version.
    ///
    /// - Parameter before: What counted before it; nil: nothing was known.
    init(
        of filed: FigureFact,
        before: FigureFact?,
        after: FigureFact?,
        _ definition: MetricDefinition
    ) {
        guard let before else {
            self = .firstFiling
            return
        }
        let counts = after?.id == filed.id
        let isChange = after?.id != before.id
        switch filed.stage {
        case .restated where counts: self = .restatement
        case .filed where counts && filed.stage.rank > before.stage.rank: self = .newStage
        case .restated, .filed:
            let agrees = FigureRevision.agree(filed, before, definition)
            self =
                agrees && counts == isChange
                ? .rePresentation : isChange ? .laterFiling : .outranked
        }
    }
}

/// By how much a version of a figure moved what counted.
public struct FigureRevision: Hashable, Sendable {
    /// The value that counted before.
    public let before: Amount
    /// The value that counts since.
    public let after: Amount

    /// By how much it moved, in the unit of both.
    public var absolute: ExactDecimal { ExactDecimal(after) - ExactDecimal(before) }

    /// By how much it moved, as a share of the distance of the value before from zero; nil if that
    /// was 0.
    public var relative: Rational? {
        let base = Rational(before)
        return base.sign == 0 ? nil : absolute.rational / base.magnitude
    }

    /// The revision between two versions; nil where there is none: one of them is a range, they are
    /// in different units, or they agree within their precision.
    public init?(from before: FigureFact, to after: FigureFact, _ definition: MetricDefinition) {
        guard before.unit(definition) == after.unit(definition) else { return nil }
        self.init(from: before.quantity, to: after.quantity)
    }

    /// The revision between two quantities of one unit; nil where there is none: one of them is a
    /// range, or they agree within their precision.
    public init?(from before: Quantity, to after: Quantity) {
        guard let earlier = before.value, let later = after.value,
            !Self.agree(before, after)
        else { return nil }
        self.before = earlier
        self.after = later
    }

    /// Whether two versions present the same number: no ranges, in the same unit, and the more
    /// precise one within the precision of the other.
    public static func agree(
        _ one: FigureFact,
        _ other: FigureFact,
        _ definition: MetricDefinition
    ) -> Bool {
        one.unit(definition) == other.unit(definition) && agree(one.quantity, other.quantity)
    }

    private static func agree(_ one: Quantity, _ other: Quantity) -> Bool {
        guard !one.isRange, !other.isRange else { return false }
        let (first, second) = (Interval(one), Interval(other))
        return first.contains(second) || second.contains(first)
    }
}
