import FilingModel
import GRDB

/// The tables of the read model, and the documented views on them.
///
/// What the log never changes is append-only here too: rows of `_events` are never updated or
/// deleted, and of a row of `_versions` only its end is ever set, once. Replacing rows is stopped
/// by the triggers before an insert, as SQLite fires no delete trigger for `INSERT OR REPLACE`. The
/// triggers compare values: one on a key by its name does not fire where it is set as `rowid`.
/// Source: sqlite.org, *The ON CONFLICT Clause*; *STRICT Tables*.
enum Schema {
    /// The version of the tables and views; a file with another one is rebuilt from the log.
    static let version = 4

    /// The names of its tables, as a list of SQL; other tables are those of other programs.
    static let tableNames = """
        '_types', '_subjects', '_periods', '_metrics', '_events', '_versions', '_displaced',
        '_names', '_companies', '_marks', '_position', '_segments'
        """

    /// What marks the file as a read model: "SLRM" in ASCII.
    static let applicationID = 0x534C_524D

    /// The version of the tables of a file.
    ///
    /// - Throws: `ReadModelError.damaged` if the file is no read model.
    static func version(of db: Database) throws -> Int {
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
            throw ReadModelError.damaged(.notAReadModel)
        }
        return try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    }

    /// Makes the tables, the views, and the indexes of few rows.
    static func createTables(in db: Database) throws {
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
        for statement in [dictionaries, events, versions, derived, position, smallIndexes] {
            try db.execute(sql: statement)
        }
        for view in ViewSQL.all { try db.execute(sql: view) }
        for (code, type) in EventType.allCases.enumerated() {
            try db.execute(
                sql: "INSERT INTO _types (type, name) VALUES (?, ?)",
                arguments: [code, type.rawValue]
            )
        }
    }

    /// Makes the indexes of all rows: sorting them at once is quicker than one after another.
    static func createIndexes(in db: Database) throws { try db.execute(sql: indexes) }

    /// Makes the triggers, by which nothing that is there is ever changed.
    static func createTriggers(in db: Database) throws { try db.execute(sql: triggers) }

    private static let dictionaries = """
        CREATE TABLE _types (
            type INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE _subjects (
            subject INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE _periods (
            period INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE
        ) STRICT;
        CREATE TABLE _metrics (
            name TEXT PRIMARY KEY,
            unit TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('flow', 'stock', 'count', 'ratio')),
            is_currency INTEGER NOT NULL CHECK (is_currency IN (0, 1))
        ) STRICT, WITHOUT ROWID;
        """

    private static let events = """
        CREATE TABLE _events (
            sequence INTEGER PRIMARY KEY CHECK (sequence >= 0),
            id TEXT NOT NULL,
            type INTEGER NOT NULL REFERENCES _types,
            recorded_at INTEGER NOT NULL,
            recorded_by TEXT NOT NULL,
            batch_size INTEGER CHECK (batch_size > 1),
            segment INTEGER NOT NULL CHECK (segment BETWEEN 0 AND sequence),
            offset INTEGER NOT NULL CHECK (offset >= 0),
            length INTEGER NOT NULL CHECK (length > 0),
            leaf BLOB NOT NULL CHECK (length(leaf) = 32)
        ) STRICT;
        """

    private static let versions = """
        CREATE TABLE _versions (
            version INTEGER PRIMARY KEY
                CHECK (version = 2 * recorded_from + (recorded_from <> sequence)),
            sequence INTEGER NOT NULL REFERENCES _events,
            recorded_from INTEGER NOT NULL REFERENCES _events,
            recorded_to INTEGER REFERENCES _events,
            is_retracted INTEGER NOT NULL DEFAULT 0 CHECK (is_retracted IN (0, 1)),
            type INTEGER NOT NULL REFERENCES _types,
            subject INTEGER NOT NULL REFERENCES _subjects,
            period INTEGER REFERENCES _periods,
            has_claims INTEGER NOT NULL CHECK (has_claims IN (0, 1)),
            id TEXT NOT NULL,
            time TEXT NOT NULL,
            precision TEXT NOT NULL CHECK (precision IN ('exact', 'day', 'no-later-than')),
            source TEXT NOT NULL,
            data TEXT NOT NULL CHECK (json_valid(data)),
            seal INTEGER NOT NULL,
            CHECK (recorded_from >= sequence),
            CHECK (recorded_to > recorded_from),
            CHECK (is_retracted = 0 OR recorded_to IS NOT NULL)
        ) STRICT;
        """

    private static let derived = """
        CREATE TABLE _displaced (
            version INTEGER NOT NULL REFERENCES _versions,
            metric TEXT NOT NULL,
            PRIMARY KEY (version, metric)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE _names (
            name TEXT NOT NULL,
            subject INTEGER NOT NULL REFERENCES _subjects,
            PRIMARY KEY (name, subject)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE _companies (
            subject INTEGER PRIMARY KEY REFERENCES _subjects,
            state TEXT NOT NULL CHECK (json_valid(state))
        ) STRICT;
        CREATE TABLE _marks (
            subject INTEGER NOT NULL REFERENCES _subjects,
            place INTEGER NOT NULL,
            span TEXT NOT NULL CHECK (json_valid(span)),
            PRIMARY KEY (subject, place)
        ) STRICT, WITHOUT ROWID;
        """

    private static let position = """
        CREATE TABLE _position (
            only INTEGER PRIMARY KEY CHECK (only = 1),
            size INTEGER NOT NULL CHECK (size >= 0),
            root BLOB NOT NULL CHECK (length(root) = 32),
            subtrees BLOB NOT NULL CHECK (length(subtrees) % 32 = 0),
            segment INTEGER NOT NULL CHECK (segment BETWEEN 0 AND size),
            offset INTEGER NOT NULL CHECK (offset >= 0),
            fingerprint BLOB NOT NULL
        ) STRICT;
        CREATE TABLE _segments (
            segment INTEGER PRIMARY KEY,
            length INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            file INTEGER NOT NULL
        ) STRICT;
        """

    /// Those of few rows, which cost little as rows are added.
    private static let smallIndexes = """
        CREATE INDEX _versions_corrected ON _versions (sequence)
            WHERE recorded_from <> sequence;
        CREATE INDEX _versions_by_end ON _versions (recorded_to)
            WHERE recorded_to IS NOT NULL;
        CREATE INDEX _versions_by_subject ON _versions (type, subject) WHERE period IS NULL;
        CREATE INDEX _versions_by_claims ON _versions (period)
            WHERE period IS NOT NULL AND has_claims = 1;
        """

    private static let indexes = """
        CREATE UNIQUE INDEX _events_by_id ON _events (id);
        CREATE INDEX _versions_by_filing ON _versions (period, subject)
            WHERE period IS NOT NULL;
        """

    private static let triggers = """
        CREATE TRIGGER _events_next BEFORE INSERT ON _events
        WHEN NEW.sequence <> (SELECT coalesce(max(sequence) + 1, 0) FROM _events)
        BEGIN SELECT RAISE(ABORT, '_events: not the next sequence'); END;
        CREATE TRIGGER _events_once BEFORE INSERT ON _events
        WHEN EXISTS (SELECT 1 FROM _events WHERE id = NEW.id)
        BEGIN SELECT RAISE(ABORT, '_events: rows are never replaced'); END;
        CREATE TRIGGER _events_kept BEFORE UPDATE ON _events
        BEGIN SELECT RAISE(ABORT, '_events: rows are never changed'); END;
        CREATE TRIGGER _events_all BEFORE DELETE ON _events
        BEGIN SELECT RAISE(ABORT, '_events: rows are never deleted'); END;
        CREATE TRIGGER _versions_next BEFORE INSERT ON _versions
        WHEN EXISTS (SELECT 1 FROM _versions WHERE version = NEW.version)
        BEGIN SELECT RAISE(ABORT, '_versions: rows are never replaced'); END;
        CREATE TRIGGER _versions_all BEFORE DELETE ON _versions
        BEGIN SELECT RAISE(ABORT, '_versions: rows are never deleted'); END;
        CREATE TRIGGER _versions_kept BEFORE UPDATE ON _versions
        WHEN NEW.version IS NOT OLD.version OR NEW.sequence IS NOT OLD.sequence
            OR NEW.recorded_from IS NOT OLD.recorded_from OR NEW.type IS NOT OLD.type
            OR NEW.subject IS NOT OLD.subject OR NEW.period IS NOT OLD.period
            OR NEW.has_claims IS NOT OLD.has_claims OR NEW.id IS NOT OLD.id
            OR NEW.time IS NOT OLD.time
            OR NEW.precision IS NOT OLD.precision OR NEW.source IS NOT OLD.source
            OR NEW.data IS NOT OLD.data OR NEW.seal IS NOT OLD.seal
        BEGIN SELECT RAISE(ABORT, '_versions: only the end of a row is ever set'); END;
        CREATE TRIGGER _versions_ended BEFORE UPDATE OF recorded_to, is_retracted ON _versions
        WHEN OLD.recorded_to IS NOT NULL
        BEGIN SELECT RAISE(ABORT, '_versions: an end is set once'); END;
        """
}
