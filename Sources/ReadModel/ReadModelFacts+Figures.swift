public import FilingModel
import GRDB
public import Projections

extension ReadModelFacts {
    /// The versions of a figure.
    ///
    /// - Parameters:
    ///   - key: What it is of.
    ///   - size: How many events count.
    /// - Returns: The versions, in log order.
    /// - Throws: `ReadModelFailure`, or an error of the database.
    public func figures(_ key: FigureKey, at size: LogSize) throws -> [FigureFact] {
        try figures(of: key.metric, .filings(key.subject, key.period), at: size)
    }

    /// The versions of one metric's figures of all companies for a period.
    ///
    /// - Parameters:
    ///   - metric: The metric.
    ///   - period: The period.
    ///   - size: How many events count.
    /// - Returns: The versions by company, in log order.
    /// - Throws: `ReadModelFailure`, or an error of the database.
    public func figures(
        of metric: Metric,
        _ period: FiscalPeriod,
        at size: LogSize
    ) throws -> [SecurityCode: [FigureFact]] {
        Dictionary(
            grouping: try figures(of: metric, .allFilings(period), at: size),
            by: \.key.subject
        )
    }

    private func figures(
        of metric: Metric,
        _ query: FactQuery,
        at size: LogSize
    ) throws -> [FigureFact] {
        let condition = SQLCondition(query)
        let statement = try db.cachedStatement(
            sql: "SELECT \(FigureRow.columns) FROM \(FigureRow.tables(condition.sql))"
        )
        var figures: [FigureFact] = []
        let rows = try Row.fetchCursor(
            statement,
            arguments: [FigureRow.path(of: metric)] + condition.arguments + [
                size.count, size.count,
            ]
        )
        while let row = try rows.next() { figures.append(try FigureRow.fact(of: row, metric)) }
        return figures.sorted { $0.sequence < $1.sequence }
    }

    /// What there are figures of, whether they are known or not.
    ///
    /// - Parameter size: How many events count.
    /// - Returns: By subject, metric and period, ascending.
    /// - Throws: `ReadModelFailure`, or an error of the database.
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
            keys.append(
                FigureKey(
                    subject: try SecurityCode(row[0] as String),
                    metric: try Metric(row[1] as String),
                    period: try FiscalPeriod(row[2] as String)
                )
            )
        }
        return keys.sorted()
    }

    /// The periods for which there are figures of one metric of a company, known or not.
    ///
    /// - Parameters:
    ///   - metric: The metric.
    ///   - subject: The company.
    ///   - size: How many events count.
    /// - Returns: The periods, ascending.
    /// - Throws: `ReadModelFailure`, or an error of the database.
    public func periods(
        of metric: Metric,
        _ subject: SecurityCode,
        at size: LogSize
    ) throws -> [FiscalPeriod] {
        let condition = SQLCondition(.about(Subject(subject), [.resultFiled, .figuresRestated]))
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
            arguments: condition.arguments + [size.count, size.count, FigureRow.path(of: metric)]
        ).map { try FiscalPeriod($0) }.sorted()
    }
}
