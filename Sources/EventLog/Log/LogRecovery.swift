import FilingModel

/// The bytes behind the last event that can be read, which `LogWriter.setAside` moves aside.
///
/// A crash may leave an incomplete batch, or one whose lines are complete but hold bytes that never
/// reached the disk. Such a batch was not acknowledged, and it is the last one: no writer goes on
/// after it. A line counts as readable if it can be decoded, whatever the rules say of it.
public struct LogRecovery: Hashable, Sendable {
    /// Bytes to move aside: those of a segment from an offset on.
    public struct Piece: Hashable, Sendable {
        /// The segment.
        public let segment: Segment
        /// The offset in it, in bytes: 0 for a whole segment behind the end of the log.
        public let offset: Int
        /// The number of bytes.
        public let bytes: Int
        /// The number of their complete lines that can be read as events all the same.
        public let readable: Int
        /// The file they are moved to, in `Events/`.
        public let file: String
        /// Whether the whole segment is moved, because the log ends before it.
        public let isWholeSegment: Bool
    }

    /// The first complete line that cannot be read.
    public struct Unreadable: Hashable, Sendable {
        /// The sequence it has by its place.
        public let sequence: Int
        /// Where it starts.
        public let place: LogLine.Place
        /// What is wrong with it.
        public let fault: LineError
    }

    /// The end of the log when the pieces are moved aside.
    public let end: LogPosition
    /// The first line that cannot be read; nil if every complete batch can.
    public let unreadable: Unreadable?
    /// The bytes to move aside, in the order of the log; none if the log can be read to its end.
    public let pieces: [Piece]

    /// Refuses to move aside events that are known to have been in the log.
    ///
    /// - Throws: `LogError.damaged` if that is more than the log will have.
    public func check(known size: Int, by witness: LogDamage.Witness) throws(LogError) {
        guard size > end.size else { return }
        let lost = LogDamage.Kind.lostEvents(end.size..<size, witness)
        throw .damaged(LogDamage(lost, in: end.segment.name, at: end.offset))
    }
}

extension EventLog {
    /// Finds the bytes behind the last event that can be read; reads the whole log.
    ///
    /// The cut is at the start of the batch that holds the first line that cannot be read, else at
    /// the end of the last complete batch. All that follows the cut belongs to it.
    ///
    /// - Throws: `LogError.damaged` if a segment is missing; a failure of the file system.
    public func recovery() throws(LogError) -> LogRecovery {
        let segments = try segments()
        var scan = RecoveryScan()
        var pieces: [LogRecovery.Piece] = []
        var names: Set<String> = []
        for segment in segments {
            let isCut = !pieces.isEmpty
            guard isCut || segment.firstSequence == scan.end.size else {
                throw .misnamed(segment, after: scan.end.size)
            }
            var reader = try SegmentReader(try open(segment.name, .read), from: 0)
            let start = isCut ? 0 : try scan.take(&reader, of: segment)
            guard isCut || start < reader.length else { continue }
            let sequence = isCut ? segment.firstSequence : scan.end.size
            let name = try freeName(forTornBytesAfter: sequence, taken: names)
            names.insert(name)
            pieces.append(
                LogRecovery.Piece(
                    segment: segment,
                    offset: start,
                    bytes: reader.length - start,
                    readable: try scan.countReadable(in: reader, from: start),
                    file: name,
                    isWholeSegment: isCut
                )
            )
        }
        return LogRecovery(end: scan.end, unreadable: scan.unreadable, pieces: pieces)
    }
}

/// Reads segment after segment, up to the first line that cannot be read.
private struct RecoveryScan {
    private(set) var end = LogPosition.start
    private(set) var unreadable: LogRecovery.Unreadable?
    private var types: [EventID: EventType] = [:]

    /// Takes the next segment.
    ///
    /// - Returns: The end of its readable part, in bytes.
    mutating func take(_ reader: inout SegmentReader, of segment: Segment) throws(LogError) -> Int {
        end = LogPosition(size: end.size, segment: segment, offset: 0, fingerprint: [])
        while let (batches, bytes) = try reader.next() {
            let start = end.offset
            var (sequence, batch) = (end.size, (offset: 0, sequence: end.size))
            for line in batches.lines {
                if line.isFirst { batch = (line.range.lowerBound, sequence) }
                do {
                    try read(bytes[line.range], sequence)
                } catch {
                    let place = LogLine.Place(
                        segment: segment,
                        offset: start + line.range.lowerBound
                    )
                    unreadable = .init(sequence: sequence, place: place, fault: error)
                    advance(over: bytes[..<batch.offset], to: batch.sequence)
                    return end.offset
                }
                sequence += 1
            }
            advance(over: bytes[..<batches.committedEnd], to: sequence)
        }
        return end.offset
    }

    private mutating func advance(over bytes: ArraySlice<UInt8>, to size: Int) {
        let read = end.fingerprint + bytes.suffix(LogPosition.fingerprintBytes)
        end = LogPosition(
            size: size,
            segment: end.segment,
            offset: end.offset + bytes.count,
            fingerprint: read.suffix(LogPosition.fingerprintBytes)
        )
    }

    private mutating func read(
        _ line: some Sequence<UInt8>,
        _ sequence: Int
    ) throws(LineError) {
        let event = try EventCodec.event(of: Array(line), sequence: sequence) { types[$0] }
        types[event.id] = event.type
    }

    /// The number of complete lines from a place on that can be read as events.
    mutating func countReadable(
        in reader: borrowing SegmentReader,
        from start: Int
    ) throws(LogError) -> Int {
        // The start of a line whose end was not read yet; nil: it is no event, whatever follows.
        var line: [UInt8]? = []
        var (count, end) = (0, start)
        try reader.eachPiece(from: start) { (piece, place) throws(LogError) in
            // A hole reads as zeros, which stand in no event.
            if place > end { line = nil }
            end = place + piece.count
            var rest = piece[...]
            while let feed = rest.firstIndex(of: 0x0A) {
                let whole = line.map { $0 + rest[..<feed] }
                if let whole, (try? read(whole, self.end.size + count)) != nil { count += 1 }
                line = []
                rest = rest[(feed + 1)...]
            }
            line?.append(contentsOf: rest)
            if line?.count ?? 0 > EventLimit.eventBytesMax { line = nil }
        }
        return count
    }
}

extension LogWriter {
    /// Moves aside what a recovery found under this writer's lock; no byte is lost at any time.
    ///
    /// The last segment first, so that a crash in between leaves a log that can be recovered again.
    ///
    /// - Throws: `LogError`; what has not been moved is where it was, and perhaps copied too.
    public mutating func setAside(_ recovery: LogRecovery) throws(LogError) {
        for piece in recovery.pieces.reversed() {
            guard piece.isWholeSegment else {
                _ = try setAside(piece.segment, from: piece.offset, as: piece.file)
                continue
            }
            try log.open(piece.segment.name, .write).sync()
            let path = Path(log.path(piece.segment.name))
            try path.move(to: log.path(piece.file), by: log.calls)
            try log.syncDirectory()
            try lockLastSegment()
        }
    }
}
