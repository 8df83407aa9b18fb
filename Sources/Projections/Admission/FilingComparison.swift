import FilingModel

/// A filing held against the company's others for the period, and for the year before.
struct FilingComparison {
    let own: FilingVersion
    /// The other filings for the period, in log order.
    let others: [FilingVersion]
    /// The filings for the same part of the year before.
    let yearBefore: [FilingVersion]

    /// What is unusual about the figures.
    ///
    /// - Parameters:
    ///   - definition: The definition of a metric; nil if there is none.
    ///   - identifier: The identifier of one of the others.
    /// - Throws: What the two throw.
    func warnings(
        definition: (Metric) throws -> MetricDefinition?,
        identifier: (FilingVersion) throws -> EventID
    ) throws -> [Warning] {
        var warnings: [Warning] = []
        for (place, figure) in own.filing.figures.enumerated() {
            if let warning = try tenfold(figure, at: place, since: others, definition) {
                warnings.append(warning)
            }
            if let warning = try tenfold(figure, at: place, since: yearBefore, definition) {
                warnings.append(warning)
            }
            if let warning = try outOfOrder(figure.metric, identifier) { warnings.append(warning) }
        }
        for pair in PartAndWhole.all {
            if let warning = try excess(pair, definition) { warnings.append(warning) }
        }
        return warnings
    }

    /// The version of a figure that counts among some filings; it stands most often at the place
    /// that is given.
    private func counting(
        _ metric: Metric,
        near place: Int = 0,
        among filings: [FilingVersion],
        _ definition: (Metric) throws -> MetricDefinition?
    ) throws -> FiledFigure? {
        guard filings.count > 1 else { return filings.first?.figure(of: metric, near: place) }
        let versions = filings.compactMap { $0.figure(of: metric, near: place) }
        guard versions.count > 1, let definition = try definition(metric) else {
            return versions.first
        }
        return FigureChoice.counting(versions) { later, counting in
            let isSameUnit = later.unit(definition) == counting.unit(definition)
            return FigureChoice.represents(later, counting, sameUnit: isSameUnit)
        }
    }

    /// Whether a figure is more than ten times what counts in some filings, or less than a tenth.
    private func tenfold(
        _ figure: ReportedFigure,
        at place: Int,
        since filings: [FilingVersion],
        _ definition: (Metric) throws -> MetricDefinition?
    ) throws -> Warning? {
        guard
            let before = try counting(figure.metric, near: place, among: filings, definition),
            let from = before.quantity.value, let to = figure.quantity.value,
            ComparableDecimal.areTenfold(ComparableDecimal(from), ComparableDecimal(to)),
            let definition = try definition(figure.metric),
            FiledFigure(figure, of: own).unit(definition) == before.unit(definition)
        else { return nil }
        let periods = (own.period, before.version.period)
        return .movedTenfold(figure.metric, periods.0, from: from, of: periods.1, to: to)
    }

    /// Whether what is restated was never filed, or what is forecast was public already.
    private func outOfOrder(
        _ metric: Metric,
        _ identifier: (FilingVersion) throws -> EventID
    ) throws -> Warning? {
        switch own.filing.stage {
        case .restated:
            let isFiled = others.contains { $0.figure(of: metric) != nil }
            return isFiled ? nil : .neverFiled(metric, own.period)
        case .filed(.forecast):
            let actual = others.first {
                $0.filing.stage.rank == Stage.finalRank && $0.order < own.order
                    && $0.figure(of: metric) != nil
            }
            return try actual.map {
                .forecastAfterActual(metric, own.period, actual: try identifier($0))
            }
        case .filed: return nil
        }
    }

    /// Whether a part is larger than its whole, of which one at least stands in this filing, the
    /// other there or in what counts already.
    private func excess(
        _ pair: PartAndWhole,
        _ definition: (Metric) throws -> MetricDefinition?
    ) throws -> Warning? {
        let (ownPart, ownWhole) = (own.figure(of: pair.part), own.figure(of: pair.whole))
        guard ownPart != nil || ownWhole != nil,
            let part = try ownPart ?? counting(pair.part, among: others, definition),
            let whole = try ownWhole ?? counting(pair.whole, among: others, definition),
            PartAndWhole.isExceeded(whole.quantity, by: part.quantity),
            let partDefinition = try definition(pair.part),
            let wholeDefinition = try definition(pair.whole),
            part.unit(partDefinition) == whole.unit(wholeDefinition)
        else { return nil }
        return .partExceedsWhole(part: pair.part, whole: pair.whole, own.period)
    }
}
