public import FilingModel

/// The statements of publications about cohorts compared with each other: their implications, and
/// their contradictions.
///
/// No figure of a company plays a part. Two statements are held against each other only where they
/// are of the same quantity and the same companies: of the same cohort name and size. A restatement
/// between two publications can explain a contradiction; so can a source that counted on an earlier
/// day than the one it was published on.
public struct ClaimConsistency: Hashable, Sendable {
    /// All that a quantity can be, and the statements it follows from.
    public struct Evidence: Hashable, Sendable {
        /// The quantity.
        public let quantity: ClaimedQuantity
        /// The companies it is about.
        public let population: CohortIdentity
        /// All that it can be; none: the statements exclude each other.
        public let values: PossibleValues
        /// The assertions it follows from; one of them for a value that was stated outright.
        public let sayings: [Assertion]
    }

    /// Whether what is implied was also said, and the two have a number in common.
    public enum Verdict: String, Hashable, Sendable {
        case consistent, contradiction
    }

    /// The values of a quantity that follow from statements.
    public struct Implication: Hashable, Sendable {
        /// The values, and their evidence.
        public let evidence: Evidence
        /// The assertions about the same quantity; there may be none.
        public let said: [Assertion]
        /// The first of that which has no number in common with what follows; nil if all have.
        public let excluded: Assertion?

        /// The verdict; nil if there is nothing to hold it against.
        public var verdict: Verdict? {
            said.isEmpty ? nil : excluded == nil ? .consistent : .contradiction
        }
    }

    /// Statements that cannot all be true.
    public struct Contradiction: Hashable, Sendable {
        /// The values of a quantity, stated or implied.
        public let one: Evidence
        /// The values that contradict them; nil if the first are impossible by themselves.
        public let other: Evidence?

        /// The assertions of both sides, each once.
        public var sayings: [Assertion] {
            let other = other?.sayings ?? []
            return one.sayings + other.filter { !one.sayings.contains($0) }
        }
    }

    /// The implications, by publication.
    public let implications: [Implication]
    /// The contradictions, each by the fewest assertions that show it.
    ///
    /// Not every pair is listed: an assertion stands beside the earliest one that it contradicts,
    /// or else beside the first implication for its quantity that it contradicts.
    public let contradictions: [Contradiction]

    /// Compares statements with each other.
    ///
    /// - Parameters:
    ///   - statements: The statements, in any order.
    ///   - units: The units of the sums of metrics, in which rates between sums are meant; those
    ///     without sums have none.
    public init(_ statements: [CohortStatement], units: [Metric: Unit]) {
        let search = ClaimInference(statements, units: units)
        implications = search.implications
        contradictions = search.contradictions
    }
}

extension AsOf {
    /// The units that sums of metrics are in; metrics that have no sums are left out.
    public func sumUnits() throws -> [Metric: Unit] {
        try facts.definitions(at: clock.recorded).values.filter { $0.kind != .ratio }
            .reduce(into: [:]) { $0[$1.metric] = try sumUnit(of: $1) }
    }
}

extension ClaimConsistency {
    /// Holds publications against each other.
    ///
    /// - Parameter units: The units of the sums of metrics; those without sums have none.
    public init(_ publications: [Publication], units: [Metric: Unit]) {
        self.init(publications.flatMap { $0.statements(units) }, units: units)
    }
}
