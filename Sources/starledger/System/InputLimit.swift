import EventLog
import Interchange

/// The most that is read of what others give, in bytes unless the name says otherwise.
enum InputLimit {
    /// The longest payload of an event.
    static let payloadBytesMax = EventLimit.eventBytesMax
    /// The longest table.
    static let tableBytesMax = CSVLimits().fileBytesMax
    /// The longest query of SQL: SQLite takes no more.
    static let queryBytesMax = 1_000_000
    /// The longest checkpoint, receipt, proof or event that somebody kept.
    static let keptBytesMax = 2_000_000
    /// The longest private key.
    static let keyBytesMax = 10_000
    /// The longest snapshot.
    static let snapshotBytesMax = PublishedFile.bytesMax
    /// The longest document of which a digest is made.
    static let documentBytesMax = 1 << 30
    /// The most on standard input, where each line is an event.
    static let eventStreamBytesMax = 1 << 34
    /// The most lines of it.
    static let eventStreamLinesMax = 100_000_000
    /// The most of it that is kept in memory, where it comes through a pipe.
    static let eventStreamKeptBytesMax = 1 << 28
}
