import FilingModel

/// The one writer of a log, for as long as it holds the lock.
public struct LogWriter: ~Copyable {
    let log: EventLog
    private let lock: FileLock

    /// The torn tail that this writer set aside.
    public internal(set) var recovered: RecoveredTail?

    /// Whether another writer was at work first.
    public var hasWaited: Bool { lock.hasWaited }

    /// Takes the lock of a log.
    public init(locking log: EventLog, timeoutMilliseconds: Int) throws(LogError) {
        self.log = log
        lock = try FileLock(
            log.path(".lock"),
            .exclusive,
            timeoutMilliseconds: timeoutMilliseconds,
            by: log.calls
        )
    }

    /// Appends a batch of lines; when it returns, they are on disk.
    ///
    /// - Parameters:
    ///   - lines: The lines, without line feeds; the first one says how many there are.
    ///   - position: The end of the log, as read under the lock, without a torn tail.
    /// - Returns: The new end of the log, and where each line starts.
    /// - Throws: `LogError`; the log is as it was, or the error is `unacknowledged`.
    public func append(
        _ lines: [[UInt8]],
        at position: LogPosition
    ) throws(LogError) -> (end: LogPosition, places: [LogLine.Place]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
        for line in lines {
            bytes.append(contentsOf: line)
            bytes.append(0x0A)
        }
        let end = try append(bytes, lines: lines.count, at: position)
        let start = end.offset - bytes.count
        return (end, Self.places(of: lines, in: end.segment, from: start))
    }

    /// Appends the bytes of a batch; when it returns, they are on disk.
    ///
    /// - Parameters:
    ///   - bytes: The lines, each with its line feed; the first one says how many there are.
    ///   - position: The end of the log, as read under the lock, without a torn tail.
    /// - Throws: `LogError`; the log is as it was, or the error is `unacknowledged`.
    package func append(
        _ bytes: [UInt8],
        lines count: Int,
        at position: LogPosition
    ) throws(LogError) -> LogPosition {
        guard bytes.count <= EventLog.segmentBytesMax else {
            throw .batchTooLong(bytes: bytes.count, limit: EventLog.segmentBytesMax)
        }
        // Where there are events, there is a segment.
        let isFirst = position.size > 0 ? false : try log.segments().isEmpty
        let isFull = position.offset > 0 && position.offset + bytes.count > log.segmentBytes
        let isNew = isFirst || isFull
        let segment = isNew ? Segment(firstSequence: position.size) : position.segment
        let start = isNew ? 0 : position.offset
        try write(bytes, to: segment, at: start, isNew: isNew)
        let kept = isNew ? [] : position.fingerprint
        return LogPosition(
            size: position.size + count,
            segment: segment,
            offset: start + bytes.count,
            fingerprint: Array(
                (bytes.count < LogPosition.fingerprintBytes ? kept + bytes : bytes)
                    .suffix(LogPosition.fingerprintBytes)
            )
        )
    }

    private static func places(
        of lines: [[UInt8]],
        in segment: Segment,
        from start: Int
    ) -> [LogLine.Place] {
        var offset = start
        return lines.map { line in
            defer { offset += line.count + 1 }
            return LogLine.Place(segment: segment, offset: offset)
        }
    }

    private func write(
        _ bytes: [UInt8],
        to segment: Segment,
        at start: Int,
        isNew: Bool
    ) throws(LogError) {
        let file = try log.open(segment.name, isNew ? .createNew : .write)
        do {
            try file.write(bytes, at: start)
            try file.sync()
            // Also a segment that was there but empty may not be known to the disk yet.
            if start == 0 { try log.syncDirectory() }
        } catch {
            try undo(segment, length: start, after: error)
        }
    }

    /// Cuts a failed write off again, through a descriptor of its own: one whose sync failed is not
    /// trusted again.
    ///
    /// An empty new segment stays; readers accept it.
    private func undo(
        _ segment: Segment,
        length: Int,
        after failure: LogError
    ) throws(LogError) -> Never {
        do {
            let file = try log.open(segment.name, .write)
            try file.truncate(to: length)
            try file.sync()
        } catch {
            throw failure.unacknowledged
        }
        throw failure
    }
}
