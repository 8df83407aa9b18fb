internal import FilingModel

/// The rows of `figures` that are one event.
struct FigureEvent {
    let key: FigureRow.Key
    let rows: [FigureRow]
    let claims: [Claim]

    /// The draft of the event; what its rows say against each other is added to the problems.
    func draft(_ options: ImportOptions, problems: inout ProblemList) -> EventDraft? {
        checkRepetitions(&problems)
        checkReasons(&problems)
        let annotations = Annotations(joining: rows.map(\.annotations))
        problems.check(annotations, of: rows.map(\.origin))
        let units = UnitRules(options: options)
        let currency = units.currency(of: rows.map(\.figure))
        guard let figures = try? units.plain(rows.map(\.figure), in: currency) else { return nil }
        return key.publication.draft(
            of: fact(figures, in: currency),
            about: Subject(key.code),
            annotations: annotations,
            options: options
        )
    }

    private func fact(_ figures: [ReportedFigure], in currency: Currency) -> FilingEvent {
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
                problems.add(.givenTwice(first: first.origin.place), of: row.origin, in: .metric)
            } else {
                first[row.figure.metric] = row
            }
        }
    }

    private func checkReasons(_ problems: inout ProblemList) {
        for row in rows where row.reason != rows[0].reason {
            problems.add(.conflict(first: rows[0].origin.place), of: row.origin, in: .reason)
        }
    }
}

extension ProblemList {
    /// Checks what the rows of an event note together.
    mutating func check(_ annotations: Annotations, of rows: [RowReader]) {
        guard !annotations.hasGoodLength, let last = rows.last else { return }
        let rule = "must not be longer than \(TextLimit.noteBytesMax) bytes, joined for the event"
        add(.malformed(SpellingError(.text, rule)), of: last, in: .note)
    }
}
