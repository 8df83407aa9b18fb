import FilingModel
import GRDB
import GRDBSQLite
import LogSupport
import Projections
import ReadModel
import TestSupport
import Testing

@Suite struct `The cost of one answer` {
    /// Where the result of the one company stands.
    private static let result = 2

    /// One company, and so many others, each with filings of other periods.
    private func script(otherCompanies count: Int) -> LedgerScript {
        var script = LedgerScript()
        script.list("A1", on: "2020-01-02")
        script.file("A1", .annual, "FY2020", "revenue=1", on: "2021-04-01")
        script.remove("U", from: "A1", effective: "2021-05-01")
        for number in 0..<count {
            script.list("B\(number)", on: "2020-01-02", isProfitable: true)
            for year in 2021...2023 {
                let day = "\(year + 1)-04-01"
                script.file("B\(number)", .annual, "FY\(year)", "revenue=1", on: day)
            }
        }
        return script
    }

    /// How many steps SQLite takes for some questions about the one company and one period.
    private func steps(asking script: LedgerScript) throws -> [Int] {
        let result = Self.result
        let scratch = try ScratchLog(script.events)
        try scratch.append(upTo: script.events.count)
        let heard = HeardStatements()
        let model = try heard.open(scratch)
        try model.refresh()
        _ = heard.take()
        try model.read { facts in
            let asOf = AsOf(facts, at: script.clock())
            let code = try SecurityCode("A1")
            let key = FigureKey(subject: code, metric: .revenue, period: period("FY2020"))
            #expect(try asOf.figure(key)?.sequence == result)
            #expect(try asOf.company(code)?.marks == [])
            #expect(try asOf.aggregate(.revenue, key.period, over: [code])?.figures.count == 1)
            #expect(try facts.history(of: script.events[result].id).count == 1)
            #expect(try facts.isListed(code))
            #expect(try facts.codes(named: "a1 synth") == [code])
            #expect(try facts.opening(at: facts.size) != nil)
            #expect(try facts.line(result).length > 0)
            #expect(try facts.lastRecordedTime() != nil)
        }
        let queue = try DatabaseQueue(path: scratch.path)
        defer { try? queue.close() }
        return try queue.read { db in
            try heard.take().map { statement in
                try steps(of: statement.boundSQL, db)
            }
        }
    }

    /// How many steps SQLite takes to take the next event, which ends a version and brings another.
    private func steps(recordingAfter script: LedgerScript) throws -> [Int] {
        let scratch = try ScratchLog(script.events)
        try scratch.append(upTo: script.events.count)
        try scratch.open().refresh()
        let next = script.events.count
        let queue = try DatabaseQueue(path: scratch.path)
        defer { try? queue.close() }
        return try queue.write { db in
            try [
                """
                INSERT INTO _events
                    (sequence, id, type, recorded_at, recorded_by, segment, offset, length, leaf)
                VALUES (\(next), 'next', 1, 0, 'desk', 0, 0, 1, zeroblob(32))
                """,
                """
                UPDATE _versions SET recorded_to = \(next), is_retracted = 0
                WHERE version = 2 * \(Self.result) AND recorded_to IS NULL
                """,
                """
                INSERT INTO _versions (version, sequence, recorded_from, type, subject, period,
                    has_claims, id, time, precision, source, data, seal)
                SELECT 2 * \(next) + 1, sequence, \(next), type, subject, period, has_claims, id, time,
                    precision, source, data, seal FROM _versions WHERE version = 2 * \(Self.result)
                """,
            ].map { try steps(of: $0, db) }
        }
    }

    /// How many steps SQLite takes for each statement by which the read model takes a restatement.
    ///
    /// The statements are heard, and run once more on a copy of what the read model was before.
    private func steps(catchingUpAfter script: LedgerScript) throws -> [Int] {
        var script = script
        let size = script.events.count
        script.restate("A1", "FY2020", "revenue=2", on: "2021-06-01")
        let scratch = try ScratchLog(script.events)
        try scratch.append(upTo: size)
        let heard = HeardStatements()
        let model = try heard.open(scratch)
        try model.refresh()
        let copy = scratch.ledger + "/before.sqlite"
        let queue = try DatabaseQueue(path: scratch.path)
        try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO '\(copy)'") }
        try queue.close()
        _ = heard.take()
        try scratch.append(upTo: size + 1)
        try model.refresh(after: scratch.written())
        let before = try DatabaseQueue(path: copy)
        defer { try? before.close() }
        return try before.write { db in
            try heard.take().map { try steps(of: $0.boundSQL, db) }
        }
    }

    private func steps(of sql: String, _ db: Database) throws -> Int {
        let statement = try db.makeStatement(sql: sql)
        _ = try Row.fetchAll(statement)
        return unsafe Int(
            sqlite3_stmt_status(statement.sqliteStatement, SQLITE_STMTSTATUS_VM_STEP, 0)
        )
    }

    @Test func `is the same with 50 events and with 2,000`() throws {
        let few = try steps(asking: script(otherCompanies: 12))
        #expect(few.count > 10)
        #expect(few.allSatisfy { $0 > 0 })
        #expect(try steps(asking: script(otherCompanies: 500)) == few)
    }

    @Test func `and so is that of taking the next event`() throws {
        let few = try steps(recordingAfter: script(otherCompanies: 12))
        #expect(few.allSatisfy { $0 > 0 })
        #expect(try steps(recordingAfter: script(otherCompanies: 500)) == few)
    }

    @Test func `and so is that of catching up with it, statement by statement`() throws {
        let few = try steps(catchingUpAfter: script(otherCompanies: 12))
        #expect(few.count > 4)
        #expect(few.allSatisfy { $0 > 0 })
        #expect(try steps(catchingUpAfter: script(otherCompanies: 500)) == few)
    }
}
