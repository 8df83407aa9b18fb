import FilingModel

extension AsOf {
    /// Versions of one figure that cannot both be right, that say the same twice, or that change
    /// what is not there.
    func conflicts(_ figures: KnownFigures) -> [Finding] {
        figures.keys.flatMap { key -> [Finding] in
            guard let versions = figures.versions[key] else { return [] }
            return contradictions(versions, figures) + duplicates(versions)
                + restatementsWithoutOriginal(versions)
        }
    }

    /// Contradictions of reporters with themselves, and of the press with the issuer.
    ///
    /// A version that agrees with a restatement was printed after it. Where the issuer's own result
    /// is known, the press is held against that alone.
    private func contradictions(
        _ versions: [FigureFact],
        _ figures: KnownFigures
    ) -> [Finding] {
        let restated = versions.filter(\.isRestatement)
        let filed = versions.filter { version in
            version.stage != .filed(.forecast) && !version.isRestatement
                && !restated.contains { $0.mayBeEqual(version, figures) }
        }
        let actuals = versions.filter { $0.isActual && $0.reporter == .issuer }
        let groups = Dictionary(grouping: filed, by: \.basis)
        var conflicts: [FigureConflict] = []
        for (basis, group) in groups {
            let isActual = basis.stage.rank == Stage.finalRank
            if basis.reporter == .press, isActual, !actuals.isEmpty {
                conflicts += group.compactMap { conflict(of: $0, with: actuals, figures) }
            } else if let conflict = conflict(among: group, figures) {
                conflicts.append(conflict)
            }
        }
        return conflicts.map { .contradictingFilings($0) }
    }

    /// The two versions that are farthest apart, if not all have a number in common.
    ///
    /// Intervals that meet in pairs have a number in common all together.
    private func conflict(
        among group: [FigureFact],
        _ figures: KnownFigures
    ) -> FigureConflict? {
        guard figures.haveOneUnit(group),
            let highest = group.max(by: { Interval($0.quantity).low < Interval($1.quantity).low }),
            let lowest = group.min(by: { Interval($0.quantity).high < Interval($1.quantity).high }),
            Interval(highest.quantity).low > Interval(lowest.quantity).high
        else { return nil }
        return FigureConflict(highest, lowest)
    }

    /// A version of the press, and the last of the issuer's, if none of those has a number in
    /// common with it.
    private func conflict(
        of print: FigureFact,
        with actuals: [FigureFact],
        _ figures: KnownFigures
    ) -> FigureConflict? {
        guard figures.haveOneUnit(actuals + [print]),
            !actuals.contains(where: { $0.mayBeEqual(print, figures) }),
            let last = actuals.max(by: { $0.order < $1.order })
        else { return nil }
        return FigureConflict(print, last)
    }

    private func duplicates(_ versions: [FigureFact]) -> [Finding] {
        var seen: [FilingRecord: FigureFact] = [:]
        return versions.compactMap { version in
            let recording = FilingRecord(version)
            guard let first = seen[recording] else {
                seen[recording] = version
                return nil
            }
            return .recordedTwice(first, version)
        }
    }

    private func restatementsWithoutOriginal(_ versions: [FigureFact]) -> [Finding] {
        guard let first = versions.min(by: { $0.order < $1.order }), first.isRestatement else {
            return []
        }
        return [.restatedWithoutOriginal(first)]
    }
}

/// The properties by which two versions of a figure are the same recording.
private struct FilingRecord: Hashable {
    let basis: Filing.Basis
    let source: Source
    let quantity: Quantity
    let currency: Currency

    init(_ version: FigureFact) {
        basis = version.basis
        source = version.source
        quantity = version.quantity
        currency = version.currency
    }
}

extension FigureFact {
    /// Whether another version may be the same number.
    fileprivate func mayBeEqual(_ other: FigureFact, _ figures: KnownFigures) -> Bool {
        figures.haveOneUnit([self, other])
            && Interval(quantity).intersects(Interval(other.quantity))
    }
}
