/// What stat(2) says of a segment: as long as that is the same, nobody has written to it.
public struct SegmentIdentity: Hashable, Sendable {
    /// The segment.
    public let segment: Segment
    /// Its length, in bytes.
    public let length: Int
    /// When its content was last written, in nanoseconds since 1970, modulo 2^64.
    public let modified: Int64
    /// When it was last changed in any way, in nanoseconds since 1970, modulo 2^64.
    public let changed: Int64
    /// Its inode number.
    public let file: Int64

    /// An identity that was kept.
    public init(segment: Segment, length: Int, modified: Int64, changed: Int64, file: Int64) {
        self.segment = segment
        self.length = length
        self.modified = modified
        self.changed = changed
        self.file = file
    }
}

extension [SegmentIdentity] {
    /// The length of the segments together, in bytes.
    package var bytes: Int { reduce(0) { $0 + $1.length } }
}

extension EventLog {
    /// The identities of the segments as they are, in order.
    public func segmentIdentities() throws(LogError) -> [SegmentIdentity] {
        var identities: [SegmentIdentity] = []
        for segment in try segments() { identities.append(try identity(of: segment)) }
        return identities
    }

    /// The identity of a segment as it is.
    package func identity(of segment: Segment) throws(LogError) -> SegmentIdentity {
        let path = path(segment.name)
        guard let file = FileIdentity(of: path, by: calls) else {
            throw FileDescriptor.failure("stat", path)
        }
        return SegmentIdentity(
            segment: segment,
            length: file.length,
            modified: file.modified,
            changed: file.changed,
            file: file.file
        )
    }

    /// Whether nobody has written to the end of the log: its last segment is the same file, and
    /// none follows it.
    ///
    /// The time it takes does not grow with the log.
    package func stillEnds(after size: Int, in last: SegmentIdentity) -> Bool {
        guard (try? identity(of: last.segment)) == last else { return false }
        let next = Segment(firstSequence: size)
        return next == last.segment || FileIdentity(of: path(next.name), by: calls) == nil
    }

    /// The identity of the checkpoint beside the log; nil if there is none.
    package var checkpointIdentity: FileIdentity? {
        FileIdentity(of: path("checkpoint"), by: calls)
    }

    /// The bytes of a segment up to a place.
    ///
    /// - Returns: Fewer bytes if there are no more.
    public func bytes(of segment: Segment, upTo end: Int) throws(LogError) -> [UInt8] {
        try open(segment.name, .read).read(from: 0, to: end)
    }
}
