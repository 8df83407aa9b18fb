public import FilingModel

/// The choice of the version of a figure that counts.
public enum FigureChoice {
    /// The version that counts among those that are known.
    ///
    /// Of the highest stage, and there the issuer's over the press's, the last that became public;
    /// but one that only re-presents the version that counts does not displace it.
    ///
    /// - Parameter versions: The versions of one figure that are known, in any order.
    /// - Returns: The version that counts; nil if there is none.
    public static func counting(
        _ versions: [FigureFact],
        _ definition: MetricDefinition
    ) -> FigureFact? {
        counting(versions) { represents($0, $1, definition) }
    }

    /// The version that counts, of versions in whatever form.
    static func counting<Version: ComparableVersion>(
        _ versions: [Version],
        represents: (_ later: Version, _ counting: Version) -> Bool
    ) -> Version? {
        // Most figures have one version.
        guard versions.count > 1 else { return versions.first }
        let rank = versions.map(\.stage.rank).max()
        let ofStage = versions.filter { $0.stage.rank == rank }
        let issuers = ofStage.filter { $0.reporter == .issuer }
        let candidates = (issuers.isEmpty ? ofStage : issuers).sorted { $0.order < $1.order }
        return candidates.dropFirst().reduce(candidates.first) { counting, later in
            guard let counting else { return later }
            return represents(later, counting) ? counting : later
        }
    }

    /// Whether a later version only presents again the one that counts: in the same unit, with an
    /// interval that contains the other's; never a range, never a restatement.
    public static func represents(
        _ later: FigureFact,
        _ counting: FigureFact,
        _ definition: MetricDefinition
    ) -> Bool {
        represents(
            later,
            counting,
            sameUnit: later.unit(definition) == counting.unit(definition)
        )
    }

    /// Whether a later version only presents again the one that counts, in whatever form.
    static func represents<Version: ComparableVersion>(
        _ later: Version,
        _ counting: Version,
        sameUnit: Bool
    ) -> Bool {
        guard case .filed = later.stage, sameUnit, let number = later.rounded,
            let other = counting.rounded
        else { return false }
        return number.contains(other)
    }
}

/// The properties by which the choice between versions is made.
protocol ComparableVersion {
    var stage: FigureStage { get }
    var reporter: Reporter { get }
    var order: PublicOrder { get }
    /// The value, with its precision; nil for a range.
    var rounded: PreciseDecimal? { get }
}

extension FigureFact: ComparableVersion {
    var rounded: PreciseDecimal? { PreciseDecimal(quantity) }
}

extension AsOf {
    /// The version of a figure that counts.
    ///
    /// The valid day and the company's listing play no part in it.
    ///
    /// - Returns: The version; nil if none is known.
    public func figure(_ key: FigureKey) throws -> FigureFact? {
        guard let definition = try facts.definition(of: key.metric, at: clock.recorded) else {
            return nil
        }
        return counting(try facts.figures(key, at: clock.recorded), definition)
    }

    /// The versions of one metric's figures for a period that count, of some companies.
    ///
    /// - Parameter companies: The companies, ascending.
    /// - Returns: The versions of all companies, and which of them counts of each of these; nil
    ///   where none is known.
    func figures(
        of definition: MetricDefinition,
        _ period: FiscalPeriod,
        over companies: [SecurityCode]
    ) throws -> (versions: [FigureFact], places: [Int?]) {
        let versions: [FigureFact]
        if companies.count == 1, let code = companies.first {
            let key = FigureKey(subject: code, metric: definition.metric, period: period)
            versions = try facts.figures(key, at: clock.recorded)
        } else {
            versions = try facts.figures(of: definition.metric, period, at: clock.recorded)
        }
        var place = 0
        let places = companies.map { code in
            // Both ascend; where the companies do not, it is looked for from the start.
            if place > 0, code <= versions[place - 1].key.subject { place = 0 }
            while place < versions.count, versions[place].key.subject < code { place += 1 }
            let start = place
            while place < versions.count, versions[place].key.subject == code { place += 1 }
            return counting(versions, start..<place, definition)
        }
        return (versions, places)
    }

    /// The place of the version that counts, of those of one figure.
    private func counting(
        _ versions: [FigureFact],
        _ part: Range<Int>,
        _ definition: MetricDefinition
    ) -> Int? {
        // Most figures have one version.
        if part.count == 1 { return clock.knows(versions[part.lowerBound].time) ? part.first : nil }
        let known = part.filter { clock.knows(versions[$0].time) }
        let counting = FigureChoice.counting(known.map { versions[$0] }, definition)
        return known.first { versions[$0].sequence == counting?.sequence }
    }

    private func counting(
        _ versions: [FigureFact],
        _ definition: MetricDefinition
    ) -> FigureFact? {
        counting(versions, versions.indices, definition).map { versions[$0] }
    }
}
