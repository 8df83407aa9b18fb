internal import FilingModel

/// The rows of `aggregates` that are one event.
struct AggregateEvent {
    let key: AggregateRow.Key
    let rows: [AggregateRow]

    /// The draft of the event; what its rows say against each other is added to the problems.
    func draft(_ options: ImportOptions, problems: inout ProblemList) -> EventDraft? {
        checkFigures(&problems)
        checkClaims(&problems)
        let companies = companies(&problems)
        let annotations = Annotations(joining: rows.map(\.annotations))
        problems.check(annotations, of: rows.map(\.origin))
        let units = UnitRules(options: options)
        guard let figures = try? units.plain(rows.compactMap(\.figure), in: options.currency)
        else { return nil }
        let report = AggregateReported(
            cohort: key.cohort.text,
            period: key.period,
            figures: figures,
            claims: rows.compactMap(\.claim),
            companies: companies
        )
        return key.publication.draft(
            of: .aggregateReported(report),
            about: key.cohort,
            annotations: annotations,
            options: options
        )
    }

    /// The number of companies, which the rows must not contradict.
    private func companies(_ problems: inout ProblemList) -> Int? {
        let counted = rows.filter { $0.companies != nil }
        guard let first = counted.first else { return nil }
        for row in counted where row.companies != first.companies {
            problems.add(.conflict(first: first.origin.place), of: row.origin, in: .companies)
        }
        return first.companies
    }

    private func checkFigures(_ problems: inout ProblemList) {
        var first: [Metric: AggregateRow] = [:]
        for row in rows {
            guard let metric = row.figure?.metric else { continue }
            if let first = first[metric] {
                problems.add(.givenTwice(first: first.origin.place), of: row.origin, in: .name)
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
            problems.add(.givenTwice(first: first.origin.place), of: row.origin, in: .name)
        }
    }
}

extension AggregateRow {
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
