public import FilingModel
import GRDB
public import Projections

extension ReadModelFacts {
    /// The versions of a figure, in log order.
    public func figures(_ key: FigureKey, at size: LogSize) throws -> [FigureFact] {
        guard let period = try code(of: key.period), let subject = try code(of: key.subject) else {
            return []
        }
        let rows = try memory.rows(FigureRows.ofCompany, in: db)
        return try rows.figures(
            of: key.metric,
            key.period,
            key.subject,
            [period, subject, size.count, size.count]
        ).inLogOrder
    }

    /// The versions of one metric's figures of all companies for a period: by company ascending, of
    /// one company in log order.
    public func figures(
        of metric: Metric,
        _ period: FiscalPeriod,
        at size: LogSize
    ) throws -> [FigureFact] {
        try keeping(.figures(metric, period, size)) {
            guard let code = try code(of: period) else { return [] }
            let rows = try memory.rows(FigureRows.ofAll, in: db)
            let arguments = [code, size.count, size.count]
            return try rows.figures(of: metric, period, try numberedCompanies(), arguments)
        }
    }

    /// All figures of a company for a period that no amendment has ended.
    func figuresInForce(
        of subject: SecurityCode,
        _ period: FiscalPeriod
    ) throws -> [FigureFact] {
        guard let code = try code(of: period), let company = try self.code(of: subject) else {
            return []
        }
        let rows = try memory.rows(FigureRows.inForce, in: db)
        return try rows.figures(of: nil, period, subject, [code, company])
    }

    // MARK: Codes

    /// The code of a period; nil if nothing was filed for it.
    private func code(of period: FiscalPeriod) throws -> Int? {
        if let known = memory.periods[period] { return known }
        let code = try Int.fetchOne(
            try db.cachedStatement(sql: "SELECT period FROM _periods WHERE name = ?"),
            arguments: [period.description]
        )
        memory.periods[period] = code
        return code
    }

    /// The code of a company; nil if no event is about it.
    func code(of subject: SecurityCode) throws -> Int? {
        if let known = memory.subjects[subject] { return known }
        let code = try Int.fetchOne(
            try db.cachedStatement(sql: "SELECT subject FROM _subjects WHERE name = ?"),
            arguments: [subject.text]
        )
        memory.subjects[subject] = code
        return code
    }

    /// The keys of all figures, known or not; by subject, metric and period, ascending.
    public func figureKeys(at size: LogSize) throws -> [FigureKey] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT DISTINCT s.name, f.key, p.name
                FROM _versions v
                JOIN _subjects s ON s.subject = v.subject
                JOIN _periods p ON p.period = v.period
                JOIN json_each(v.data, '$.figures') f
                WHERE v.period IS NOT NULL AND \(VersionRow.counting)
                """,
            arguments: [size.count, size.count]
        )
        var keys: [FigureKey] = []
        while let row = try rows.next() {
            let (subject, metric, period): (String, String, String) = (row[0], row[1], row[2])
            keys.append(
                try ReadModelError.asWritten { () throws(SpellingError) in
                    FigureKey(
                        subject: try SecurityCode(subject),
                        metric: try Metric(metric),
                        period: try FiscalPeriod(period)
                    )
                }
            )
        }
        return keys.sorted()
    }

    /// The periods of one metric's figures of a company, known or not; ascending.
    public func periods(
        of metric: Metric,
        _ subject: SecurityCode,
        at size: LogSize
    ) throws -> [FiscalPeriod] {
        let condition = SQLCondition(.about(Subject(subject), EventType.filings))
        let statement = try db.cachedStatement(
            sql: """
                SELECT DISTINCT (SELECT name FROM _periods p WHERE p.period = v.period)
                FROM _versions v
                WHERE \(condition.sql) AND \(VersionRow.counting)
                    AND v.data -> ? IS NOT NULL
                """
        )
        return try String.fetchAll(
            statement,
            arguments: condition.arguments + [
                size.count, size.count, "$.figures.\"\(metric.name)\"",
            ]
        ).map { text in
            try ReadModelError.asWritten { () throws(SpellingError) in try FiscalPeriod(text) }
        }.sorted()
    }
}

extension [FigureFact] {
    /// In the order of their events.
    fileprivate var inLogOrder: [FigureFact] {
        count < 2 ? self : sorted { $0.sequence < $1.sequence }
    }
}
