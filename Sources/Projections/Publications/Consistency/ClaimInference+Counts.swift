import FilingModel

// Counts of companies.

extension ClaimInference {
    /// Count, share and size of a cohort, on one day: each from the two others, where a share was
    /// stated.
    mutating func addShares(_ subjects: [Subject]) {
        for share in subjects {
            guard case .share(let series, let day) = share.quantity, series != .companies else {
                continue
            }
            func count(_ series: Claim.Series) -> Subject {
                let quantity = ClaimedQuantity.count(series, nil, on: day)
                return Subject(population: share.population, quantity: quantity)
            }
            let (size, part) = (count(.companies), count(series))
            add(to: part, from: size, share) { PossibleValues($0 * $1).whole }
            add(to: share, from: part, size) { PossibleValues.solutions(of: $0, over: $1) }
            add(to: size, from: part, share) { PossibleValues.solutions(of: $0, over: $1).whole }
        }
    }

    private mutating func add(
        to subject: Subject,
        from one: Subject,
        _ other: Subject,
        by rule: (Interval, Interval) -> PossibleValues
    ) {
        for left in used(one) {
            for right in used(other) {
                let values = rule(left.interval, right.interval)
                add(values, to: subject, from: [left.place, right.place])
            }
        }
    }

    /// Counts of a cohort that no company leaves, day by day: each that is below one that it cannot
    /// be below, and the first such one.
    mutating func addOrder() {
        let counts = sayings.indices.compactMap { place -> (day: CalendarDate, place: Int)? in
            let subject = subject(place)
            guard subject.population.isGrowing, case .count(_, _, let day) = subject.quantity else {
                return nil
            }
            return (day, place)
        }
        let days = Dictionary(grouping: counts, by: \.day).mapValues { $0.map(\.place) }
        var bounds: [Claim.Series: EarliestBounds] = [:]
        for (day, places) in days.sorted(by: { $0.key < $1.key }) {
            let next = day.adding(days: 1)
            note(places, in: &bounds) { CountOrder.isAtMost($0, .count($1, nil, on: day)) }
            for place in places {
                let subject = subject(place)
                guard case .count(let series, nil, _) = subject.quantity,
                    let high = values(place).ranges.last?.high,
                    let bound = bounds[series]?.earliest(above: high)
                else { continue }
                addOrder(bound.low, to: subject, from: bound.places)
            }
            note(places, in: &bounds) {
                !CountOrder.isAtMost($0, .count($1, nil, on: day))
                    && CountOrder.isAtMost($0, .count($1, nil, on: next))
            }
        }
    }

    /// Takes up the counts of a day as bounds of the totals that they cannot be above.
    private func note(
        _ places: [Int],
        in bounds: inout [Claim.Series: EarliestBounds],
        where isAtMost: (ClaimedQuantity, Claim.Series) -> Bool
    ) {
        for place in places {
            guard let low = values(place).ranges.first?.low else { continue }
            for series in Claim.Series.allCases where isAtMost(subject(place).quantity, series) {
                bounds[series, default: EarliestBounds()].note(low, at: place)
            }
        }
    }
}
