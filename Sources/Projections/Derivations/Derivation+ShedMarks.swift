public import FilingModel

extension AsOf {
    /// The derivation of the removals of a mark in a year: each with the listing that makes the
    /// company a member of the cohort; and the removals that are counted elsewhere, or nowhere.
    public func derivation(
        ofShed mark: Mark,
        in year: Int,
        of cohort: Cohort,
        by grouping: ShedMarks.Grouping
    ) throws -> Derivation {
        let shed = try shedMarks(mark, of: cohort, by: grouping)
        let histories = try facts.companies(at: clock.recorded).mapValues { known($0) }
        let point = shed.points.first { $0.year == year }
        let removals = (point?.removals ?? []).sorted { $0.company.code < $1.company.code }
        let totals: [Derivation.Term] =
            point.map { point in
                [.init("cumulative", point.cumulative), .init("listed", point.listed)]
                    + [point.share.map { .init("share", $0.rounded(places: ratePlaces)) }]
                    .compactMap { $0 }
            } ?? []
        return Derivation(
            number: .shedMarks(mark, year: year, by: grouping),
            value: String(removals.count),
            unit: nil,
            terms: totals,
            inputs: removals.map { removal in
                let listing = histories[removal.company.code]?
                    .first { $0.event.type == .companyListed }
                return Derivation.Input(
                    code: removal.company.code,
                    items: [.init(.removal, removal.version)]
                        + [listing.map { .init(.listing, $0) }].compactMap { $0 }
                )
            },
            leftOut: leftOut(of: shed, year, histories)
        )
    }

    /// The removals that have to do with a year and are not counted in it.
    private func leftOut(
        of shed: ShedMarks,
        _ year: Int,
        _ histories: [SecurityCode: [EventVersion]]
    ) -> [Derivation.LeftOut] {
        let first = Dictionary(
            uniqueKeysWithValues: shed.removals.map { ($0.company.code, $0) }
        )
        return histories.sorted { $0.key < $1.key }.flatMap { code, versions in
            changes(versions).compactMap { version -> Derivation.LeftOut? in
                guard case .markRemoved(let removal) = version.event.payload.event,
                    removal.mark == shed.mark, removal.isAbout(year)
                else { return nil }
                let reason: Derivation.Omission
                if let counted = first[code] {
                    let isFirst = counted.version.sequence == version.sequence
                    let counts = counted.year(by: shed.grouping)
                    guard !isFirst || counts != year else { return nil }
                    reason = isFirst ? .otherYear(counts) : .laterRemoval
                } else {
                    reason = .outsideCohort
                }
                return .init(code, reason, .init(.removal, version))
            }
        }
    }
}

extension MarkRemoved {
    /// Whether it took effect in a year, or was earned by its result, or is in no fiscal year.
    fileprivate func isAbout(_ year: Int) -> Bool {
        effectiveOn.lastDay.year == year || period?.year == year || period == nil
    }
}
