public import EventLog
import GRDB
public import TransparencyLog

/// What the read model of a ledger keeps of its log, read without changing anything: the log, or a
/// copy of it, is held against it.
///
/// The file need not be as it was written, as long as what it holds is what a replay gives.
public final class ReadModelEvidence {
    /// The path of the file.
    public let path: String
    /// How many events it was built from.
    public let size: Int
    private let queue: DatabaseQueue

    /// How many leaves are read at once, so that nobody who writes waits for long.
    private static let chunk = 4_096
    private var leaves: [Digest] = []
    private var firstLeaf = 0

    /// Opens the read model of a ledger: the first file that is there; nil if none is.
    ///
    /// - Parameter location: Where its file may be kept.
    /// - Throws: `ReadModelError.damaged` if it cannot be read, `ReadModelEvidence.Unused` if it
    ///   says nothing.
    public init?(at location: ReadModelLocation) throws {
        guard let path = location.paths.first(where: { FileIdentity(of: $0) != nil }) else {
            return nil
        }
        guard DatabaseFile.isAlone(path) else {
            throw Unused(path: path, reason: "another program has left a journal beside it")
        }
        self.path = path
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(DatabaseFile.busyTimeoutSeconds)
        (queue, size) = try Self.naming {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            return (queue, try queue.read { try Self.size($0, path) })
        }
    }

    /// A read model that is not held against the log.
    public struct Unused: Error, Hashable, Sendable {
        /// The path of its file.
        public let path: String
        /// Why not.
        public let reason: String
    }

    private static func size(_ db: Database, _ path: String) throws -> Int {
        guard try Int.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID else {
            throw ReadModelError.damaged("it is not a read model")
        }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version == Schema.version else {
            let reason = "it is of version \(version), this program has \(Schema.version)"
            throw Unused(path: path, reason: reason)
        }
        return try ReadModelPosition(of: db).log.size
    }

    private static func naming<Value>(_ step: () throws -> Value) throws -> Value {
        do {
            return try step()
        } catch let error as DatabaseError {
            throw ReadModelError.damaged(error.message ?? error.resultCode.description)
        }
    }

    /// The hash of an event's line as it was recorded.
    ///
    /// - Returns: The leaf's hash; nil beyond its events.
    public func leaf(_ sequence: Int) throws -> Digest? {
        guard sequence < size else { return nil }
        if !(firstLeaf..<firstLeaf + leaves.count).contains(sequence) { try read(from: sequence) }
        return leaves[sequence - firstLeaf]
    }

    private func read(from sequence: Int) throws {
        let end = min(size, sequence + Self.chunk)
        let blobs = try Self.naming {
            try queue.read { db in
                try Blob.fetchAll(
                    db,
                    sql: """
                        SELECT leaf FROM _events WHERE sequence >= ? AND sequence < ?
                        ORDER BY sequence
                        """,
                    arguments: [sequence, end]
                )
            }
        }
        leaves = blobs.compactMap { Digest(bytes: $0.bytes) }
        firstLeaf = sequence
        guard leaves.count == end - sequence else {
            throw ReadModelError.damaged("its events from \(sequence) on are not all there")
        }
    }

    /// Where the log is not what was recorded, found by where each line stood.
    ///
    /// - Returns: The damage, with the first event; nil if all lines stand where they stood.
    public func damage(in log: EventLog) throws -> LogDamage? {
        do {
            try Self.naming {
                try queue.read { db in try LogCheck(db, log, ReadModelPosition(of: db)).checkAll() }
            }
            return nil
        } catch LogError.damaged(let damage) {
            return damage
        }
    }

    // MARK: Replay

    /// Where a read model is not what a replay of its log gives.
    public struct Difference: Hashable, Sendable {
        /// The table.
        public let table: String
        /// The sequence of the event that the first such row is about; nil if it is about none.
        public let sequence: Int?
    }

    /// How often the replay is made anew, when others write meanwhile.
    private static let triesMax = 3

    /// Replays the log, and compares all tables.
    ///
    /// - Returns: The first difference; nil if there is none.
    /// - Throws: `ReadModelError.damaged`, `LogError`; `Unused` if others write all the time.
    public func firstDifference(fromReplaying log: EventLog) throws -> Difference? {
        for _ in 0..<Self.triesMax {
            let size = try Self.naming { try queue.read { try Self.size($0, path) } }
            let replay = try Replay(of: log, upTo: size)
            let (difference, isSame) = try Self.naming {
                try queue.read { db in
                    let isSame = try Self.size(db, path) == size
                    let first = try isSame ? TableComparison.firstDifference(db, replay.queue) : nil
                    return (first, isSame)
                }
            }
            if isSame { return difference }
        }
        throw Unused(path: path, reason: "it is being written to")
    }
}

/// A read model of the first events of a log: in memory, or in a file without a name.
private struct Replay {
    /// Up to how many bytes of the log it is kept in memory.
    private static let memoryBytesMax = 256 * 1_024 * 1_024

    let queue: DatabaseQueue

    init(of log: EventLog, upTo size: Int) throws {
        let length = try log.segmentIdentities().bytes
        // Without a name it is a file that goes away by itself. Source: sqlite.org, *Temporary
        // Files Used By SQLite*.
        queue = try length < Self.memoryBytesMax ? DatabaseQueue() : DatabaseQueue(path: "")
        try queue.write { db in
            let (tree, _) = try Builder(log: log) { _ in }.load(db, upTo: size, length: length)
            let end = LogPosition(size: size, segment: .first, offset: 0, fingerprint: [])
            try ReadModelPosition(tree: tree, log: end, segments: []).save(in: db)
        }
    }
}
