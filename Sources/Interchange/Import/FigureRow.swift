internal import FilingModel

/// A row of `figures`: one figure of a filing.
struct FigureRow {
    /// What the rows of one event have in common.
    struct Key: Hashable {
        let code: SecurityCode
        let period: FiscalPeriod
        let stage: FigureStage
        let reporter: Reporter
        let publication: Publication
    }

    let key: Key
    let figure: ReportedFigure
    let reason: RestatementReason
    let annotations: RowAnnotations
    let origin: RowReader
}

/// The stages of `figures`: those of a result, and that of a restatement.
enum FigureStage: String, CaseIterable {
    case forecast, preliminary, interim, annual, restated

    /// The stage of the result; nil for a restatement.
    var stage: Stage? { Stage(rawValue: rawValue) }

    /// Whether a range can stand for a value.
    var takesRanges: Bool { self == .forecast || self == .preliminary }
}

extension RowReader {
    /// Reads a row of `figures`.
    mutating func figure(_ options: ImportOptions) -> FigureRow? {
        let code = required(.subject, SecurityCode.init)
        let period = required(.period, FiscalPeriod.init)
        let metric = required(.metric, Metric.init)
        let stage: FigureStage? = required(.stage) { (text) throws(SpellingError) in
            try Self.choice(text, as: .stage)
        }
        let quantity = quantity(of: metric, stage: stage, options: options)
        let reporter: Reporter? = optional(.reportedBy) { (text) throws(SpellingError) in
            try Self.choice(text, as: .reporter)
        }
        let reason: RestatementReason? = optional(.reason) { (text) throws(SpellingError) in
            try Self.choice(text, as: .restatementReason)
        }
        let publication = publication()
        let annotations = annotations(source: publication?.source, options: options)
        check(stage, of: period, by: reporter)
        guard isClean, let code, let period, let metric, let stage, let quantity, let publication
        else { return nil }
        return FigureRow(
            key: FigureRow.Key(
                code: code,
                period: period,
                stage: stage,
                reporter: reporter ?? .issuer,
                publication: publication
            ),
            figure: ReportedFigure(metric: metric, quantity: quantity),
            reason: reason ?? .other,
            annotations: annotations,
            origin: self
        )
    }

    private mutating func check(
        _ stage: FigureStage?,
        of period: FiscalPeriod?,
        by reporter: Reporter?
    ) {
        if stage == .annual, let period, !period.isFiscalYear {
            refuse(.stage, .misplaced("must not be annual: \(period) is not a fiscal year"))
        }
        if stage == .interim, let period, period.isFiscalYear {
            refuse(.stage, .misplaced("must not be interim: \(period) is a fiscal year"))
        }
        if stage == .restated, reporter == .press {
            refuse(.reportedBy, .misplaced("must be issuer: only a company restates its figures"))
        }
        if let stage, stage != .restated {
            requireEmpty(.reason, "must be empty unless the stage is restated")
        }
    }

    private mutating func quantity(
        of metric: Metric?,
        stage: FigureStage?,
        options: ImportOptions
    ) -> Quantity? {
        let content = content(stage: stage)
        let precision = precision()
        let unit = unit(of: metric, options: options)
        guard let content else { return nil }
        do {
            return try Quantity(content, precision: precision, unit: unit)
        } catch {
            refuse(.high, .malformed(error))
            return nil
        }
    }

    /// Reads a unit, which must be one that the metric can have.
    mutating func unit(of metric: Metric?, options: ImportOptions) -> Unit? {
        optional(.unit) { (text) throws(SpellingError) in
            try UnitRules(options: options).unit(text, of: metric)
        }
    }

    private mutating func content(stage: FigureStage?) -> Quantity.Content? {
        let ends: [ImportColumn.Name] = [.low, .high]
        guard ends.contains(where: { !text($0).isEmpty }) else {
            return required(.value, Amount.init).map(Quantity.Content.value)
        }
        requireEmpty(.value, "must be empty beside low and high")
        if let stage, !stage.takesRanges {
            for end in ends {
                requireEmpty(
                    end,
                    "must be empty: only a forecast or a preliminary result has ranges"
                )
            }
        }
        let low = required(.low, Amount.init)
        let high = required(.high, Amount.init)
        guard let low, let high else { return nil }
        return .range(low: low, high: high)
    }
}
