public import FilingModel

/// Statistics of revisions, of forecasts, and of the delays until figures were public.
public struct Revisions: Hashable, Sendable {
    /// The cause of another version of a figure.
    public enum Kind: Hashable, Sendable {
        /// A result of a higher stage.
        case newStage(from: Stage, to: Stage)
        /// The issuer's own number after one of the press, of the same stage.
        case issuerAfterPress
        /// Another number of the same stage, by the same reporter; one that only says again what
        /// counts is among them, and is no revision.
        case laterFiling
        /// The company changed what it had published.
        case restatement
        /// This ledger had recorded it wrongly.
        case correction
        /// This ledger should not have recorded it.
        case retraction

        /// All kinds, in the order in which a figure may meet them.
        public static let all: [Kind] =
            [
                .newStage(from: .forecast, to: .preliminary),
                .newStage(from: .forecast, to: .interim),
                .newStage(from: .forecast, to: .annual),
                .newStage(from: .preliminary, to: .interim),
                .newStage(from: .preliminary, to: .annual),
            ] + [.issuerAfterPress, .laterFiling, .restatement, .correction, .retraction]
    }

    /// One version that came after another one.
    public struct Step: Hashable, Sendable {
        /// The cause.
        public let kind: Kind
        /// The version.
        public let fact: FigureFact
        /// By how much it moved what counted; nil: it did not, or there is nothing to measure, as
        /// where one of the two is a range.
        public let revision: FigureRevision?
    }

    /// The effect of one kind of step.
    public struct Row: Hashable, Sendable {
        /// The kind.
        public let kind: Kind
        /// The number of figures that had such a step.
        public let figures: Int
        /// The number of such steps; some figures had more than one.
        public let steps: Int
        /// The number of steps that raised what counted; a smaller loss is higher.
        public let up: Int
        /// The number of steps that lowered what counted.
        public let down: Int
        /// The sizes of the revisions as shares of the values before, without their signs.
        public let sizes: Spread
        /// The step with the largest of these; of equal ones the first by figure; nil: none has
        /// one.
        public let largest: Step?

        /// The number of steps that moved what counted.
        public var revised: Int { up + down }
    }

    /// The ranges of forecasts beside the figures that followed.
    public struct Forecasts: Hashable, Sendable {
        /// The number of forecast ranges; each version of a figure counts.
        public var ranges = 0
        /// The number of figures inside the range, ends included.
        public var inside = 0
        /// The number of figures below the low end.
        public var below = 0
        /// The number of figures above the high end.
        public var above = 0
        /// The number of forecasts of one value instead of a range.
        public var points = 0

        /// The number of ranges without a figure to compare with: none is known, or it is in
        /// another unit.
        public var open: Int { ranges - inside - below - above }
    }

    /// The days from a period's end until its figures were first public, for periods that ended
    /// after the listing.
    public struct Lag: Hashable, Sendable {
        /// The stage of the first version.
        public let stage: String
        /// The days of those whose day is known; negative before the period's end.
        public let days: Spread
        /// The number of those of which only the latest day is known: an upper bound.
        public let upperBounds: Int
    }

    /// The number of companies.
    public let companies: Int
    /// The number of their figures with a version that is in force and known.
    public let figures: Int
    /// The effect of each kind of step, in the order of `Kind.all`; kinds without steps are left
    /// out.
    public let rows: [Row]
    /// The forecasts.
    public let forecasts: Forecasts
    /// The delays, by stage of the first version, the lowest stage first.
    public let lags: [Lag]
}

/// The least, the middle and the largest of some numbers.
public struct Spread: Hashable, Sendable {
    /// The number of them.
    public let count: Int
    /// The least; nil for none.
    public let least: Rational?
    /// The middle one; of an even count the mean of the two in the middle; nil for none.
    public let median: Rational?
    /// The largest; nil for none.
    public let largest: Rational?

    /// The spread of some numbers.
    ///
    /// - Parameter numbers: The numbers, in any order.
    public init(_ numbers: [Rational]) {
        let sorted = numbers.sorted()
        count = sorted.count
        least = sorted.first
        largest = sorted.last
        let middle = sorted.count / 2
        if sorted.isEmpty {
            median = nil
        } else if sorted.count.isMultiple(of: 2) {
            median = (sorted[middle - 1] + sorted[middle]) / Rational(2)
        } else {
            median = sorted[middle]
        }
    }
}
