import EventLog
import FilingModel
import GRDB
import Projections
import TransparencyLog

/// Writes the events of one transaction into the tables.
final class Ingest {
    private let db: Database
    private let writer: RowWriter
    /// The note of the read model before, with which the lines are compared as they are taken.
    private let last: LastWrite?
    private var subjects: [Subject: Int] = [:]
    private var periods: [FiscalPeriod: Int] = [:]
    private var derived: DerivedTables.Touched

    /// The tree over the events so far.
    private(set) var tree: MerkleTree

    /// Goes on after some events.
    init(_ db: Database, after tree: MerkleTree, against last: LastWrite? = nil) throws {
        self.db = db
        self.tree = tree
        self.last = last
        writer = try RowWriter(db)
        derived = DerivedTables.Touched(isAll: tree.size == 0)
    }

    /// The facts of the events so far.
    var facts: ReadModelFacts { ReadModelFacts(db, size: LogSize(tree.size)) }

    /// Takes the next events of the log, until there are so many.
    func take(_ rows: LoadedRows, upTo size: Int = .max) throws {
        let count = min(rows.rows.count, size - rows.chunk.firstSequence)
        try unsafe rows.chunk.withLines { index, line in
            guard index < count else { return }
            try unsafe take(rows.rows[index], index, of: rows, line)
        }
        guard count == rows.rows.count, last.map({ $0.head.size.count > tree.size + count }) ?? true
        else { return try appendLeaves(rows, count) }
        tree.append(rows.leaves)
    }

    /// Appends leaves one by one, to see the root after each.
    private func appendLeaves(_ rows: LoadedRows, _ count: Int) throws {
        for (index, row) in rows.rows.prefix(count).enumerated() {
            tree.append(leaf: row.leaf)
            try last?.check(tree, at: rows.chunk.place(index))
        }
    }

    /// Derives the tables that depend on several events, when all events are in.
    func finish() throws { try DerivedTables(facts).update(derived) }

    private func take(
        _ row: LoadedRows.Row,
        _ index: Int,
        of rows: LoadedRows,
        _ line: UnsafeRawBufferPointer
    ) throws {
        let codes = try codes(of: row.subject, row.period)
        try unsafe writer.insert(row, index, of: rows, line, codes)
        derived.touch(row.type, row.subject, row.isContested ? row.period : nil)
        guard let event = row.event else { return }
        if event.type.isAmendment {
            try amend(event, target: row.target)
        } else {
            try insertNames(event.payload.event, codes.subject)
        }
    }

    // MARK: Amendments

    /// Ends the version in force of what an amendment targets, and brings the next one.
    private func amend(_ event: RecordedEvent, target: Int?) throws {
        let change = try FactChange(event) { id in try current(id, at: target) }
        if let ended = change.ended {
            try end(ended, by: change)
            derived.touch(ended.event)
        }
        if let brought = change.brought {
            let codes = try codes(of: brought.event.subject, brought.event.filingPeriod)
            try writer.insert(corrected: brought, codes)
            try insertNames(brought.event.payload.event, codes.subject)
            derived.touch(brought.event)
        }
    }

    /// The version of an event that is in force.
    private func current(_ id: EventID, at sequence: Int?) throws -> EventVersion? {
        let versions = try sequence.map { try facts.history(ofEvent: $0) } ?? []
        guard let version = versions.last else { return nil }
        guard version.event.id == id else {
            throw ReadModelError.damaged(.otherEvent(version.sequence, not: id))
        }
        return version.span.closed == nil ? version : nil
    }

    private func end(_ version: EventVersion, by change: FactChange) throws {
        let statement = try db.cachedStatement(
            sql: "UPDATE _versions SET recorded_to = ?, is_retracted = ? WHERE version = ?"
        )
        try statement.execute(arguments: [
            change.sequence, change.isRetraction,
            RowWriter.version(of: version.sequence, from: version.span.opened),
        ])
    }

    // MARK: Dictionaries

    private func insertNames(_ event: FilingEvent, _ subject: Int) throws {
        for name in CompanyName.names(in: event) {
            try db.cachedStatement(
                sql: "INSERT OR IGNORE INTO _names (name, subject) VALUES (?, ?)"
            )
            .execute(arguments: [ShortName.lookupForm(name), subject])
        }
    }

    private func codes(
        of subject: Subject,
        _ period: FiscalPeriod?
    ) throws -> (subject: Int, period: Int?) {
        let subjectCode: Int
        if let known = subjects[subject] {
            subjectCode = known
        } else {
            subjectCode = try code(of: subject.text, in: "_subjects", "subject")
            subjects[subject] = subjectCode
        }
        guard let period else { return (subjectCode, nil) }
        if let known = periods[period] { return (subjectCode, known) }
        let periodCode = try code(of: period.description, in: "_periods", "period")
        periods[period] = periodCode
        return (subjectCode, periodCode)
    }

    /// The code of a name, which is given one if it is new.
    private func code(of name: String, in table: String, _ column: String) throws -> Int {
        try db.execute(
            sql: "INSERT OR IGNORE INTO \(table) (name) VALUES (?)",
            arguments: [name]
        )
        let found = try Int.fetchOne(
            db,
            sql: "SELECT \(column) FROM \(table) WHERE name = ?",
            arguments: [name]
        )
        guard let found else { throw ReadModelError.damaged(.lostName(table: table)) }
        return found
    }
}
