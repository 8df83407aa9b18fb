import FilingModel

/// A filing held against the company's others for the period, and for the year before.
struct FilingComparison {
    let own: Filing
    let period: FiscalPeriod
    /// The other filings for the period, in log order.
    let others: [Filing]
    /// The filings for the same part of the year before; nil: there is no such year.
    let yearBefore: (period: FiscalPeriod, filings: [Filing])?
    let codes: FigureCodes

    /// A figure, and the filing that has it.
    private struct Version: ComparableVersion {
        let figure: FiledFigure
        let currency: Int
        let stage: FigureStage
        let reporter: Reporter
        let order: PublicOrder
        let codes: FigureCodes

        init(_ figure: FiledFigure, of filing: Filing, _ codes: FigureCodes) {
            self.figure = figure
            currency = filing.currency
            stage = filing.stage
            reporter = filing.reporter
            order = filing.order
            self.codes = codes
        }

        var rounded: PreciseDecimal? {
            codes.value(of: figure).map { PreciseDecimal(number: $0, decimals: figure.decimals) }
        }

        /// The code of the unit it is in.
        func unit(_ measure: FigureCodes.Measure) -> Int {
            codes.unit(of: figure, currency: currency, measure)
        }
    }

    /// A figure with the currency of its filing.
    private typealias Counted = (figure: FiledFigure, currency: Int)

    /// What is unusual about the figures.
    ///
    /// - Parameters:
    ///   - definition: The definition of a metric that is not built in.
    ///   - identifier: The identifier of another filing for the period, by its sequence.
    /// - Returns: The warnings.
    /// - Throws: What the two throw.
    func warnings<Failure: Error>(
        definition: (Metric) throws(Failure) -> MetricDefinition?,
        identifier: (_ sequence: Int) throws(Failure) -> EventID
    ) throws(Failure) -> [Warning] {
        var warnings: [Warning] = []
        func measure(of metric: Int) throws(Failure) -> FigureCodes.Measure? {
            if let builtIn = codes.builtInMeasure(of: metric) { return builtIn }
            guard let defined = try definition(codes.metrics[metric]) else { return nil }
            return codes.measure(of: defined)
        }
        for (place, figure) in own.figures.enumerated() {
            if !codes.isRange(figure), let measure = try measure(of: Int(figure.metric)) {
                addTenfold(figure, at: place, measure, to: &warnings)
            }
            try addOutOfOrder(figure, identifier, to: &warnings)
        }
        for pair in codes.pairs { addExcess(pair, to: &warnings) }
        return warnings
    }

    /// What is unusual about the figures of built-in metrics, and about nothing else; nil: another
    /// filing has to be looked at in full.
    func plainWarnings() -> [Warning]? {
        guard !others.contains(where: { $0.sourceHash == own.sourceHash }) else { return nil }
        guard others.isEmpty || own.stage != .filed(.forecast) else { return nil }
        return warnings(
            definition: { _ in nil },
            identifier: { _ in preconditionFailure("a forecast without others") }
        )
    }

    /// The version of a figure that counts among some filings; it stands most often at the place
    /// that is given.
    private func counting(
        _ metric: Int32,
        near place: Int = 0,
        _ measure: FigureCodes.Measure,
        among filings: [Filing]
    ) -> Counted? {
        guard filings.count > 1 else {
            guard let filing = filings.first,
                let figure = filing.figure(of: metric, near: place)
            else { return nil }
            return (figure, filing.currency)
        }
        let versions = filings.compactMap { filing in
            filing.figure(of: metric).map { Version($0, of: filing, codes) }
        }
        return FigureChoice.counting(versions) { later, counting in
            FigureChoice.represents(
                later,
                counting,
                sameUnit: later.unit(measure) == counting.unit(measure)
            )
        }.map { ($0.figure, $0.currency) }
    }

    private func addTenfold(
        _ figure: FiledFigure,
        at place: Int,
        _ measure: FigureCodes.Measure,
        to warnings: inout [Warning]
    ) {
        let unit = codes.unit(of: figure, currency: own.currency, measure)
        func compare(with filings: [Filing], _ before: FiscalPeriod) {
            guard
                let other = counting(figure.metric, near: place, measure, among: filings),
                codes.unit(of: other.figure, currency: other.currency, measure) == unit,
                areTenfold(other.figure, figure),
                let from = codes.value(of: other.figure)?.amount,
                let to = codes.value(of: figure)?.amount
            else { return }
            let metric = codes.metrics[Int(figure.metric)]
            warnings.append(.movedTenfold(metric, period, from: from, of: before, to: to))
        }
        compare(with: others, period)
        if let yearBefore { compare(with: yearBefore.filings, yearBefore.period) }
    }

    private func areTenfold(_ previous: FiledFigure, _ figure: FiledFigure) -> Bool {
        if let known = FiledFigure.areTenfold(previous, figure) { return known }
        guard let from = codes.value(of: previous), let to = codes.value(of: figure) else {
            return false
        }
        return ComparableDecimal.areTenfold(from, to)
    }

    private func addOutOfOrder<Failure: Error>(
        _ figure: FiledFigure,
        _ identifier: (_ sequence: Int) throws(Failure) -> EventID,
        to warnings: inout [Warning]
    ) throws(Failure) {
        switch own.stage {
        case .restated:
            guard !others.contains(where: { $0.figure(of: figure.metric) != nil }) else { return }
            warnings.append(.neverFiled(codes.metrics[Int(figure.metric)], period))
        case .filed(.forecast):
            let actual = others.first {
                $0.stage.rank == Stage.finalRank && $0.order < own.order
                    && $0.figure(of: figure.metric) != nil
            }
            guard let actual else { return }
            let metric = codes.metrics[Int(figure.metric)]
            let id = try identifier(actual.sequence)
            warnings.append(.forecastAfterActual(metric, period, actual: id))
        case .filed: return
        }
    }

    /// Compares a part with its whole, from the same filing or from what counts already.
    private func addExcess(_ pair: FigureCodes.Pair, to warnings: inout [Warning]) {
        let (ownPart, ownWhole) = (own.figure(of: pair.part), own.figure(of: pair.whole))
        guard ownPart != nil || ownWhole != nil,
            let partMeasure = codes.builtInMeasure(of: Int(pair.part)),
            let wholeMeasure = codes.builtInMeasure(of: Int(pair.whole)),
            let part: Counted = ownPart.map({ ($0, own.currency) })
                ?? counting(pair.part, partMeasure, among: others),
            let whole: Counted = ownWhole.map({ ($0, own.currency) })
                ?? counting(pair.whole, wholeMeasure, among: others),
            codes.unit(of: part.figure, currency: part.currency, partMeasure)
                == codes.unit(of: whole.figure, currency: whole.currency, wholeMeasure),
            !isAtMost(part.figure, whole.figure)
        else { return }
        let metrics = pair.metrics
        warnings.append(.partExceedsWhole(part: metrics.part, whole: metrics.whole, period))
    }

    /// Whether a figure is not above another; ranges are not compared.
    private func isAtMost(_ part: FiledFigure, _ whole: FiledFigure) -> Bool {
        if let known = FiledFigure.isAtMost(part, whole) { return known }
        guard let left = codes.value(of: part), let right = codes.value(of: whole) else {
            return true
        }
        return left.isAtMost(right)
    }
}
