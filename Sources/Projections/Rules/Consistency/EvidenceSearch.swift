import FilingModel

/// Finds what statements about cohorts imply for each quantity, and which evidence has no number in
/// common.
struct EvidenceSearch {
    typealias Evidence = ClaimConsistency.Evidence

    /// Where evidence comes from.
    private enum Origin {
        /// It was said.
        case said
        /// It follows by arithmetic.
        case implied
        /// It follows from the order of counts; it is held against what was said alone.
        case ordered
    }

    /// A quantity of some companies.
    private struct Subject: Hashable {
        let population: ClaimedPopulation
        let quantity: ClaimedQuantity
    }

    private struct Item {
        let values: PossibleValues
        /// Places of statements, ascending.
        let sources: [Int]
        let origin: Origin
    }

    /// The statements, as they came out.
    let statements: [CohortStatement]
    private let units: [Metric: Unit]
    /// The quantities, as they were first spoken of.
    private var subjects: [Subject] = []
    private var items: [Subject: [Item]] = [:]

    init(_ statements: [CohortStatement], units: [Metric: Unit]) {
        self.statements = statements.enumerated().sorted { one, other in
            one.element.version.order == other.element.version.order
                ? one.offset < other.offset
                : one.element.version.order < other.element.version.order
        }.map(\.element)
        self.units = units
        for index in self.statements.indices {
            add(self.statements[index].values, to: subject(index), from: [index], .said)
        }
        let populations = Dictionary(grouping: self.statements.indices) {
            self.statements[$0].population
        }.values.sorted { $0[0] < $1[0] }
        for indices in populations {
            addSums(indices)
            addRates(indices)
            addShares(indices)
        }
        addOrder()
    }

    private func subject(_ index: Int) -> Subject {
        Subject(population: statements[index].population, quantity: statements[index].quantity)
    }

    /// The most that is taken up of what follows by arithmetic for one quantity, the fewest steps
    /// first: many sources that all say something else need not be crossed with each other.
    private static let impliedMax = 64

    /// Takes up evidence; what follows by arithmetic only if the same is not there already, from as
    /// few statements.
    private mutating func add(
        _ values: PossibleValues,
        to subject: Subject,
        from sources: [Int],
        _ origin: Origin
    ) {
        if items[subject] == nil { subjects.append(subject) }
        if origin == .implied {
            let implied = (items[subject] ?? []).filter { $0.origin == .implied }
            let isKnown = implied.contains { item in
                item.values == values && item.sources.count <= sources.count
            }
            guard !isKnown, implied.count < Self.impliedMax else { return }
        }
        items[subject, default: []].append(
            Item(values: values, sources: sources.sorted(), origin: origin)
        )
    }

    /// Statements that say different things of sums or rates, the first of those that say the same.
    private func distinct(_ indices: [Int]) -> [Int] {
        var seen: Set<Meaning> = []
        return indices.filter { index in
            let statement = statements[index]
            return seen.insert(
                Meaning(quantity: statement.quantity, values: statement.values)
            ).inserted
        }
    }

    /// What a statement says, whoever says it.
    private struct Meaning: Hashable {
        let quantity: ClaimedQuantity
        let values: PossibleValues
    }

    // MARK: Sums and the rates between them

    /// A stated rate between two sums.
    private struct Link {
        let index: Int
        let rate: Interval
        let link: RateLink
    }

    private func links(_ indices: [Int]) -> [Link] {
        distinct(indices).compactMap { index in
            let statement = statements[index]
            guard let link = RateLink(statement.quantity), let rate = statement.values.intervals,
                rate.count == 1, units[link.upper.metric] != nil, units[link.lower.metric] != nil
            else { return nil }
            return Link(index: index, rate: rate[0], link: link)
        }
    }

    /// The stated sums in the metric's own unit, by what they are of.
    private func sums(_ indices: [Int]) -> [(index: Int, node: RateLink.Node, sum: Interval)] {
        distinct(indices).compactMap { index in
            guard case .sum(let metric, let period, let unit) = statements[index].quantity,
                unit == units[metric], let sum = statements[index].values.intervals
            else { return nil }
            return (index, RateLink.Node(metric: metric, period: period), sum[0])
        }
    }

    /// From every stated sum along the stated rates, each sum by the fewest of them.
    private mutating func addSums(_ indices: [Int]) {
        let links = links(indices)
        let population = statements[indices[0]].population
        for start in sums(indices) {
            var reached: Set<RateLink.Node> = [start.node]
            var queue = [(node: start.node, values: [start.sum], sources: [start.index])]
            while !queue.isEmpty {
                let (node, values, sources) = queue.removeFirst()
                for link in links where !sources.contains(link.index) {
                    let steps = values.compactMap {
                        link.link.other(than: node, $0, rate: link.rate)
                    }
                    guard let next = steps.first?.node, let unit = units[next.metric] else {
                        continue
                    }
                    let all = PossibleValues(steps.flatMap(\.values.ranges))
                    let quantity = ClaimedQuantity.sum(next.metric, next.period, unit)
                    let path = sources + [link.index]
                    add(
                        all,
                        to: Subject(population: population, quantity: quantity),
                        from: path,
                        .implied
                    )
                    guard reached.insert(next).inserted, let further = all.intervals else {
                        continue
                    }
                    queue.append((next, further, path))
                }
            }
        }
    }

    /// The stated rates, from stated sums at both their ends.
    private mutating func addRates(_ indices: [Int]) {
        let sums = sums(indices)
        let quantities = distinct(indices).map { subject($0) }.filter(\.quantity.isRate)
        for subject in quantities {
            guard let link = RateLink(subject.quantity) else { continue }
            for upper in sums where upper.node == link.upper {
                for lower in sums where lower.node == link.lower {
                    guard let rate = link.rate(upper.sum, lower.sum) else { continue }
                    let sources = [upper.index, lower.index]
                    add(PossibleValues(rate), to: subject, from: sources, .implied)
                }
            }
        }
    }

    // MARK: Counts

    /// Count, share and size of a cohort, on one day: each from the two others.
    private mutating func addShares(_ indices: [Int]) {
        let population = statements[indices[0]].population
        func all(_ quantity: ClaimedQuantity) -> [(index: Int, values: Interval)] {
            distinct(indices).filter { statements[$0].quantity == quantity }.flatMap { index in
                (statements[index].values.intervals ?? []).map { (index, $0) }
            }
        }
        for day in Set(indices.map { statements[$0].day }).sorted() {
            let size = ClaimedQuantity.count(.companies, nil, on: day)
            for series in Claim.Series.allCases where series != .companies {
                let count = ClaimedQuantity.count(series, nil, on: day)
                let share = ClaimedQuantity.share(series, on: day)
                let (sizes, counts, shares) = (all(size), all(count), all(share))
                guard !shares.isEmpty else { continue }
                func add(_ values: PossibleValues, _ quantity: ClaimedQuantity, _ from: [Int]) {
                    let subject = Subject(population: population, quantity: quantity)
                    self.add(values, to: subject, from: from, .implied)
                }
                for one in sizes {
                    for other in shares {
                        let product = PossibleValues(one.values * other.values).whole
                        add(product, count, [one.index, other.index])
                    }
                    for other in counts {
                        let quotient = PossibleValues.solutions(of: other.values, over: one.values)
                        add(quotient, share, [one.index, other.index])
                    }
                }
                for one in counts {
                    for other in shares {
                        let whole = PossibleValues.solutions(of: one.values, over: other.values)
                        add(whole.whole, size, [one.index, other.index])
                    }
                }
            }
        }
    }

    /// Counts of a cohort that no company leaves: what was counted earlier is counted later.
    private mutating func addOrder() {
        let counts = statements.indices.filter { index in
            statements[index].population.isGrowing && statements[index].quantity.isCount
        }
        for later in counts {
            let below = counts.compactMap { earlier -> (index: Int, low: Rational)? in
                guard CountOrder.isAtMost(statements[earlier].quantity, statements[later].quantity),
                    let low = statements[earlier].values.ranges.first?.low
                else { return nil }
                return (earlier, low)
            }
            let high = statements[later].values.ranges.last?.high
            let broken = below.filter { bound in high.map { $0 < bound.low } ?? false }
            let same = below.filter { bound in
                CountOrder.isSameSeries(
                    statements[bound.index].quantity,
                    statements[later].quantity
                )
            }
            let tightest = same.max { $0.low < $1.low }.map { best in
                same.first { $0.low == best.low } ?? best
            }
            for bound in broken.isEmpty ? tightest.map({ [$0] }) ?? [] : broken {
                let values = PossibleValues([PossibleValues.Range(low: bound.low, high: nil)])
                add(values, to: subject(later), from: [bound.index], .ordered)
            }
        }
    }

    // MARK: Results

    private func evidence(_ item: Item, _ subject: Subject) -> Evidence {
        Evidence(
            quantity: subject.quantity,
            population: subject.population,
            values: item.values,
            statements: item.sources.map { statements[$0] }
        )
    }

    /// What is implied, in order of the statements it follows from; nothing that only says less
    /// than something else that is implied.
    var implications: [ClaimConsistency.Implication] {
        let found = subjects.flatMap {
            subject -> [(sources: [Int], ClaimConsistency.Implication)] in
            let all = items[subject] ?? []
            let implied = all.enumerated().filter { $0.element.origin != .said }
            return implied.filter { place, item in
                !implied.contains { other, stronger in
                    other != place && stronger.origin == item.origin
                        && item.values.contains(stronger.values)
                        && (item.values != stronger.values || other < place)
                }
            }.map { _, item in
                let said = all.filter { $0.origin == .said }.flatMap(\.sources)
                    .filter { !item.sources.contains($0) }
                return (
                    item.sources,
                    ClaimConsistency.Implication(
                        evidence: evidence(item, subject),
                        said: said.map { statements[$0] }
                    )
                )
            }
        }
        return found.enumerated().sorted { one, other in
            one.element.sources == other.element.sources
                ? one.offset < other.offset
                : one.element.sources.lexicographicallyPrecedes(other.element.sources)
        }.map(\.element.1)
    }

    /// Evidence without a number in common, by the fewest statements that show it.
    var contradictions: [ClaimConsistency.Contradiction] {
        var found: [(sources: Set<Int>, ClaimConsistency.Contradiction)] = []
        for subject in subjects {
            let all = items[subject] ?? []
            for (place, item) in all.enumerated() {
                if item.values.ranges.isEmpty {
                    let contradiction = ClaimConsistency.Contradiction(
                        one: evidence(item, subject),
                        other: nil
                    )
                    found.append((Set(item.sources), contradiction))
                }
                for other in all[..<place] where Self.exclude(item, other) {
                    let contradiction = ClaimConsistency.Contradiction(
                        one: evidence(other, subject),
                        other: evidence(item, subject)
                    )
                    found.append((Set(item.sources + other.sources), contradiction))
                }
            }
        }
        return Self.fewest(found)
    }

    private static func exclude(_ one: Item, _ other: Item) -> Bool {
        let isOrdered = one.origin == .ordered || other.origin == .ordered
        guard !isOrdered || one.origin == .said || other.origin == .said else { return false }
        let isPossible = !one.values.ranges.isEmpty && !other.values.ranges.isEmpty
        return isPossible && !one.values.meets(other.values)
    }

    /// Those of which no part is a contradiction already, in order of their statements.
    private static func fewest(
        _ found: [(sources: Set<Int>, ClaimConsistency.Contradiction)]
    ) -> [ClaimConsistency.Contradiction] {
        let ordered = found.enumerated().sorted { one, other in
            (one.element.sources.count, one.offset) < (other.element.sources.count, other.offset)
        }.map(\.element)
        var kept: [(sources: Set<Int>, ClaimConsistency.Contradiction)] = []
        var byFirst: [Int: [Set<Int>]] = [:]
        for item in ordered {
            let isKnown = item.sources.contains { source in
                byFirst[source]?.contains { $0.isSubset(of: item.sources) } ?? false
            }
            guard !isKnown, let first = item.sources.min() else { continue }
            kept.append(item)
            byFirst[first, default: []].append(item.sources)
        }
        return kept.sorted { $0.sources.sorted().lexicographicallyPrecedes($1.sources.sorted()) }
            .map(\.1)
    }
}
