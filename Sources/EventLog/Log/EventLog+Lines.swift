import FilingModel

extension EventLog {
    /// Gives the committed lines behind a position one by one, from the start of the log by
    /// default.
    ///
    /// - Returns: The end of the log now.
    /// - Throws: `LogError.damaged` where the bytes below the position are gone, or a segment
    ///   that is not the last one is not whole; and what `body` throws.
    public func read(
        from position: LogPosition = .start,
        _ body: (LogLine) throws -> Void
    ) throws -> LogEnd {
        var reader = try LogReader(self, from: position)
        while let chunk = try reader.next() {
            for index in 0..<chunk.count { try body(chunk.line(index)) }
        }
        return reader.end
    }

    /// Checks that a position is still there, with the same bytes before it.
    ///
    /// - Throws: `LogError.damaged` if it is not.
    package func checkStands(_ position: LogPosition) throws(LogError) {
        let segments = try segments()
        guard !segments.isEmpty || position != .start else { return }
        let segment = segments[try segmentIndex(of: position, in: segments)]
        try SegmentReader.check(position, in: try open(segment.name, .read))
    }

    /// The index of the segment that a position lies in; the segment must still be there.
    func segmentIndex(
        of position: LogPosition,
        in segments: [Segment]
    ) throws(LogError) -> Int {
        guard let first = segments.first else {
            guard position == .start else {
                throw .damaged(LogDamage(.missingSegment, in: position.segment.name))
            }
            return 0
        }
        guard first == .first else {
            throw .damaged(LogDamage(.missingStart, in: first.name))
        }
        guard let index = segments.firstIndex(of: position.segment) else {
            throw .damaged(LogDamage(.missingSegment, in: position.segment.name))
        }
        return index
    }

    /// The bytes of the line at a place.
    ///
    /// - Parameter length: Its length, in bytes, without its line feed.
    public func line(at place: LogLine.Place, length: Int) throws(LogError) -> [UInt8] {
        let file = try open(place.segment.name, .read)
        return try file.read(from: place.offset, to: place.offset + length)
    }

    /// The first line of the log; nil for a log without any.
    public func firstLine() throws(LogError) -> LogLine? {
        let segment = Segment.first
        guard Path(path(segment.name)).isTaken else {
            guard let other = try segments().first else { return nil }
            throw .damaged(LogDamage(.missingStart, in: other.name))
        }
        let file = try open(segment.name, .read)
        let bytes = try file.read(from: 0, to: min(try file.length(), EventLimit.eventBytesMax + 1))
        guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
        let place = LogLine.Place(segment: segment, offset: 0)
        return LogLine(sequence: 0, place: place, bytes: Array(bytes[..<end]))
    }

    /// The number of events that `Events/checkpoint` covers; nil without a checkpoint.
    ///
    /// - Throws: `LogError.damaged` if its second line is no number.
    public func checkpointSize() throws(LogError) -> Int? {
        guard let bytes = try PublishedFile.contents(of: path("checkpoint")) else { return nil }
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count > 2, lines[1].allSatisfy(\.isASCIIDigit),
            let size = Int(String(decoding: lines[1], as: UTF8.self))
        else {
            throw .damaged(LogDamage(.noCheckpointSize, in: "checkpoint"))
        }
        return size
    }
}
