import FilingModel
import GRDB
import Projections

/// One metric's figure of a filing, as SQLite finds it in a row of `_versions`.
enum FigureRow {
    /// The columns that `fact(of:_:)` reads, in order; the path of the figure is given once.
    static let columns = """
        v.sequence, v.recorded_from, v.recorded_to, s.name, v.time, v.precision, v.source, v.data,
        v.seal, e.id, p.name, v.data ->> '$.currency', v.data ->> '$.stage',
        v.data ->> '$.reportedBy', v.data ->> '$.reason', f.figure ->> '$.value',
        f.figure ->> '$.low', f.figure ->> '$.high', f.figure ->> '$.decimals',
        f.figure ->> '$.unit'
        """

    /// Where the columns come from: versions, their events, and the figure where there is one.
    static func tables(_ condition: String) -> String {
        """
        (
            SELECT *, v.data -> ? AS figure FROM _versions v
            WHERE \(condition) AND \(VersionRow.counting)
        ) f
        JOIN _versions v ON v.version = f.version
        JOIN _events e ON e.sequence = v.sequence
        JOIN _subjects s ON s.subject = v.subject
        JOIN _periods p ON p.period = v.period
        WHERE f.figure IS NOT NULL
        """
    }

    /// The path of a metric's figure in a payload.
    static func path(of metric: Metric) -> String { "$.figures.\"\(metric.name)\"" }

    /// Reads a figure.
    ///
    /// - Throws: `ReadModelFailure.damaged` if the row is not what was written.
    static func fact(of row: Row, _ metric: Metric) throws -> FigureFact {
        let sequence: Int = row[0]
        let (subject, time, precision): (String, String, String) = (row[3], row[4], row[5])
        let (source, data): (String, String) = (row[6], row[7])
        guard row[8] as Int64 == VersionRow.seal([subject, time, precision, source, data]) else {
            throw ReadModelFailure.damaged("event \(sequence) is not what was written")
        }
        do {
            return FigureFact(
                key: FigureKey(
                    subject: try SecurityCode(subject),
                    metric: metric,
                    period: try FiscalPeriod(row[10] as String)
                ),
                quantity: try quantity(of: row),
                currency: try Currency(row[11] as String),
                stage: try stage(row[12], reason: row[14]),
                reporter: (row[13] as String?).flatMap(Reporter.init(rawValue:)) ?? .issuer,
                time: PublicTime(
                    try ZonedTime(time),
                    precision: PublicTime.Precision(rawValue: precision) ?? .exact
                ),
                sequence: sequence,
                id: try EventID(row[9] as String),
                source: try Source(source),
                span: RecordedSpan(opened: row[1], closed: row[2])
            )
        } catch {
            throw ReadModelFailure.damaged("event \(sequence) cannot be read: \(error)")
        }
    }

    private static func quantity(of row: Row) throws -> Quantity {
        let precision = try (row[18] as Int?).map { try Precision(decimals: $0) }
        let unit = try (row[19] as String?).map { try Unit($0) }
        func amount(_ column: Int) throws -> Amount? {
            try (row[column] as String?).map { try Amount($0) }
        }
        if let value = try amount(15) {
            return try Quantity(.value(value), precision: precision, unit: unit)
        }
        guard let low = try amount(16), let high = try amount(17) else {
            throw ReadModelFailure.damaged("a figure has no value")
        }
        return try Quantity(.range(low: low, high: high), precision: precision, unit: unit)
    }

    private static func stage(_ stage: String?, reason: String?) throws -> FigureStage {
        if let stage = stage.flatMap(Stage.init(rawValue:)) { return .filed(stage) }
        if let reason = reason.flatMap(RestatementReason.init(rawValue:)) {
            return .restated(reason)
        }
        throw ReadModelFailure.damaged("a filing has no stage")
    }
}
