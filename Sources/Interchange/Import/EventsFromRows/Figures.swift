internal import FilingModel

extension ImportKind {
    static let figureColumns: [ImportColumn] =
        [
            .company,
            .period,
            .required(.metric, "metric, such as revenue"),
            .optional(.value, "value, a plain decimal; or else low and high"),
            .optional(.low, "low end of a range; for a forecast or a preliminary result only"),
            .optional(.high, "high end of that range"),
            .decimals,
            .optional(.unit, ImportColumn.unitMeaning),
            .required(.stage, "forecast, preliminary, interim, annual or restated"),
            .optional(.reportedBy, "issuer or press; empty: issuer"),
            .optional(.reason, "for a restatement: why, such as accounting-error; empty: other"),
        ] + ImportColumn.disclosure + ImportColumn.document
}

/// A row of `figures`: one figure of a filing.
struct FigureRow {
    /// The values that the rows of one event share.
    struct Key: Hashable {
        let code: SecurityCode
        let period: FiscalPeriod
        let stage: StageWord
        let reporter: Reporter
        let disclosure: Disclosure
    }

    let key: Key
    let figure: ReportedFigure
    let reason: RestatementReason
    let provenance: Provenance
    let origin: RowReader
}

/// The words of the column `stage`: the stages of a result, and a restatement.
enum StageWord: String, CaseIterable {
    case forecast, preliminary, interim, annual, restated

    /// The stage of the result; nil for a restatement.
    var stage: Stage? { Stage(rawValue: rawValue) }

    /// Whether a range can stand for a value.
    var takesRanges: Bool { stage?.allowsRanges ?? false }
}

extension RowReader {
    /// Reads a row of `figures`.
    mutating func figure() -> FigureRow? {
        let code = required(.subject, SecurityCode.init)
        let period = required(.period, FiscalPeriod.init)
        let metric = required(.metric, Metric.init)
        let stage: StageWord? = requiredWord(.stage, as: .stage)
        let quantity = quantity(of: metric, stage: stage)
        let reporter: Reporter? = optionalWord(.reportedBy, as: .reporter)
        let reason: RestatementReason? = optionalWord(.reason, as: .restatementReason)
        let provenance = provenance()
        check(stage, of: period, by: reporter)
        guard isClean, let code, let period, let metric, let stage, let quantity, let provenance
        else { return nil }
        return FigureRow(
            key: FigureRow.Key(
                code: code,
                period: period,
                stage: stage,
                reporter: reporter ?? .issuer,
                disclosure: provenance.disclosure
            ),
            figure: ReportedFigure(metric: metric, quantity: quantity),
            reason: reason ?? .other,
            provenance: provenance,
            origin: self
        )
    }

    private mutating func check(
        _ stage: StageWord?,
        of period: FiscalPeriod?,
        by reporter: Reporter?
    ) {
        if let result = stage?.stage, let period, !result.allows(period) {
            let kind = period.isFiscalYear ? "a fiscal year" : "not a fiscal year"
            refuse(.stage, .misplaced("must not be \(result): \(period) is \(kind)"))
        }
        if stage == .restated, reporter == .press {
            refuse(.reportedBy, .misplaced("must be issuer: only a company restates its figures"))
        }
        if let stage, stage != .restated {
            requireEmpty(.reason, "must be empty unless the stage is restated")
        }
    }

    private mutating func quantity(of metric: Metric?, stage: StageWord?) -> Quantity? {
        let content = content(stage: stage)
        let precision = precision()
        let unit = unit(of: metric)
        guard let content else { return nil }
        do {
            return try Quantity(content, precision: precision, unit: unit)
        } catch {
            refuse(.high, .malformed(error))
            return nil
        }
    }

    /// Reads a value, or the range that stands for one.
    private mutating func content(stage: StageWord?) -> Quantity.Content? {
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

/// The rows of `figures` that are one event, with the claims of `company_claims` about it.
struct FigureEvent {
    let key: FigureRow.Key
    let rows: [FigureRow]
    let claims: [Claim]

    /// The draft of the event; contradictions between its rows are added to the problems.
    func draft(_ options: ImportOptions, problems: inout ProblemList) -> EventDraft? {
        checkRepetitions(&problems)
        checkReasons(&problems)
        let annotations = Annotations(joining: rows.map(\.provenance))
        problems.checkNote(of: annotations, rows: rows.map(\.origin))
        let currency = options.currency(of: rows.map(\.figure))
        guard let figures = try? options.plain(rows.map(\.figure), in: currency) else { return nil }
        return key.disclosure.draft(
            of: event(figures, in: currency),
            about: Subject(key.code),
            annotations: annotations,
            options: options
        )
    }

    private func event(_ figures: [ReportedFigure], in currency: Currency) -> FilingEvent {
        guard let stage = key.stage.stage else {
            return .figuresRestated(
                FiguresRestated(
                    period: key.period,
                    currency: currency,
                    figures: figures,
                    reason: rows[0].reason
                )
            )
        }
        return .resultFiled(
            ResultFiled(
                period: key.period,
                stage: stage,
                currency: currency,
                figures: figures,
                claims: claims,
                reportedBy: key.reporter
            )
        )
    }

    private func checkRepetitions(_ problems: inout ProblemList) {
        var first: [Metric: FigureRow] = [:]
        for row in rows {
            if let first = first[row.figure.metric] {
                problems.add(.givenTwice(first: first.origin.location), of: row.origin, in: .metric)
            } else {
                first[row.figure.metric] = row
            }
        }
    }

    private func checkReasons(_ problems: inout ProblemList) {
        for row in rows where row.reason != rows[0].reason {
            problems.add(.conflict(first: rows[0].origin.location), of: row.origin, in: .reason)
        }
    }
}
