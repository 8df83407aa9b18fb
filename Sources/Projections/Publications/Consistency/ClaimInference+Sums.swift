import FilingModel

// Sums and the rates between them.

extension ClaimInference {
    /// The most sayings that one derivation goes over: a sum, and rates from it on.
    private static let pathMax = 4

    /// A stated rate between two sums.
    private struct Link {
        let place: Int
        let rate: Interval
        let link: RateLink
    }

    /// The possible values of a sum, and how they were derived.
    private struct Path {
        /// The sums that it went over, the last one last.
        let nodes: [RateLink.Node]
        let values: [Interval]
        let places: [Int]
    }

    /// The sum at an end of a rate, in the metric's own unit; nil for metrics that have no sums.
    private func sum(_ node: RateLink.Node, _ population: CohortIdentity) -> Subject? {
        units[node.metric].map { unit in
            Subject(population: population, quantity: .sum(node.metric, node.period, unit))
        }
    }

    /// From every stated sum along the stated rates, over the fewest of them first.
    mutating func addSums(_ subjects: [Subject]) {
        let links = links(subjects)
        var paths = subjects.flatMap(starts)
        var next = 0
        while next < paths.count {
            let path = paths[next]
            next += 1
            guard let node = path.nodes.last else { continue }
            for link in links[node] ?? [] {
                if let further = follow(path, link, subjects[0].population) {
                    paths.append(further)
                }
            }
        }
    }

    /// The rates between sums, by the sums at their ends.
    private func links(_ subjects: [Subject]) -> [RateLink.Node: [Link]] {
        var links: [RateLink.Node: [Link]] = [:]
        for subject in subjects {
            guard let link = RateLink(subject.quantity), link.upper != link.lower else { continue }
            let all = used(subject).map { Link(place: $0.place, rate: $0.interval, link: link) }
            links[link.upper, default: []] += all
            links[link.lower, default: []] += all
        }
        return links
    }

    private func starts(_ subject: Subject) -> [Path] {
        guard case .sum(let metric, let period, let unit) = subject.quantity, unit == units[metric]
        else { return [] }
        let node = RateLink.Node(metric: metric, period: period)
        return used(subject).map { place, sum in
            Path(nodes: [node], values: [sum], places: [place])
        }
    }

    /// Takes up what a rate says of the sum at its other end.
    ///
    /// - Returns: The way to go on from there; nil if there is none, or nothing new.
    private mutating func follow(
        _ path: Path,
        _ link: Link,
        _ population: CohortIdentity
    ) -> Path? {
        guard let node = path.nodes.last, path.places.count < Self.pathMax else { return nil }
        let steps = path.values.compactMap { link.link.other(than: node, $0, rate: link.rate) }
        guard let next = steps.first?.node, !path.nodes.contains(next),
            let subject = sum(next, population)
        else { return nil }
        let values = PossibleValues(steps.flatMap(\.values.ranges))
        let places = path.places + [link.place]
        guard add(values, to: subject, from: places), let intervals = values.intervals else {
            return nil
        }
        return Path(nodes: path.nodes + [next], values: intervals, places: places)
    }

    /// The stated rates, from stated sums at both their ends.
    mutating func addRates(_ subjects: [Subject]) {
        for subject in subjects {
            guard let link = RateLink(subject.quantity),
                let whole = sum(link.upper, subject.population),
                let base = sum(link.lower, subject.population)
            else { continue }
            for upper in used(whole) {
                for lower in used(base) {
                    guard let rate = link.rate(upper.interval, lower.interval) else { continue }
                    add(PossibleValues(rate), to: subject, from: [upper.place, lower.place])
                }
            }
        }
    }
}
