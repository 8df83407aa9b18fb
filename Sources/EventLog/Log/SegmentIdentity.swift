/// What the file system says of a segment: as long as it says the same, nobody has written to it.
public struct SegmentIdentity: Hashable, Sendable {
    /// The segment.
    public let segment: Segment
    /// Its length, in bytes.
    public let length: Int
    /// When its content was last written, in nanoseconds since 1970.
    public let modified: Int64
    /// When it was last changed in any way, in nanoseconds since 1970.
    public let changed: Int64
    /// The number of its file.
    public let file: Int64

    /// A stamp that was kept.
    ///
    /// - Parameters:
    ///   - segment: The segment.
    ///   - length: Its length, in bytes.
    ///   - modified: When its content was last written, in nanoseconds since 1970.
    ///   - changed: When it was last changed in any way, in nanoseconds since 1970.
    ///   - file: The number of its file.
    public init(segment: Segment, length: Int, modified: Int64, changed: Int64, file: Int64) {
        self.segment = segment
        self.length = length
        self.modified = modified
        self.changed = changed
        self.file = file
    }
}

extension [SegmentIdentity] {
    /// How long the segments are together, in bytes.
    package var bytes: Int { reduce(0) { $0 + $1.length } }
}

extension EventLog {
    /// The stamps of the segments, in order.
    ///
    /// - Returns: The stamps.
    /// - Throws: `LogError` if the file system refuses.
    public func stamps() throws(LogError) -> [SegmentIdentity] {
        var stamps: [SegmentIdentity] = []
        for segment in try segments() { stamps.append(try stamp(of: segment)) }
        return stamps
    }

    /// The stamp of a segment.
    ///
    /// - Parameter segment: The segment.
    /// - Returns: The stamp.
    /// - Throws: `LogError` if it is not there, or the file system refuses.
    package func stamp(of segment: Segment) throws(LogError) -> SegmentIdentity {
        let path = path(segment.name)
        guard let stamp = FileIdentity(of: path) else { throw FileDescriptor.failure("stat", path) }
        return SegmentIdentity(
            segment: segment,
            length: stamp.length,
            modified: stamp.modified,
            changed: stamp.changed,
            file: stamp.file
        )
    }

    /// Whether a segment still has a stamp and nothing follows it: then nobody has written to the
    /// end of the log, however long it is.
    ///
    /// - Parameters:
    ///   - size: How many events there were.
    ///   - last: The stamp of the last segment.
    /// - Returns: Whether all of it is as it was.
    package func endsStill(after size: Int, in last: SegmentIdentity) -> Bool {
        guard (try? stamp(of: last.segment)) == last else { return false }
        let next = Segment(firstSequence: size)
        return next == last.segment || FileIdentity(of: path(next.name)) == nil
    }

    /// The stamp of the checkpoint beside the log; nil if there is none.
    package var checkpointStamp: FileIdentity? { FileIdentity(of: path("checkpoint")) }

    /// The bytes of a segment up to a place.
    ///
    /// - Parameters:
    ///   - segment: The segment.
    ///   - end: Where to stop, in bytes.
    /// - Returns: The bytes; fewer if there are no more.
    /// - Throws: `LogError`.
    public func bytes(of segment: Segment, upTo end: Int) throws(LogError) -> [UInt8] {
        try open(segment.name, .read).read(from: 0, to: end)
    }
}
