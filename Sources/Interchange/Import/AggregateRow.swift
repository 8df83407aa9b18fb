internal import FilingModel

/// A row of `aggregates`: one figure or claim of a publication about a cohort.
struct AggregateRow {
    /// What the rows of one event have in common.
    struct Key: Hashable {
        let cohort: Subject
        let period: FiscalPeriod
        let publication: Publication
    }

    /// What it states.
    enum Statement {
        case figure(ReportedFigure)
        case claim(Claim)
    }

    let key: Key
    let statement: Statement
    let companies: Int?
    let annotations: RowAnnotations
    let origin: RowReader
}

extension RowReader {
    /// The most companies that can be counted: what every JSON reader keeps exactly.
    private static let companiesMax = 1 << 53 - 1

    /// Reads a row of `aggregates`.
    mutating func aggregate(_ options: ImportOptions) -> AggregateRow? {
        let cohort = required(.cohort, Subject.init)
        let period = required(.period, FiscalPeriod.init)
        let kind: StatementKind? = required(.kind) { (text) throws(SpellingError) in
            try Self.choice(text, as: .text)
        }
        let companies = optional(.companies) { (text) throws(SpellingError) in
            try Self.integer(text, in: 0...Self.companiesMax, as: .amount)
        }
        let statement = kind.flatMap { self.statement($0, of: period, options: options) }
        let publication = publication()
        let annotations = annotations(
            source: publication?.source,
            options: options,
            isClaim: kind != .figure
        )
        guard isClean, let cohort, let period, let statement, let publication else { return nil }
        return AggregateRow(
            key: AggregateRow.Key(cohort: cohort, period: period, publication: publication),
            statement: statement,
            companies: companies,
            annotations: annotations,
            origin: self
        )
    }

    private mutating func statement(
        _ kind: StatementKind,
        of period: FiscalPeriod?,
        options: ImportOptions
    ) -> AggregateRow.Statement? {
        guard let kind = ClaimKind(rawValue: kind.rawValue) else {
            return figure(options).map { .figure($0) }
        }
        requireEmpty(.unit, "must be empty for a claim")
        return claim(kind, of: period).map { .claim($0) }
    }

    private mutating func figure(_ options: ImportOptions) -> ReportedFigure? {
        let metric = required(.name, Metric.init)
        requireEmpty(.base, "must be empty for a figure")
        let value = required(.value, Amount.init)
        let precision = precision()
        let unit = unit(of: metric, options: options)
        guard let metric, let value,
            let quantity = try? Quantity(.value(value), precision: precision, unit: unit)
        else { return nil }
        return ReportedFigure(metric: metric, quantity: quantity)
    }
}
