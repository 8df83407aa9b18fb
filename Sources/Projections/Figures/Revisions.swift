public import FilingModel

/// How often figures were revised and by how much, how forecasts fared, and how soon figures were
/// public.
public struct Revisions: Hashable, Sendable {
    /// What brought another version of a figure.
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
        /// What brought it.
        public let kind: Kind
        /// The version.
        public let fact: FigureFact
        /// By how much it moved what counted; nil: it did not, or there is nothing to measure, as
        /// where one of the two is a range.
        public let revision: FigureRevision?
    }

    /// What one kind of step did.
    public struct Row: Hashable, Sendable {
        /// The kind.
        public let kind: Kind
        /// How many figures it came to.
        public let figures: Int
        /// How often it came; more than once to some figures.
        public let steps: Int
        /// How often it raised what counted; a smaller loss is higher.
        public let up: Int
        /// How often it lowered what counted.
        public let down: Int
        /// The sizes of the revisions as shares of the values before, without their signs.
        public let sizes: Spread
        /// The step with the largest of these; of equal ones the first by figure; nil: none has
        /// one.
        public let largest: Step?

        /// How often it moved what counted.
        public var revised: Int { up + down }
    }

    /// How the ranges of forecasts compare with the numbers that came out.
    public struct Forecasts: Hashable, Sendable {
        /// How many ranges were forecast, each version of a figure for itself.
        public var ranges = 0
        /// How many figures came out inside, ends included.
        public var inside = 0
        /// How many came out below the low end.
        public var below = 0
        /// How many came out above the high end.
        public var above = 0
        /// How many forecasts gave one number instead of a range.
        public var points = 0

        /// How many ranges have nothing to hold against yet: no number is known, or it is in
        /// another unit.
        public var open: Int { ranges - inside - below - above }
    }

    /// How many days after the end of the period figures were first public, of periods that ended
    /// after the listing.
    public struct Lag: Hashable, Sendable {
        /// The stage of the first version.
        public let stage: String
        /// The days of those whose day is known; negative before the period's end.
        public let days: Spread
        /// How many have only a latest day, which is an upper bound.
        public let upperBounds: Int
    }

    /// How many companies were looked at.
    public let companies: Int
    /// How many figures of theirs have a version that is in force and known.
    public let figures: Int
    /// What each kind of step did, in the order of `Kind.all`; none for kinds that never came.
    public let rows: [Row]
    /// How forecasts fared.
    public let forecasts: Forecasts
    /// How soon figures were public, by stage of the first version, the lowest stage first.
    public let lags: [Lag]
}

/// The least, the middle and the largest of some numbers.
public struct Spread: Hashable, Sendable {
    /// How many there are.
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
