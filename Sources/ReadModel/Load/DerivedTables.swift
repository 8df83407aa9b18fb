import EventLog
import FilingModel
import GRDB
import Projections

/// The tables behind the documented views that the rules fill: figures that do not count, companies
/// and marks, at the whole size of the log with everything known.
struct DerivedTables {
    /// The companies and periods of which rows have to be derived anew.
    struct Touched {
        struct CompanyPeriod: Hashable {
            let code: SecurityCode
            let period: FiscalPeriod
        }

        /// Whether nothing was derived before.
        let isAll: Bool
        var companies: Set<SecurityCode> = []
        var filings: Set<CompanyPeriod> = []
        var metrics = false

        init(isAll: Bool) { self.isAll = isAll }

        mutating func touch(_ event: RecordedEvent) {
            touch(event.type, event.subject, event.filingPeriod)
        }

        /// An event touches its company, or what was filed for a period.
        mutating func touch(_ type: EventType, _ subject: Subject, _ period: FiscalPeriod?) {
            metrics = metrics || type == .metricDefined || type == .ledgerOpened
            let isState = type.isCompanyState
            guard isState || period != nil, let code = subject.code else { return }
            if isState { companies.insert(code) }
            if let period { filings.insert(CompanyPeriod(code: code, period: period)) }
        }
    }

    private let facts: ReadModelFacts
    private let asOf: AsOf<ReadModelFacts>
    private var db: Database { facts.db }

    /// After the last day that can be written, nothing takes effect any more.
    private static let endOfTime = CalendarDate(dayNumber: .max)

    init(_ facts: ReadModelFacts) {
        self.facts = facts
        asOf = AsOf(
            facts,
            at: Clock(valid: ValidDate(Self.endOfTime), known: nil, recorded: facts.size)
        )
    }

    func update(_ touched: Touched) throws {
        if touched.metrics { try updateMetrics() }
        var filings = touched.filings
        if touched.metrics, !touched.isAll {
            try db.execute(sql: "DELETE FROM _displaced")
            filings = try contestedFilings()
        }
        let writer = try Writer(db, isFresh: touched.isAll)
        // In the order in which the rows lie, nearly.
        for filing in filings.sorted(by: { ($0.period, $0.code) < ($1.period, $1.code) }) {
            try updateDisplaced(filing, writer)
        }
        for code in touched.companies.sorted() { try updateCompany(code, writer) }
    }

    /// The statements that are run for each filing and company.
    private struct Writer {
        let isFresh: Bool
        let displaced: Statement
        let company: Statement
        let span: Statement

        init(_ db: Database, isFresh: Bool) throws {
            self.isFresh = isFresh
            displaced = try db.cachedStatement(
                sql: "INSERT INTO _displaced (version, metric) VALUES (?, ?)"
            )
            company = try db.cachedStatement(
                sql: "INSERT INTO _companies (subject, state) VALUES (?, ?)"
            )
            span = try db.cachedStatement(
                sql: "INSERT INTO _marks (subject, place, span) VALUES (?, ?, ?)"
            )
        }
    }

    // MARK: Metrics

    private func updateMetrics() throws {
        let defined = try facts.versions(.of([.metricDefined]), at: facts.size)
            .compactMap(\.metricDefinition)
        try db.execute(sql: "DELETE FROM _metrics")
        for definition in defined.reversed() + MetricDefinition.builtIn {
            try db.execute(
                sql: """
                    INSERT OR REPLACE INTO _metrics (name, unit, kind, is_currency)
                    VALUES (?, ?, ?, ?)
                    """,
                arguments: [
                    definition.metric.name, definition.unit.text, definition.kind.rawValue,
                    definition.isCurrency,
                ]
            )
        }
    }

    // MARK: Figures

    /// The filings of one company and period where more than one counts.
    private func contestedFilings() throws -> Set<Touched.CompanyPeriod> {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT s.name, p.name FROM _versions v
                JOIN _subjects s ON s.subject = v.subject
                JOIN _periods p ON p.period = v.period
                WHERE v.period IS NOT NULL AND v.recorded_to IS NULL
                GROUP BY v.period, v.subject HAVING count(*) > 1
                """
        )
        return Set(
            try rows.map { row in
                try ReadModelError.asWritten { () throws(SpellingError) in
                    Touched.CompanyPeriod(
                        code: try SecurityCode(row[0] as String),
                        period: try FiscalPeriod(row[1] as String)
                    )
                }
            }
        )
    }

    private func updateDisplaced(_ filing: Touched.CompanyPeriod, _ writer: Writer) throws {
        if !writer.isFresh {
            let condition = SQLCondition(.filings(filing.code, filing.period))
            try db.cachedStatement(
                sql: """
                    DELETE FROM _displaced
                    WHERE version IN (SELECT version FROM _versions v WHERE \(condition.sql))
                    """
            ).execute(arguments: condition.arguments)
        }
        let all = try facts.figuresInForce(of: filing.code, filing.period)
        guard let first = all.first, all.contains(where: { $0.sequence != first.sequence }) else {
            return
        }
        for (metric, figures) in Dictionary(grouping: all, by: \.key.metric)
        where figures.count > 1 {
            guard let definition = try facts.definition(of: metric, at: facts.size) else {
                continue
            }
            let counting = FigureChoice.counting(figures, definition)
            for figure in figures where figure.sequence != counting?.sequence {
                try writer.displaced.execute(arguments: [
                    RowWriter.version(of: figure.sequence, from: figure.span.opened),
                    metric.name,
                ])
            }
        }
    }

    // MARK: Companies

    private func updateCompany(_ code: SecurityCode, _ writer: Writer) throws {
        guard let subject = try facts.code(of: code) else { return }
        if !writer.isFresh {
            try db.execute(sql: "DELETE FROM _companies WHERE subject = ?", arguments: [subject])
            try db.execute(sql: "DELETE FROM _marks WHERE subject = ?", arguments: [subject])
        }
        let versions = try facts.company(code, at: facts.size)
        guard let state = asOf.state(of: versions) else { return }
        try writer.company.execute(arguments: [subject, StateJSON.text(of: state)])
        for (place, span) in asOf.markSpans(versions).enumerated() {
            try writer.span.execute(arguments: [subject, place, StateJSON.text(of: span)])
        }
    }
}
