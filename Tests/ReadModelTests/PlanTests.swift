import FilingModel
import GRDB
import LogSupport
import Projections
import ReadModel
import ReferenceSupport
import Synchronization
import TestSupport
import Testing

/// The statements that a read model runs, heard as it runs them.
final class HeardStatements: Sendable {
    private let heard = Mutex<[RunStatement]>([])

    /// What was heard since the last time, without definitions of tables and the steps of triggers.
    func take() -> [RunStatement] {
        heard.withLock { heard in
            defer { heard = [] }
            return heard.filter { statement in
                ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"].contains {
                    statement.sql.hasPrefix($0)
                }
            }
        }
    }

    /// Opens a read model that is listened to.
    func open(_ scratch: ScratchLog) throws -> ReadModel {
        let model = try scratch.open()
        model.listen { statement in self.heard.withLock { $0.append(statement) } }
        return model
    }
}

@Suite struct `The plan of every look-up` {
    /// What is small whatever the log: one row, a row a segment, the figures of one event; and the
    /// companies, of which a sum over all companies needs every one.
    private static let small = [
        "_position", "_segments", "json_each", "CONSTANT", "f VIRTUAL",
        "_subjects USING COVERING INDEX",
    ]

    /// The steps of a plan that read a whole table.
    private func scans(_ statements: [String], _ path: String) throws -> [String] {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { db in
            try Set(statements).sorted().flatMap { sql in
                let explain = try db.makeStatement(sql: "EXPLAIN QUERY PLAN \(sql)")
                explain.setUncheckedArguments(StatementArguments())
                return try Row.fetchAll(explain)
                    .map { $0["detail"] as String }
                    .filter { step in
                        step.hasPrefix("SCAN")
                            && !Self.small.contains { step.dropFirst(5).hasPrefix($0) }
                    }.map { "\($0), of \(sql)" }
            }
        }
    }

    @Test(arguments: Extent.seeds(3))
    func `of a question about one thing goes by an index`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 60)
        let scratch = try ScratchLog(ledger.events)
        try scratch.append(upTo: 60)
        let heard = HeardStatements()
        let model = try heard.open(scratch)
        try model.refresh()
        _ = heard.take()
        try model.refresh()
        let (code, period) = (ledger.world.codes[0], ledger.world.periods[0])
        try model.read { facts in
            try askEverything(of: facts, ledger)
            let asOf = AsOf(facts, at: .everything(size: 60))
            _ = try asOf.company(code)
            _ = try asOf.companies()
            _ = try asOf.members(of: .unprofitableAtListing)
            _ = try asOf.aggregate(.revenue, period, over: ledger.world.codes)
            _ = try asOf.shedMarks()
            _ = try asOf.reconciliations()
            _ = try asOf.companyClaims(period)
        }
        let statements = heard.take().map(\.sql)
        #expect(Set(statements).count > 12)
        let scans = try scans(statements, scratch.path)
        #expect(scans == [], "\(scans.joined(separator: "\n"))")
    }

    private func askEverything(of facts: ReadModelFacts, _ ledger: RandomLedger) throws {
        let (code, period) = (ledger.world.codes[0], ledger.world.periods[0])
        let queries: [FactQuery] = [
            .about(Subject(code), EventType.companyState), .about(Subject(code), [.markRemoved]),
            .of(EventType.companyState), .of([.metricDefined]), .filings(code, period),
            .allFilings(period), .claims(period),
        ]
        for query in queries { _ = try facts.versions(query, at: facts.size) }
        for metric in ledger.metrics {
            _ = try facts.figures(
                FigureKey(subject: code, metric: metric, period: period),
                at: facts.size
            )
            _ = try facts.figures(of: metric, period, at: facts.size)
            _ = try facts.periods(of: metric, code, at: facts.size)
            _ = try facts.definition(of: metric, at: facts.size)
            _ = try facts.versions(naming: metric)
        }
        for event in ledger.events {
            _ = try facts.place(of: event.id)
            _ = try facts.history(of: event.id)
            _ = try facts.line(event.sequence)
            _ = try facts.size(recordedBy: event.recordedAt.instant)
        }
        _ = try facts.lastRecordedTime()
        _ = try facts.opening(at: facts.size)
        _ = try facts.isListed(code)
        _ = try facts.codes(named: "A name")
        for (subject, type) in [(code.text, nil), (nil, .markRemoved), (code.text, .resultFiled)]
            as [(String?, EventType?)]
        {
            _ = try facts.sequences(about: subject, of: type, public: (nil, nil))
        }
    }

    /// What is looked at whole, but only when the definition of a metric changes; and new events:
    /// SQLite looks for what refers to one only while foreign keys are broken, as `GrowthTests`
    /// shows.
    private static let whole = [
        "HAVING count(*) > 1", "DELETE FROM _displaced", "_metrics", "INSERT INTO _events",
    ]

    @Test(arguments: Extent.seeds(3))
    func `of taking the next event goes by an index`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 60)
        let scratch = try ScratchLog(ledger.events)
        let heard = HeardStatements()
        let model = try heard.open(scratch)
        _ = heard.take()
        var statements: [String] = []
        for cut in scratch.cuts {
            try scratch.append(upTo: cut)
            try model.refresh(after: scratch.written())
            statements += heard.take().map(\.sql).filter { statement in
                !Self.whole.contains { statement.contains($0) }
            }
        }
        #expect(Set(statements).count > 20)
        let scans = try scans(statements + Self.triggered, scratch.path)
        #expect(scans == [], "\(scans.joined(separator: "\n"))")
    }

    /// What the triggers look up: a plan does not show it.
    private static let triggered = [
        "SELECT coalesce(max(sequence) + 1, 0) FROM _events",
        "SELECT 1 FROM _events WHERE id = ?", "SELECT 1 FROM _versions WHERE version = ?",
    ]

    @Test func `of a view by its usual columns reads no table of versions twice over`() throws {
        var script = LedgerScript()
        script.list("A1", on: "2020-01-02")
        let scratch = try ScratchLog(script.events)
        try scratch.append(upTo: 2)
        try scratch.open().refresh()
        let queue = try DatabaseQueue(path: scratch.path)
        defer { try? queue.close() }
        try queue.read { db in
            for view in ["events", "companies", "marks", "figures", "figure_versions"] {
                let rows = try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN SELECT * FROM \(view)")
                let scans = rows.map { $0["detail"] as String }.filter { step in
                    step.hasPrefix("SCAN") && !step.contains("VIRTUAL TABLE")
                }
                #expect(scans.count <= 1, "\(view): \(scans)")
            }
        }
    }
}
