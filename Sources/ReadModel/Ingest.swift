import EventLog
import FilingModel
import GRDB
import Projections
import TransparencyLog

/// One run of events on their way into the read model, in one transaction.
final class Ingest {
    private let db: Database
    private var subjects: [Subject: Int64] = [:]
    private var periods: [FiscalPeriod: Int64] = [:]
    private var derived = DerivedTables.Touched()

    /// Where the read model stands after the events so far.
    private(set) var tree: MerkleTree
    private var size: Int

    /// Goes on after some events.
    init(_ db: Database, after position: Position) {
        self.db = db
        tree = position.tree
        size = position.log.size
    }

    private var facts: ReadModelFacts { ReadModelFacts(db, size: LogSize(size)) }

    /// Takes the next line of the log.
    ///
    /// - Throws: `LogFailure.unreadable`, or an error of the database.
    func take(_ line: LogLine) throws {
        let event = try line.event { try facts.place(of: $0)?.type }
        let leaf = tree.append(line.bytes)
        try insert(event, line, leaf)
        let change = try FactChange(event) { try facts.current($0) }
        if let ended = change.ended { try end(ended, by: change) }
        if event.type.isAmendment {
            try insert(EventVersion(event, span: RecordedSpan(opened: event.sequence)))
        }
        if let brought = change.brought { try insert(brought) }
        for version in [change.ended, change.brought].compactMap({ $0 }) {
            derived.touch(version.event)
        }
        size += 1
    }

    /// Brings what is derived from the facts up to date, when all events are in.
    func finish() throws { try DerivedTables(facts).update(derived) }

    private func insert(_ event: RecordedEvent, _ line: LogLine, _ leaf: Digest) throws {
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO _events (sequence, id, type, recorded_at, recorded_by, batch_size,
                    segment, offset, length, leaf)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(arguments: [
            event.sequence, event.id.text, SQLCondition.code(of: event.type),
            event.recordedAt.milliseconds, event.recordedBy, event.batchSize,
            line.place.segment.firstSequence, line.place.offset, line.bytes.count,
            Blob(leaf.bytes),
        ])
    }

    private func end(_ version: EventVersion, by change: FactChange) throws {
        let statement = try db.cachedStatement(
            sql: """
                UPDATE _versions SET recorded_to = ?, is_retracted = ?
                WHERE sequence = ? AND recorded_to IS NULL
                """
        )
        try statement.execute(
            arguments: [change.sequence, change.isRetraction, version.sequence]
        )
    }

    private func insert(_ version: EventVersion) throws {
        let event = version.event
        let time = event.time.time.spelling
        let precision = event.time.precision.rawValue
        let data = String(decoding: EventCodec.data(of: event.payload), as: UTF8.self)
        let texts = [event.subject.text, time, precision, event.source.text, data]
        let statement = try db.cachedStatement(
            sql: """
                INSERT INTO _versions (sequence, recorded_from, type, subject, period, has_claims,
                    time, precision, source, data, seal)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(arguments: [
            version.sequence, version.span.opened, SQLCondition.code(of: event.type),
            try code(of: event.subject), try event.filingPeriod.map(code), event.hasOwnClaims,
            time, precision, event.source.text, data, VersionRow.seal(texts),
        ])
        for name in CompanyName.names(in: event.payload.fact) {
            try db.execute(
                sql: "INSERT OR IGNORE INTO _names (name, subject) VALUES (?, ?)",
                arguments: [CompanyName.folded(name), try code(of: event.subject)]
            )
        }
    }

    // MARK: Dictionaries

    private func code(of subject: Subject) throws -> Int64 {
        if let code = subjects[subject] { return code }
        let code = try Self.code(of: subject.text, in: "_subjects", "subject", db)
        subjects[subject] = code
        return code
    }

    private func code(of period: FiscalPeriod) throws -> Int64 {
        if let code = periods[period] { return code }
        let code = try Self.code(of: period.description, in: "_periods", "period", db)
        periods[period] = code
        return code
    }

    /// The code of a name, which is given one if it is new.
    private static func code(
        of name: String,
        in table: String,
        _ column: String,
        _ db: Database
    ) throws -> Int64 {
        try db.execute(
            sql: "INSERT OR IGNORE INTO \(table) (name) VALUES (?)",
            arguments: [name]
        )
        let found = try Int64.fetchOne(
            db,
            sql: "SELECT \(column) FROM \(table) WHERE name = ?",
            arguments: [name]
        )
        guard let found else { throw ReadModelFailure.damaged("\(table) loses names") }
        return found
    }
}
