public import EventLog
import GRDB
public import TransparencyLog

/// The read model of a ledger as a witness of its log: a log, or a copy of it, is compared with
/// what the file keeps.
///
/// The file is only read. It need not be as it was written, as long as its tables are what a replay
/// of the log gives.
public final class ReadModelEvidence {
    /// The path of the file.
    public let path: String
    /// How many events it was built from.
    public let size: Int
    private let queue: DatabaseQueue

    /// How many leaves are read at once: few, so that no writer waits for long.
    private static let leavesAtOnce = 4_096
    private var leaves: [Digest] = []
    private var firstLeaf = 0

    /// Opens the read model of a ledger: the first file that is there; nil if none is.
    ///
    /// - Throws: `ReadModelError.damaged` if it cannot be read, `UnusedError` if it says nothing.
    public init?(at location: ReadModelLocation) throws {
        guard let path = location.paths.first(where: { FileIdentity(of: $0) != nil }) else {
            return nil
        }
        guard DatabaseFile.isAlone(path) else {
            throw UnusedError(path: path, reason: "another program has left a journal beside it")
        }
        self.path = path
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(DatabaseFile.busyTimeoutSeconds)
        (queue, size) = try ReadModelError.damage {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            return (queue, try queue.read { try Self.size($0, path) })
        }
    }

    /// A read model that says nothing about the log.
    public struct UnusedError: Error, Hashable, Sendable {
        /// The path of its file.
        public let path: String
        /// Why not.
        public let reason: String
    }

    private static func size(_ db: Database, _ path: String) throws -> Int {
        let version = try Schema.version(of: db)
        guard version == Schema.version else {
            let reason = "it is of version \(version), this program has \(Schema.version)"
            throw UnusedError(path: path, reason: reason)
        }
        return try ReadModelPosition(of: db).log.size
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
        let end = min(size, sequence + Self.leavesAtOnce)
        let blobs = try ReadModelError.damage {
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
            throw ReadModelError.damaged(.missingEventsFrom(sequence))
        }
    }

    /// The first line of the log that is not what was recorded, found by where each line stood.
    ///
    /// - Returns: The damage, with the first event; nil if all lines stand where they stood.
    public func damage(in log: EventLog) throws -> LogDamage? {
        do {
            try ReadModelError.damage {
                try queue.read { db in try LogCheck(db, log, ReadModelPosition(of: db)).checkAll() }
            }
            return nil
        } catch LogError.damaged(let damage) {
            return damage
        }
    }

    // MARK: Replay

    /// The first row of a read model that a replay of its log does not give.
    public struct Difference: Hashable, Sendable {
        /// The table.
        public let table: String
        /// The sequence of the event that the first such row is about; nil if it is about none.
        public let sequence: Int?
    }

    /// How often the replay is tried, when others write meanwhile.
    private static let triesMax = 3

    /// Replays the log, and compares all tables.
    ///
    /// - Returns: The first difference; nil if there is none.
    /// - Throws: `ReadModelError.damaged`, `LogError`; `UnusedError` if others write all the time.
    public func firstDifference(fromReplaying log: EventLog) throws -> Difference? {
        for _ in 0..<Self.triesMax {
            let size = try ReadModelError.damage { try queue.read { try Self.size($0, path) } }
            let replay = try Replay(of: log, upTo: size)
            let (difference, isSame) = try ReadModelError.damage {
                try queue.read { db in
                    let isSame = try Self.size(db, path) == size
                    let first = try isSame ? TableComparison.firstDifference(db, replay.queue) : nil
                    return (first, isSame)
                }
            }
            if isSame { return difference }
        }
        throw UnusedError(path: path, reason: "it is being written to")
    }
}
