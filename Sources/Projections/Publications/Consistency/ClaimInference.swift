import FilingModel

/// Finds what statements about cohorts imply for each quantity, and which evidence has no number in
/// common.
///
/// The work and what is found grow with the number of statements, not with that of pairs of them:
/// what says the same is one saying; what is derived for a quantity has a limit; and each saying is
/// held against the earliest one that it contradicts.
struct ClaimInference {
    /// A quantity of some companies.
    struct Subject: Hashable {
        let population: CohortIdentity
        let quantity: ClaimedQuantity
    }

    /// Evidence that was not said outright.
    struct Derived {
        let values: PossibleValues
        /// Places of sayings, ascending.
        let sources: [Int]
        /// Whether it follows from the order of counts, and not by arithmetic: it is held against
        /// what was said alone.
        let isOrder: Bool
    }

    private struct Meaning: Hashable {
        let subject: Subject
        let values: PossibleValues
    }

    /// The most that is derived by arithmetic for one quantity, the fewest steps first: many
    /// sources that all say something else need not be crossed with each other.
    static let derivedMax = 64

    /// The most sayings of one quantity, the earliest, from which anything is derived.
    private static let usedMax = 8

    /// The assertions, in the order in which they were first published.
    let sayings: [Assertion]
    let units: [Metric: Unit]
    /// The quantities, as they were first spoken of.
    private(set) var subjects: [Subject] = []
    /// Places of sayings, ascending.
    private(set) var said: [Subject: [Int]] = [:]
    private(set) var derived: [Subject: [Derived]] = [:]

    init(_ statements: [CohortStatement], units: [Metric: Unit]) {
        let ordered = statements.enumerated().sorted { one, other in
            one.element.version.order == other.element.version.order
                ? one.offset < other.offset
                : one.element.version.order < other.element.version.order
        }.map(\.element)
        var places: [Meaning: Int] = [:]
        var groups: [[CohortStatement]] = []
        for statement in ordered {
            let meaning = Meaning(subject: Self.subject(statement), values: statement.values)
            if let place = places[meaning] {
                groups[place].append(statement)
            } else {
                places[meaning] = groups.count
                groups.append([statement])
            }
        }
        sayings = groups.map { Assertion(statements: $0) }
        self.units = units
        for place in sayings.indices {
            let subject = subject(place)
            if said[subject] == nil { subjects.append(subject) }
            said[subject, default: []].append(place)
        }
        let populations = Dictionary(grouping: subjects, by: \.population)
        for first in subjects {
            guard let all = populations[first.population], all[0] == first else { continue }
            addSums(all)
            addRates(all)
            addShares(all)
        }
        addOrder()
    }

    private static func subject(_ statement: CohortStatement) -> Subject {
        Subject(population: statement.population, quantity: statement.quantity)
    }

    /// The quantity that an assertion is about.
    func subject(_ place: Int) -> Subject { Self.subject(sayings[place].first) }

    /// The possible values of a quantity by an assertion.
    func values(_ place: Int) -> PossibleValues { sayings[place].first.values }

    /// The sayings of a quantity from which something is derived, with their intervals.
    func used(_ subject: Subject) -> [(place: Int, interval: Interval)] {
        (said[subject] ?? []).prefix(Self.usedMax).compactMap { place in
            guard let intervals = values(place).intervals, intervals.count == 1 else { return nil }
            return (place, intervals[0])
        }
    }

    /// Takes up what follows by arithmetic, unless the same follows already.
    @discardableResult
    mutating func add(_ values: PossibleValues, to subject: Subject, from sources: [Int]) -> Bool {
        let known = (derived[subject] ?? []).filter { !$0.isOrder }
        guard known.count < Self.derivedMax, !known.contains(where: { $0.values == values }) else {
            return false
        }
        append(Derived(values: values, sources: sources.sorted(), isOrder: false), to: subject)
        return true
    }

    /// Takes up what follows from the order of counts, unless the same follows already.
    mutating func addOrder(_ low: Rational, to subject: Subject, from sources: [Int]) {
        let values = PossibleValues([PossibleValues.Range(low: low, high: nil)])
        let isKnown = derived[subject]?.contains { $0.isOrder && $0.values == values } ?? false
        guard !isKnown else { return }
        append(Derived(values: values, sources: sources.sorted(), isOrder: true), to: subject)
    }

    private mutating func append(_ item: Derived, to subject: Subject) {
        if said[subject] == nil, derived[subject] == nil { subjects.append(subject) }
        derived[subject, default: []].append(item)
    }
}
