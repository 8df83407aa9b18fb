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

        init(_ figure: FiledFigure, of filing: Filing) {
            self.figure = figure
            currency = filing.currency
            stage = filing.stage
            reporter = filing.reporter
            order = filing.order
        }

        var rounded: RoundedNumber? {
            figure.value.map { RoundedNumber(number: $0, decimals: figure.decimals) }
        }

        /// The code of the unit it is in.
        func unit(_ measure: FigureCodes.Measure) -> Int {
            figure.unit ?? (measure.isCurrency ? currency : measure.unit)
        }
    }

    /// What is unusual about the figures.
    ///
    /// - Parameters:
    ///   - definition: The definition of a metric that is not built in.
    ///   - identifier: The identifier of another filing for the period, by its sequence.
    /// - Returns: The warnings.
    /// - Throws: What the two throw.
    func warnings(
        definition: (Metric) throws -> MetricDefinition?,
        identifier: (_ sequence: Int) throws -> EventID
    ) throws -> [Warning] {
        var warnings: [Warning] = []
        func measure(of metric: Int) throws -> FigureCodes.Measure? {
            try codes.builtInMeasure(of: metric)
                ?? definition(codes.metrics[metric]).map(codes.measure)
        }
        for figure in own.figures {
            if let measure = try measure(of: figure.metric) {
                addTenfold(figure, measure, to: &warnings)
            }
            try addOutOfOrder(figure, identifier, to: &warnings)
        }
        for pair in PartAndWhole.all { addExcess(pair, to: &warnings) }
        return warnings
    }

    /// The version of a figure that counts among some filings.
    private func counting(
        _ metric: Int,
        _ measure: FigureCodes.Measure,
        among filings: [Filing]
    ) -> Version? {
        guard filings.count > 1 else {
            return filings.first.flatMap { filing in
                filing.figure(of: metric).map { Version($0, of: filing) }
            }
        }
        let versions = filings.compactMap { filing in
            filing.figure(of: metric).map { Version($0, of: filing) }
        }
        return FigureChoice.counting(versions) { later, counting in
            FigureChoice.represents(
                later,
                counting,
                sameUnit: later.unit(measure) == counting.unit(measure)
            )
        }
    }

    private func addTenfold(
        _ figure: FiledFigure,
        _ measure: FigureCodes.Measure,
        to warnings: inout [Warning]
    ) {
        guard let value = figure.value else { return }
        let unit = Version(figure, of: own).unit(measure)
        func compare(with filings: [Filing], _ before: FiscalPeriod) {
            guard let other = counting(figure.metric, measure, among: filings),
                let previous = other.figure.value, other.unit(measure) == unit,
                Digits.areTenfold(previous, value), let from = previous.amount,
                let to = value.amount
            else { return }
            let metric = codes.metrics[figure.metric]
            warnings.append(.movedTenfold(metric, period, from: from, of: before, to: to))
        }
        compare(with: others, period)
        if let yearBefore { compare(with: yearBefore.filings, yearBefore.period) }
    }

    private func addOutOfOrder(
        _ figure: FiledFigure,
        _ identifier: (_ sequence: Int) throws -> EventID,
        to warnings: inout [Warning]
    ) throws {
        switch own.stage {
        case .restated:
            guard !others.contains(where: { $0.figure(of: figure.metric) != nil }) else { return }
            warnings.append(.neverFiled(codes.metrics[figure.metric], period))
        case .filed(.forecast):
            let actual = others.first {
                $0.stage.rank == Stage.finalRank && $0.order < own.order
                    && $0.figure(of: figure.metric) != nil
            }
            guard let actual else { return }
            let metric = codes.metrics[figure.metric]
            let id = try identifier(actual.sequence)
            warnings.append(.forecastAfterActual(metric, period, actual: id))
        case .filed: return
        }
    }

    /// Compares a part with its whole, from the same filing or from what counts already.
    private func addExcess(_ pair: PartAndWhole, to warnings: inout [Warning]) {
        let (part, whole) = (codes.code(of: pair.part), codes.code(of: pair.whole))
        let (ownPart, ownWhole) = (own.figure(of: part), own.figure(of: whole))
        guard ownPart != nil || ownWhole != nil, let partMeasure = codes.builtInMeasure(of: part),
            let wholeMeasure = codes.builtInMeasure(of: whole),
            let partFigure = ownPart.map({ Version($0, of: own) })
                ?? counting(part, partMeasure, among: others),
            let wholeFigure = ownWhole.map({ Version($0, of: own) })
                ?? counting(whole, wholeMeasure, among: others),
            let partValue = partFigure.figure.value, let wholeValue = wholeFigure.figure.value,
            partFigure.unit(partMeasure) == wholeFigure.unit(wholeMeasure),
            !partValue.isAtMost(wholeValue)
        else { return }
        warnings.append(.partExceedsWhole(part: pair.part, whole: pair.whole, period))
    }
}
