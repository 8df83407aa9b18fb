import EventLog
import GRDB
import TransparencyLog

/// A read model of the first events of a log: in memory, or in a file without a name.
struct Replay {
    /// The longest log whose replay is kept in memory, in bytes.
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
