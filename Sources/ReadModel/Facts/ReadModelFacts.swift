public import EventLog
public import FilingModel
import GRDB
public import Projections
public import TransparencyLog

/// The facts of a log, found in its read model by look-ups in indexes.
///
/// Valid only during the call that gives them.
public struct ReadModelFacts: LedgerFacts {
    let db: Database

    /// How many events there are.
    public let size: LogSize

    /// The facts that are kept for the next question; nil while the file is written to.
    let kept: FactCache?

    init(_ db: Database, size: LogSize, kept: FactCache? = nil) {
        self.db = db
        self.size = size
        self.kept = kept
    }

    /// The facts that are kept, or else those that are read now.
    func keeping<Fact: Sendable>(
        _ key: FactCache.Key,
        _ read: () throws -> [Fact]
    ) throws -> [Fact] {
        try kept?.facts(key, of: size, read) ?? read()
    }

    /// The versions of events that a query asks for.
    ///
    /// - Returns: The versions, in log order.
    public func versions(_ query: FactQuery, at size: LogSize) throws -> [EventVersion] {
        if let known = memory.known[query, default: [:]][size] { return known }
        let condition = SQLCondition(query)
        let versions = try versions(
            "\(condition.sql) AND \(VersionRow.counting)",
            condition.arguments + [size.count, size.count]
        )
        if case .of = query { memory.known[query] = [size: versions] }
        return versions
    }

    /// What is remembered while one question is answered.
    final class Memory {
        /// Versions about all subjects, at the size that was asked for last: a report asks for the
        /// states of all companies once for each of its lines.
        fileprivate var known: [FactQuery: [LogSize: [EventVersion]]] = [:]
        /// The codes of periods and companies.
        var periods: [FiscalPeriod: Int] = [:]
        var subjects: [SecurityCode: Int] = [:]
        var decoder = EventDecoder()
        private var rows: [String: FigureRows] = [:]

        /// A statement that finds figures.
        func rows(_ sql: String, in db: Database) throws -> FigureRows {
            if let known = rows[sql] { return known }
            let prepared = try FigureRows(sql, in: db)
            rows[sql] = prepared
            return prepared
        }
    }

    let memory = Memory()

    /// Every version of the events that a query asks for, also those that an amendment ended.
    ///
    /// - Returns: The versions as they are among those events, in log order.
    public func history(_ query: FactQuery, through size: LogSize) throws -> [EventVersion] {
        let condition = SQLCondition(query)
        return try versions(
            "\(condition.sql) AND v.recorded_from < ?",
            condition.arguments + [size.count]
        ).compactMap { $0.asOf(size) }
    }

    /// Every version that the events of a part of the log brought or ended.
    ///
    /// - Parameter sequences: The part; its end is how many events count.
    /// - Returns: The versions as they are among those events, in log order.
    public func history(recordedIn sequences: Range<Int>) throws -> [EventVersion] {
        let bounds: StatementArguments = [sequences.lowerBound, sequences.upperBound]
        let originals = SQLCondition.codes(of: EventType.allCases.filter { !$0.isAmendment })
        let filed = try versions(
            """
            (
                (v.version >= 2 * ? AND v.version < 2 * ? AND v.recorded_from = v.sequence)
                OR (v.sequence >= ? AND v.sequence < ? AND v.recorded_from <> v.sequence)
            ) AND +v.type IN (\(originals))
            """,
            bounds + bounds
        )
        let ended = """
            FROM _versions
            WHERE recorded_to IS NOT NULL AND recorded_to >= ? AND recorded_to < ?
            """
        let amended = try versions(
            """
            (
                v.version IN (SELECT 2 * sequence \(ended))
                OR (v.sequence IN (SELECT sequence \(ended)) AND v.recorded_from <> v.sequence)
            ) AND +v.sequence < ?
            """,
            bounds + bounds + [sequences.lowerBound]
        )
        return (amended + filed).compactMap { $0.asOf(LogSize(sequences.upperBound)) }
            .filter { $0.isTouched(in: sequences) }
    }

    private func versions(
        _ condition: String,
        _ arguments: StatementArguments
    ) throws -> [EventVersion] {
        let row = try RawStatement(
            "SELECT \(VersionRow.columns) FROM \(VersionRow.tables) WHERE \(condition)",
            in: db
        )
        try row.bind(arguments)
        return try versions(row)
    }

    /// The versions that a statement finds, in log order.
    func versions(_ row: RawStatement) throws -> [EventVersion] {
        defer { row.reset() }
        var versions: [EventVersion] = []
        while try row.next() {
            versions.append(try VersionRow.version(in: row, &memory.decoder))
        }
        guard versions.count > 1 else { return versions }
        return versions.sorted { ($0.sequence, $0.span.opened) < ($1.sequence, $1.span.opened) }
    }

    /// The place of an event; nil if there is none with this identifier.
    public func place(of id: EventID) throws -> EventLocation? {
        let statement = try db.cachedStatement(
            sql: "SELECT sequence, type FROM _events WHERE id = ?"
        )
        return try Row.fetchOne(statement, arguments: [id.text]).map { row in
            EventLocation(sequence: row[0], type: SQLCondition.types[row[1] as Int])
        }
    }

    /// All versions of an original event, at any size.
    ///
    /// - Returns: The versions, as filed first; none for amendments.
    public func history(of id: EventID) throws -> [EventVersion] {
        guard let place = try place(of: id), !place.type.isAmendment else { return [] }
        return try history(ofEvent: place.sequence)
    }

    /// All versions of an original event, by its sequence.
    func history(ofEvent sequence: Int) throws -> [EventVersion] {
        try versions(VersionRow.ofEvent, [sequence, sequence])
    }

    /// The versions that count now and name a metric, in log order.
    ///
    /// Reads all filings: asked only when the definition of a metric is amended.
    public func versions(naming metric: Metric) throws -> [EventVersion] {
        let condition = SQLCondition(
            [.resultFiled, .figuresRestated, .aggregateReported],
            about: nil
        )
        return try versions(
            "\(condition.sql) AND v.recorded_to IS NULL AND instr(v.data, ?)",
            condition.arguments + ["\"\(metric.name)\""]
        ).filter { $0.event.payload.event.metrics.contains(metric) }
    }

    /// The place of an event's line, and its length in bytes.
    public func line(_ sequence: Int) throws -> (place: LogLine.Place, length: Int) {
        let statement = try db.cachedStatement(
            sql: "SELECT segment, offset, length FROM _events WHERE sequence = ?"
        )
        guard let row = try Row.fetchOne(statement, arguments: [sequence]) else {
            throw ReadModelError.damaged(.missingEvent(sequence))
        }
        let segment = Segment(firstSequence: row[0])
        return (LogLine.Place(segment: segment, offset: row[1]), row[2])
    }

    /// The hash of an event's line; nil if there is no such event.
    public func leaf(_ sequence: Int) throws -> Digest? {
        let statement = try db.cachedStatement(sql: "SELECT leaf FROM _events WHERE sequence = ?")
        return try Blob.fetchOne(statement, arguments: [sequence])
            .flatMap { Digest(bytes: $0.bytes) }
    }

    /// The root of the Merkle tree over the first events, from their leaves.
    public func root(of size: LogSize) throws -> Digest { try root(of: 0..<size.count) }

    /// The root of the Merkle tree over some events in a row, from their leaves.
    public func root(of sequences: Range<Int>) throws -> Digest {
        var tree = MerkleTree()
        let leaves = try Blob.fetchCursor(
            db,
            sql: "SELECT leaf FROM _events WHERE sequence >= ? AND sequence < ? ORDER BY sequence",
            arguments: [sequences.lowerBound, sequences.upperBound]
        )
        while let leaf = try leaves.next() {
            guard let digest = Digest(bytes: leaf.bytes) else {
                throw ReadModelError.damaged(.badLeaf)
            }
            tree.append(leaf: digest)
        }
        guard tree.size == sequences.count else {
            throw ReadModelError.damaged(.missingEvents(sequences))
        }
        return tree.root
    }

    /// The time at which the last event was recorded; nil for an empty log.
    public func lastRecordedTime() throws -> RecordedTime? {
        try Int64.fetchOne(
            try db.cachedStatement(sql: "SELECT recorded_at FROM _events WHERE sequence = ?"),
            arguments: [size.count - 1]
        ).map { RecordedTime(milliseconds: $0) }
    }

    /// The sequences of the events about a subject, of a type, and public between two days, as they
    /// were filed; ascending.
    ///
    /// A nil stands for any.
    public func sequences(
        about subject: String?,
        of type: EventType?,
        public days: (first: CalendarDate?, last: CalendarDate?)
    ) throws -> [Int] {
        var conditions = ["v.recorded_from = v.sequence"]
        var arguments: StatementArguments = []
        if type != nil || subject != nil {
            let condition = SQLCondition(type.map { [$0] } ?? EventType.allCases, about: subject)
            conditions.append(condition.sql)
            arguments += condition.arguments
        }
        for (day, comparison) in [(days.first, ">="), (days.last, "<=")] {
            guard let day else { continue }
            conditions.append("substr(v.time, 1, 10) \(comparison) ?")
            arguments += [day.description]
        }
        let condition = conditions.joined(separator: " AND ")
        return try Int.fetchAll(
            db,
            sql: "SELECT v.sequence FROM _versions v WHERE \(condition) ORDER BY v.sequence",
            arguments: arguments
        )
    }

    /// Whether any event lists a company, even one that was retracted.
    public func isListed(_ code: SecurityCode) throws -> Bool {
        let condition = SQLCondition(.about(Subject(code), [.companyListed]))
        let statement = try db.cachedStatement(
            sql: "SELECT 1 FROM _versions v WHERE \(condition.sql) LIMIT 1"
        )
        return try Row.fetchOne(statement, arguments: condition.arguments) != nil
    }

    /// The companies to which any event gives a name; ascending.
    ///
    /// Case does not matter, nor do the marks behind a short name's hyphen.
    public func codes(named name: String) throws -> [SecurityCode] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT s.name FROM _names n JOIN _subjects s ON s.subject = n.subject
                WHERE n.name = ?
                """
        )
        return try String.fetchAll(statement, arguments: [ShortName.lookupForm(name)])
            .compactMap { try? SecurityCode($0) }.sorted()
    }

    /// The size of the log after the last event that was recorded by an instant.
    ///
    /// A binary search: events are recorded in order.
    public func size(recordedBy instant: Instant) throws -> LogSize {
        let statement = try db.cachedStatement(
            sql: "SELECT recorded_at FROM _events WHERE sequence = ?"
        )
        let later = try (0..<size.count).partitioningIndex { sequence in
            guard let time = try Int64.fetchOne(statement, arguments: [sequence]) else {
                throw ReadModelError.damaged(.missingEvent(sequence))
            }
            return RecordedTime(milliseconds: time).instant > instant
        }
        return LogSize(later)
    }
}
