/// Reads the committed lines of a log from a position on, some megabytes at a time.
///
/// It takes no lock. Batches that a writer adds meanwhile are read if they are complete.
package struct LogReader: ~Copyable {
    private let log: EventLog
    /// The segments when reading began, in order.
    private let segments: [Segment]
    /// The index of the segment that is read next.
    private var index: Int
    /// The segment that is read.
    private var current: SegmentReader?
    private let pieceBytes: Int

    /// The end of what has been read so far.
    package private(set) var end: LogEnd

    /// The length of a piece at first, in bytes.
    package static let pieceBytes = SegmentReader.pieceBytes

    /// Starts at a position.
    ///
    /// - Parameter pieceBytes: The length of a piece at first, in bytes.
    /// - Throws: `LogError.damaged` where the segment of the position is not there any more.
    package init(
        _ log: EventLog,
        from position: LogPosition,
        pieceBytes: Int = LogReader.pieceBytes
    ) throws(LogError) {
        let segments = try log.segments()
        let index = try log.segmentIndex(of: position, in: segments)
        self.log = log
        self.pieceBytes = pieceBytes
        self.segments = segments
        self.index = index
        current = nil
        end = LogEnd(position: position, tornBytes: 0)
    }

    /// The next whole batches; nil at the end of the log.
    ///
    /// - Throws: `LogError.damaged` where the bytes below the position are gone, or a segment
    ///   that is not the last one is not whole.
    package mutating func next() throws(LogError) -> LogChunk? {
        while index < segments.count {
            let segment = segments[index]
            if current == nil { try open(segment) }
            if let chunk = try nextChunk(of: segment) { return chunk }
            current = nil
            index += 1
        }
        return nil
    }

    /// Opens a segment; the bytes before the position must still be there.
    private mutating func open(_ segment: Segment) throws(LogError) {
        let position = end.position
        guard segment == position.segment || segment.firstSequence == position.size else {
            throw LogError.misnamed(segment, after: position.size)
        }
        let file = try log.open(segment.name, .read)
        if segment == position.segment {
            try SegmentReader.check(position, in: file)
        } else {
            end = LogEnd(
                position: LogPosition(
                    size: position.size,
                    segment: segment,
                    offset: 0,
                    fingerprint: []
                ),
                tornBytes: 0
            )
        }
        current = try SegmentReader(file, from: end.position.offset, pieceBytes: pieceBytes)
    }

    /// Reads whole batches of the open segment; nil when there are no more.
    private mutating func nextChunk(of segment: Segment) throws(LogError) -> LogChunk? {
        let position = end.position
        if let (batches, bytes) = try current?.next() {
            advance(over: batches, bytes)
            return LogChunk(
                batches,
                of: bytes,
                in: segment,
                at: position.offset,
                firstSequence: position.size
            )
        }
        let tornBytes = current?.tornBytes ?? 0
        guard tornBytes == 0 || index == segments.count - 1 else {
            throw .damaged(LogDamage(.incompleteBatch, in: segment.name, at: position.offset))
        }
        end = LogEnd(position: position, tornBytes: tornBytes)
        return nil
    }

    private mutating func advance(over splitter: SegmentSplitter, _ bytes: [UInt8]) {
        let before = end.position
        let read = bytes[..<splitter.committedEnd].suffix(LogPosition.fingerprintBytes)
        end = LogEnd(
            position: LogPosition(
                size: before.size + splitter.lines.count,
                segment: before.segment,
                offset: before.offset + splitter.committedEnd,
                fingerprint: (before.fingerprint + read).suffix(LogPosition.fingerprintBytes)
            ),
            tornBytes: 0
        )
    }
}
