/// What is wrong with the bytes of the log, and where.
public struct LogDamage: Hashable, Sendable {
    /// The file in `Events/`.
    public let segment: String
    /// Where in the file, in bytes.
    public let offset: Int
    /// What is wrong.
    public let kind: Kind

    package init(_ kind: Kind, in segment: String, at offset: Int = 0) {
        self.segment = segment
        self.offset = offset
        self.kind = kind
    }

    /// What can be wrong.
    public enum Kind: Hashable, Sendable {
        /// The segment is gone.
        case missingSegment
        /// The log starts with another segment than the first.
        case missingStart
        /// The segment's name tells another number than that of the events before it.
        case misnamed(after: Int)
        /// The segment is shorter than what had been committed, in bytes.
        case cut(to: Int, committed: Int)
        /// The segment ends before the end of an event that had been there; its length is in bytes.
        case cutBeforeEvent(Int, to: Int)
        /// The bytes before the offset are others than those that were committed.
        case otherBytes
        /// A batch is not whole, though another segment follows.
        case incompleteBatch
        /// The first event is not the opening of a ledger.
        case noOpening
        /// An event is missing, of so many.
        case missingEvent(Int, of: Int, Witness)
        /// Events from one to another, exclusive, are missing or cannot be read, of so many.
        case lostEvents(Range<Int>, Witness)
        /// An event is not what was recorded.
        case otherEvent(Int)
        /// Events are not those that were written.
        case otherEvents(ClosedRange<Int>)
        /// So many first events are not those that had been read.
        case otherFirstEvents(Int)
        /// The checkpoint does not say how many events it covers.
        case noCheckpointSize
        /// The checkpoint covers more events than the log has.
        case checkpointBeyondLog(Int, log: Int)
    }

    /// Who knows how many events there were.
    public enum Witness: Hashable, Sendable {
        /// A reader, who had read them.
        case reader
        /// A writer, who had written them.
        case writer
        /// The checkpoint beside the log.
        case checkpoint
        /// The read model beside the log.
        case readModel
    }
}
