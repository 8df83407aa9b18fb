import FilingModel

// The results: implications and contradictions.

extension ClaimInference {
    typealias Evidence = ClaimConsistency.Evidence

    /// A contradiction, and the sayings that show it.
    private struct Found {
        /// Places of sayings, ascending.
        let sources: [Int]
        let contradiction: ClaimConsistency.Contradiction
    }

    private func evidence(_ item: Derived, _ subject: Subject) -> Evidence {
        evidence(item.values, subject, item.sources)
    }

    private func evidence(_ place: Int) -> Evidence {
        evidence(values(place), subject(place), [place])
    }

    private func evidence(
        _ values: PossibleValues,
        _ subject: Subject,
        _ sources: [Int]
    ) -> Evidence {
        Evidence(
            quantity: subject.quantity,
            population: subject.population,
            values: values,
            sayings: sources.map { sayings[$0] }
        )
    }

    /// The implications, in order of the assertions they follow from, without those that another
    /// one includes.
    var implications: [ClaimConsistency.Implication] {
        let found = subjects.flatMap { subject -> [([Int], ClaimConsistency.Implication)] in
            let all = derived[subject] ?? []
            let places = said[subject] ?? []
            let reported = all.enumerated().filter { index, item in
                !all.enumerated().contains { other, stronger in
                    other != index && stronger.isOrder == item.isOrder
                        && item.values.contains(stronger.values)
                        && (item.values != stronger.values || other < index)
                }
            }.map(\.element)
            let sayings = places.map { self.sayings[$0] }
            return reported.map { item in
                let implication = ClaimConsistency.Implication(
                    evidence: evidence(item, subject),
                    said: sayings,
                    excluded: places.first { !values($0).meets(item.values) }
                        .map { self.sayings[$0] }
                )
                return (item.sources, implication)
            }
        }
        return found.enumerated().sorted { one, other in
            one.element.0 == other.element.0
                ? one.offset < other.offset
                : one.element.0.lexicographicallyPrecedes(other.element.0)
        }.map(\.element.1)
    }

    // MARK: Contradictions

    /// Evidence without a number in common, by the fewest sayings that show it, in their order.
    var contradictions: [ClaimConsistency.Contradiction] {
        let found = subjects.flatMap { impossible($0) + excluded($0) + crossed($0) }
        let ordered = found.enumerated().sorted { one, other in
            (one.element.sources.count, one.offset) < (other.element.sources.count, other.offset)
        }.map(\.element)
        var reported: Set<[Int]> = []
        return ordered.filter { item in
            guard !hasPart(of: item.sources, in: reported) else { return false }
            reported.insert(item.sources)
            return true
        }.sorted { $0.sources.lexicographicallyPrecedes($1.sources) }.map(\.contradiction)
    }

    /// The implications for a quantity that leave it no possible value.
    private func impossible(_ subject: Subject) -> [Found] {
        (derived[subject] ?? []).filter(\.values.ranges.isEmpty).map { item in
            Found(
                sources: item.sources,
                contradiction: .init(one: evidence(item, subject), other: nil)
            )
        }
    }

    /// Each saying of a quantity beside the earliest one that it excludes, or else beside the first
    /// that follows and that it excludes.
    private func excluded(_ subject: Subject) -> [Found] {
        var (lows, highs) = (EarliestBounds(), EarliestBounds())
        let derived = (derived[subject] ?? []).filter { !$0.values.ranges.isEmpty }
        return (said[subject] ?? []).compactMap { place in
            guard let low = values(place).ranges.first?.low,
                let high = values(place).ranges.last?.high
            else { return nil }
            defer {
                lows.note(low, at: place)
                highs.note(Rational.zero - high, at: place)
            }
            let above = lows.earliest(above: high)?.places[0]
            let below = highs.earliest(above: Rational.zero - low)?.places[0]
            if let earlier = [above, below].compactMap({ $0 }).min() {
                return Found(
                    sources: [earlier, place],
                    contradiction: .init(one: evidence(earlier), other: evidence(place))
                )
            }
            guard let item = derived.first(where: { !$0.values.meets(values(place)) }) else {
                return nil
            }
            return Found(
                sources: (item.sources + [place]).sorted(),
                contradiction: .init(one: evidence(place), other: evidence(item, subject))
            )
        }
    }

    /// The implications for a quantity by arithmetic, each with the first other that it excludes.
    private func crossed(_ subject: Subject) -> [Found] {
        let all = (derived[subject] ?? []).filter { !$0.isOrder && !$0.values.ranges.isEmpty }
        return all.enumerated().compactMap { index, item in
            guard let other = all[..<index].first(where: { !$0.values.meets(item.values) }) else {
                return nil
            }
            return Found(
                sources: Set(item.sources + other.sources).sorted(),
                contradiction: .init(one: evidence(other, subject), other: evidence(item, subject))
            )
        }
    }

    /// Whether some of these sayings are reported already, or exclude each other outright.
    ///
    /// Two derivations have eight sayings at most. A count below many that give it the same bound
    /// can have more: no part of those is reported anywhere else.
    private func hasPart(of sources: [Int], in reported: Set<[Int]>) -> Bool {
        guard sources.count > 2, sources.count <= 8 else { return reported.contains(sources) }
        let pairs = sources.indices.contains { one in
            sources[..<one].contains { place in
                subject(place) == subject(sources[one])
                    && !values(place).meets(values(sources[one]))
            }
        }
        guard !pairs else { return true }
        return (1..<(1 << sources.count)).contains { chosen in
            reported.contains(sources.indices.filter { chosen >> $0 & 1 == 1 }.map { sources[$0] })
        }
    }
}
