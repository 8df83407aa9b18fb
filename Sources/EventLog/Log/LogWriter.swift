import FilingModel

/// The one writer of a log, for as long as it holds the lock.
///
/// It locks what it writes, the last segment, as well as `Events/.lock`: so whoever deletes the
/// lock harms nothing. Before it writes, and again before anything is acknowledged, both must be
/// where their names say and have no other name, and the segment must be as long as it has to be.
public struct LogWriter: ~Copyable {
    let log: EventLog
    private let lock: FileLock
    private let patience: FileLock.Patience
    /// The last segment, open and locked; nil in a log without segments.
    private(set) var last: LockedSegment?

    /// A segment that is open and locked.
    final class LockedSegment: Sendable {
        let segment: Segment
        let lock: FileLock

        init(_ segment: Segment, _ lock: consuming FileLock) {
            self.segment = segment
            self.lock = lock
        }
    }

    /// The torn tail that this writer set aside.
    public internal(set) var recovered: RecoveredTail?

    /// Whether another writer was at work first.
    public private(set) var hasWaited: Bool

    /// Takes the lock of a log.
    package init(locking log: EventLog, _ patience: FileLock.Patience) throws(LogError) {
        let lock = try FileLock(log.path(".lock"), .exclusive, patience, by: log.calls)
        var hasWaited = lock.hasWaited
        last = try Self.lock(lastOf: log, after: nil, patience, &hasWaited)
        self.log = log
        self.patience = patience
        self.hasWaited = hasWaited
        self.lock = lock
    }

    /// Takes the lock of a log.
    public init(locking log: EventLog, timeoutMilliseconds: Int) throws(LogError) {
        try self.init(locking: log, FileLock.Patience(milliseconds: timeoutMilliseconds))
    }

    /// Takes the lock of the segment that is the last one now.
    mutating func lockLastSegment() throws(LogError) {
        last = try Self.lock(lastOf: log, after: last, patience, &hasWaited)
    }

    /// Locks the last segment of a log.
    ///
    /// A writer that holds another `.lock`, as that one was deleted, is waited for; the segment
    /// that it began meanwhile is the last one then.
    private static func lock(
        lastOf log: EventLog,
        after known: LockedSegment?,
        _ patience: FileLock.Patience,
        _ hasWaited: inout Bool
    ) throws(LogError) -> LockedSegment? {
        var last = known
        while let segment = try log.segments().last, segment != last?.segment {
            let lock = try FileLock(.exclusive, patience) { () throws(LogError) in
                try log.open(segment.name, .append)
            }
            hasWaited = hasWaited || lock.hasWaited
            last = LockedSegment(segment, lock)
        }
        return last
    }

    /// Appends a batch of lines; when it returns, they are on disk.
    ///
    /// - Parameters:
    ///   - lines: The lines, without line feeds; the first one says how many there are.
    ///   - position: The end of the log, as read under the lock, without a torn tail.
    /// - Returns: The new end of the log, and where each line starts.
    /// - Throws: `LogError`; the log is as it was, or the error is `unacknowledged`.
    public mutating func append(
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
    package mutating func append(
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
        if isNew { try begin(segment, behind: position) }
        try write(bytes, to: segment, at: start)
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

    /// Makes a segment and locks it, before the one before it is let go.
    private mutating func begin(
        _ segment: Segment,
        behind position: LogPosition
    ) throws(LogError) {
        if last != nil { try check(position.segment, position.offset, isWritten: false) }
        let log = log
        let lock = try FileLock(.exclusive, FileLock.Patience(milliseconds: 0)) {
            () throws(LogError) in
            try log.open(segment.name, .appendNew)
        }
        last = LockedSegment(segment, lock)
    }

    private func write(_ bytes: [UInt8], to segment: Segment, at start: Int) throws(LogError) {
        try check(segment, start, isWritten: false)
        do {
            try writeAndSync(bytes, at: start)
        } catch {
            try undo(segment, length: start, after: error)
        }
        try check(segment, start + bytes.count, isWritten: true)
    }

    private func writeAndSync(_ bytes: [UInt8], at start: Int) throws(LogError) {
        try last?.lock.file.write(bytes, at: start)
        try last?.lock.file.sync()
        // Also a segment that was there but empty may not be known to the disk yet.
        if start == 0 { try log.syncDirectory() }
    }

    /// Checks that the lock and the last segment are where their names say, and that the segment is
    /// the one that is written, and just as long as it has to be.
    func check(
        _ segment: Segment,
        _ length: Int,
        isWritten: Bool
    ) throws(LogError) {
        guard lock.file.isAtItsPath() else {
            throw .disturbed(path: lock.file.path, isWritten: isWritten)
        }
        guard let last, last.segment == segment, last.lock.file.isAtItsPath(),
            try last.lock.file.length() == length
        else {
            throw .disturbed(path: log.path(segment.name), isWritten: isWritten)
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
            let file = try log.open(segment.name, .append)
            try file.truncate(to: length)
            try file.sync()
        } catch {
            throw failure.unacknowledged
        }
        throw failure
    }
}
