internal import FilingModel

extension ImportKind {
    static let aggregateColumns: [ImportColumn] =
        [
            .required(.cohort, "the companies it speaks of, such as unprofitable-at-listing"),
            .period,
            .required(.kind, "figure, growth, cagr, ratio, count or share"),
        ] + ImportColumn.claim + [
            .optional(.unit, "for a figure: \(ImportColumn.unitMeaning)"),
            .optional(.companies, "how many companies it counted; one number for the event"),
        ] + ImportColumn.disclosure + ImportColumn.document
}

/// A row of `aggregates`: one figure or claim of a publication about a cohort.
struct AggregateRow {
    /// The values that the rows of one event share.
    struct Key: Hashable {
        let cohort: Subject
        let period: FiscalPeriod
        let disclosure: Disclosure
    }

    /// A figure or a claim.
    enum Statement {
        case figure(ReportedFigure)
        case claim(Claim)
    }

    let key: Key
    let statement: Statement
    let companies: Int?
    let provenance: Provenance
    let origin: RowReader

    /// The figure, if it states one.
    var figure: ReportedFigure? {
        guard case .figure(let figure) = statement else { return nil }
        return figure
    }

    /// The claim, if it makes one.
    var claim: Claim? {
        guard case .claim(let claim) = statement else { return nil }
        return claim
    }
}

/// The words of the column `kind`: a figure, or a kind of claim.
private enum StatementKind: String, CaseIterable {
    case figure, growth, cagr, ratio, count, share
}

extension RowReader {
    /// The most companies that a row can count: integers up to it are exact in every JSON reader.
    private static let companiesMax = 1 << 53 - 1

    /// Reads a row of `aggregates`.
    mutating func aggregate() -> AggregateRow? {
        let cohort = required(.cohort, Subject.init)
        let period = required(.period, FiscalPeriod.init)
        let kind: StatementKind? = requiredWord(.kind)
        let companies = optional(.companies) { (text) throws(SpellingError) in
            try Self.integer(text, in: 0...Self.companiesMax, as: .amount)
        }
        let statement = kind.flatMap { self.statement($0, of: period) }
        let provenance = provenance(isClaim: kind != .figure)
        guard isClean, let cohort, let period, let statement, let provenance else { return nil }
        return AggregateRow(
            key: AggregateRow.Key(
                cohort: cohort,
                period: period,
                disclosure: provenance.disclosure
            ),
            statement: statement,
            companies: companies,
            provenance: provenance,
            origin: self
        )
    }

    private mutating func statement(
        _ kind: StatementKind,
        of period: FiscalPeriod?
    ) -> AggregateRow.Statement? {
        guard let kind = ClaimKind(rawValue: kind.rawValue) else {
            return aggregateFigure().map { .figure($0) }
        }
        requireEmpty(.unit, "must be empty for a claim")
        return claim(kind, of: period).map { .claim($0) }
    }

    private mutating func aggregateFigure() -> ReportedFigure? {
        let metric = required(.name, Metric.init)
        requireEmpty(.base, "must be empty for a figure")
        let value = required(.value, Amount.init)
        let precision = precision()
        let unit = unit(of: metric)
        guard let metric, let value,
            let quantity = try? Quantity(.value(value), precision: precision, unit: unit)
        else { return nil }
        return ReportedFigure(metric: metric, quantity: quantity)
    }
}

/// The rows of `aggregates` that are one event.
struct AggregateEvent {
    let key: AggregateRow.Key
    let rows: [AggregateRow]

    /// The draft of the event; contradictions between its rows are added to the problems.
    func draft(_ options: ImportOptions, problems: inout ProblemList) -> EventDraft? {
        checkFigures(&problems)
        checkClaims(&problems)
        let companies = companies(&problems)
        let annotations = Annotations(joining: rows.map(\.provenance))
        problems.checkNote(of: annotations, rows: rows.map(\.origin))
        let figures = try? options.plain(rows.compactMap(\.figure), in: options.currency)
        guard let figures else { return nil }
        let report = AggregateReported(
            cohort: key.cohort,
            period: key.period,
            figures: figures,
            claims: rows.compactMap(\.claim),
            companies: companies
        )
        return key.disclosure.draft(
            of: .aggregateReported(report),
            about: key.cohort,
            annotations: annotations,
            options: options
        )
    }

    /// The number of companies, on which the rows must agree.
    private func companies(_ problems: inout ProblemList) -> Int? {
        let counted = rows.filter { $0.companies != nil }
        guard let first = counted.first else { return nil }
        for row in counted where row.companies != first.companies {
            problems.add(.conflict(first: first.origin.location), of: row.origin, in: .companies)
        }
        return first.companies
    }

    private func checkFigures(_ problems: inout ProblemList) {
        var first: [Metric: AggregateRow] = [:]
        for row in rows {
            guard let metric = row.figure?.metric else { continue }
            if let first = first[metric] {
                problems.add(.givenTwice(first: first.origin.location), of: row.origin, in: .name)
            } else {
                first[metric] = row
            }
        }
    }

    private func checkClaims(_ problems: inout ProblemList) {
        for (index, row) in rows.enumerated() {
            guard let claim = row.claim else { continue }
            let first = rows.prefix(index).first { $0.claim?.says(claim) ?? false }
            guard let first else { continue }
            problems.add(.givenTwice(first: first.origin.location), of: row.origin, in: .name)
        }
    }
}
