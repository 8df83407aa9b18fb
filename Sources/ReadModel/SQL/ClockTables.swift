import EventLog
import FilingModel
import GRDB
import Projections
import Synchronization

/// The internal tables as they stand at three clocks, on a connection of their own.
///
/// The documented views are made again over them, word for word, so they have the same columns and
/// agree with every other answer. Which figures count is asked of the rules, row by row and only
/// for rows that are read, by functions that look it up on another connection.
///
/// SQLite may call a function before it joins the tables that its arguments come from. So each
/// function takes its arguments from one row, or by a subquery, which is run last.
final class ClockTables: Sendable {
    private let queue: DatabaseQueue
    private let clock: Clock
    private let failure = Mutex<(any Error)?>(nil)

    /// The names of the functions; they are internal like the tables.
    static let functionNames: Set = [
        "_is_known", "_counts", "_company_states", "_mark_spans",
    ]

    /// The tables at three clocks, whose rules ask the facts of a connection.
    init(_ queue: DatabaseQueue, at clock: Clock) {
        self.queue = queue
        self.clock = clock
    }

    /// Takes the error of a function that could not answer; SQLite passes on its text only.
    func takeFailure() -> (any Error)? {
        failure.withLock { failure in
            defer { failure = nil }
            return failure
        }
    }

    /// Makes the tables and the views on a connection; as temporary ones they hide those of the
    /// file.
    func install(in db: Database) throws {
        addFunctions(to: db)
        for sql in [versions, events, Self.displaced, companies, marks] {
            try db.execute(sql: sql)
        }
        try installMetrics(in: db)
        for view in ViewSQL.all {
            try db.execute(sql: "CREATE TEMP VIEW" + view.dropFirst("CREATE VIEW".utf8.count))
        }
    }

    // MARK: Tables

    private var events: String {
        """
        CREATE TEMP VIEW _events AS
        SELECT * FROM main._events WHERE sequence < \(clock.recorded)
        """
    }

    /// The versions that are booked and known; an amendment that is booked later does not end them.
    private var versions: String {
        """
        CREATE TEMP VIEW _versions AS
        SELECT v.version, v.sequence, v.recorded_from,
            iif(v.recorded_to < \(clock.recorded), v.recorded_to, NULL) AS recorded_to,
            v.type, v.subject, v.period, v.id, v.time, v.precision, v.source, v.data
        FROM main._versions v
        WHERE v.recorded_from < \(clock.recorded) AND _is_known(
            v.sequence, v.type,
            v.id, (SELECT s.name FROM main._subjects s WHERE s.subject = v.subject),
            v.time, v.precision, v.source, v.data, v.seal
        )
        """
    }

    /// The figures that do not count, where a company has several filings for a period.
    private static let displaced = """
        CREATE TEMP VIEW _displaced AS
        SELECT v.version, f.key AS metric
        FROM _versions v
        JOIN main._subjects s ON s.subject = v.subject
        JOIN main._periods p ON p.period = v.period
        JOIN json_each(v.data, '$.figures') f
        WHERE v.recorded_to IS NULL AND CASE
            WHEN EXISTS (
                SELECT 1 FROM _versions o
                WHERE o.period = v.period AND o.subject = v.subject AND o.version <> v.version
                    AND o.recorded_to IS NULL
            ) THEN NOT _counts(s.name, f.key, p.name, v.sequence)
        END
        """

    private let companies = """
        CREATE TEMP VIEW _companies AS
        SELECT s.subject, c.value AS state
        FROM main._subjects s JOIN json_each(_company_states(s.name)) c
        """

    private let marks = """
        CREATE TEMP VIEW _marks AS
        SELECT s.subject, m.key AS place, m.value AS span
        FROM main._subjects s JOIN json_each(_mark_spans(s.name)) m
        """

    /// The metrics as they are defined by then.
    private func installMetrics(in db: Database) throws {
        try db.execute(sql: "CREATE TEMP TABLE _metrics (name PRIMARY KEY, unit, is_currency)")
        let definitions = try queue.read { db in
            try ReadModelFacts(db, size: clock.recorded).definitions(at: clock.recorded)
        }
        for definition in definitions.values {
            try db.execute(
                sql: "INSERT INTO temp._metrics (name, unit, is_currency) VALUES (?, ?, ?)",
                arguments: [
                    definition.metric.name, definition.unit.text, definition.isCurrency,
                ]
            )
        }
    }

    // MARK: Functions

    private func addFunctions(to db: Database) {
        add("_is_known", 9, to: db) { tables, values in try tables.isKnown(values) }
        add("_counts", 4, to: db) { tables, values in try tables.counts(values) }
        add("_company_states", 1, to: db) { tables, values in
            try tables.list(text(values[0])) { asOf, code in
                try asOf.company(code).map { [StateJSON.text(of: $0)] } ?? []
            }
        }
        add("_mark_spans", 1, to: db) { tables, values in
            try tables.list(text(values[0])) { asOf, code in
                try asOf.markSpans(of: code).map(StateJSON.text)
            }
        }
    }

    private func add(
        _ name: String,
        _ count: Int,
        to db: Database,
        _ body:
            @escaping @Sendable (ClockTables, [DatabaseValue]) throws
            -> (any DatabaseValueConvertible)?
    ) {
        db.add(
            function: DatabaseFunction(name, argumentCount: count, pure: true) { values in
                do {
                    return try body(self, values)
                } catch {
                    // What was written can be read: else the file is damaged.
                    let failure: any Error =
                        (error as? SpellingError).map { ReadModelError.damaged(.other($0.rule)) }
                        ?? error
                    self.failure.withLock { $0 = failure }
                    throw failure
                }
            }
        )
    }

    private func ask<Answer>(_ question: (AsOf<ReadModelFacts>) throws -> Answer) throws -> Answer {
        try queue.read { db in
            try question(AsOf(ReadModelFacts(db, size: clock.recorded), at: clock))
        }
    }

    /// A JSON list of what the rules say of a company; an empty one if the subject is none.
    private func list(
        _ subject: String,
        _ items: (AsOf<ReadModelFacts>, SecurityCode) throws -> [String]
    ) throws -> String {
        guard let code = try? SecurityCode(subject) else { return "[]" }
        return "[" + (try ask { try items($0, code) }).joined(separator: ",") + "]"
    }

    /// Whether the figure of an event is the one that counts.
    private func counts(_ values: [DatabaseValue]) throws -> Bool {
        let key = FigureKey(
            subject: try SecurityCode(try text(values[0])),
            metric: try Metric(try text(values[1])),
            period: try FiscalPeriod(try text(values[2]))
        )
        return try ask { try $0.figure(key)?.sequence } == Int.fromDatabaseValue(values[3])
    }

    /// Whether a version is public by the known time; it must be what was written.
    ///
    /// A correction, a retraction and the definition of a metric are never hidden.
    private func isKnown(_ values: [DatabaseValue]) throws -> Bool {
        let texts = try values[2...7].map(text)
        guard Int64.fromDatabaseValue(values[8]) == RowChecksum.of(texts),
            let type = Int.fromDatabaseValue(values[1]).map({ EventType.allCases[$0] })
        else {
            throw ReadModelError.damaged(.changedEvent(Int.fromDatabaseValue(values[0]) ?? 0))
        }
        guard !type.isAmendment, type != .metricDefined else { return true }
        let precision = PublicTime.Precision(rawValue: texts[3]) ?? .exact
        return clock.knows(PublicTime(try ZonedTime(texts[2]), precision: precision))
    }
}

/// The text of a value; these columns never hold anything else.
private func text(_ value: DatabaseValue) throws -> String {
    guard let text = String.fromDatabaseValue(value) else {
        throw ReadModelError.damaged(.notText("\(value)"))
    }
    return text
}
