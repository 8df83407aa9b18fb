import FilingModel

/// The log of a ledger: the segments in `Events/`, one event a line.
///
/// Readers take no lock and see whole batches only. Local file systems only.
public struct EventLog: Sendable {
    /// The directory that holds the segments.
    public let directory: String

    /// The length at which a segment is full, in bytes; a batch is never longer.
    public static let segmentBytesMax = 16 * 1_024 * 1_024

    /// How it reads and changes its files.
    package let calls: any FileCalls

    /// The length at which this log begins a new segment, in bytes.
    package let segmentBytes: Int

    /// The length of a batch into which no further event is taken, in bytes.
    package let batchBytes: Int

    /// The log in a ledger's directory.
    public init(ledger: String) throws(LogError) {
        try self.init(ledger: ledger, calls: Kernel())
    }

    /// The log in a ledger's directory, as tests see it.
    ///
    /// - Parameters:
    ///   - segmentBytes: The length at which it begins a new segment, in bytes.
    ///   - batchBytes: The length of a batch into which no further event is taken, in bytes.
    package init(
        ledger: String,
        calls: any FileCalls,
        segmentBytes: Int = segmentBytesMax,
        batchBytes: Int = segmentBytesMax
    ) throws(LogError) {
        directory = ledger + "/Events"
        self.calls = calls
        self.segmentBytes = segmentBytes
        self.batchBytes = batchBytes
        guard Path(directory).exists else { throw .noLedger(path: ledger) }
    }

    /// Makes the directory of a log that is yet to be opened.
    ///
    /// - Returns: The log; without events, though perhaps with what a crash left of the first one.
    /// - Throws: `LogError.ledgerExists` if there are events already.
    public static func create(ledger: String) throws(LogError) -> EventLog {
        try create(ledger: ledger, calls: Kernel())
    }

    /// Makes the directory of a log that is yet to be opened, as tests see it.
    ///
    /// - Parameters:
    ///   - segmentBytes: The length at which it begins a new segment, in bytes.
    ///   - batchBytes: The length of a batch into which no further event is taken, in bytes.
    /// - Returns: The log; without events, though perhaps with what a crash left of the first one.
    /// - Throws: `LogError.ledgerExists` if there are events already.
    package static func create(
        ledger: String,
        calls: any FileCalls,
        segmentBytes: Int = segmentBytesMax,
        batchBytes: Int = segmentBytesMax
    ) throws(LogError) -> EventLog {
        try Path(ledger).makeDirectory(by: calls)
        try Path(ledger + "/Events").makeDirectory(by: calls)
        let log = try EventLog(
            ledger: ledger,
            calls: calls,
            segmentBytes: segmentBytes,
            batchBytes: batchBytes
        )
        guard try log.isEmpty() else { throw .ledgerExists(path: ledger) }
        return log
    }

    /// Whether a directory holds an `Events/`.
    public static func isLedger(_ path: String) -> Bool {
        Path(path + "/Events").exists
    }

    /// Whether a directory holds the segments of a log itself, as an `Events/` does.
    public static func isEventsDirectory(_ path: String) -> Bool {
        Path(path + "/" + Segment.first.name).exists
    }

    /// Whether the log lies on a network file system, where its promises do not hold.
    public var isOnNetwork: Bool { MountTable.isOnNetwork(directory) }

    /// The segments there are, in order.
    func segments() throws(LogError) -> [Segment] {
        try Path(directory).names().compactMap(Segment.init(name:))
    }

    /// The path of a file beside the segments.
    func path(_ name: String) -> String { directory + "/" + name }

    /// Opens a file beside the segments, or one of them.
    func open(_ name: String, _ mode: FileDescriptor.Mode) throws(LogError) -> FileDescriptor {
        try FileDescriptor(opening: path(name), mode, by: calls)
    }

    /// Makes the names of the files beside the segments, and theirs, durable.
    func syncDirectory() throws(LogError) {
        try Path(directory).sync(by: calls)
    }

    /// Reads the committed lines that follow a position, and hands them on one by one.
    ///
    /// - Parameter position: Where to start; the start of the log by default.
    /// - Returns: Where the log ends now, and what stands after that.
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

    /// Checks that the log still holds a position, and just what stood before it there.
    ///
    /// - Throws: `LogError.damaged` if it does not.
    package func checkStands(_ position: LogPosition) throws(LogError) {
        let segments = try segments()
        guard !segments.isEmpty || position != .start else { return }
        let segment = segments[try segmentIndex(of: position, in: segments)]
        let file = try open(segment.name, .read)
        try LogReader.check(position, in: file, length: try file.length())
    }

    /// Whether there is no committed event.
    private func isEmpty() throws(LogError) -> Bool {
        do {
            return try read { _ in }.position.size == 0
        } catch let failure as LogError {
            throw failure
        } catch {
            preconditionFailure("reading throws failures of the log only")
        }
    }

    /// Which segment a position lies in; checks that it is still there.
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

    /// The bytes of one line.
    ///
    /// - Parameters:
    ///   - place: Where it starts.
    ///   - length: Its length, in bytes, without its line feed.
    /// - Returns: The bytes.
    public func line(at place: LogLine.Place, length: Int) throws(LogError) -> [UInt8] {
        let file = try open(place.segment.name, .read)
        return try file.read(from: place.offset, to: place.offset + length)
    }

    /// The first line of the log.
    ///
    /// - Returns: The line; nil for a log without any.
    public func firstLine() throws(LogError) -> LogLine? {
        let segment = Segment.first
        guard Path(path(segment.name)).exists else {
            guard let other = try segments().first else { return nil }
            throw .damaged(LogDamage(.missingStart, in: other.name))
        }
        let file = try open(segment.name, .read)
        let bytes = try file.read(from: 0, to: min(try file.length(), EventLimit.eventBytesMax + 1))
        guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
        let place = LogLine.Place(segment: segment, offset: 0)
        return LogLine(sequence: 0, place: place, bytes: Array(bytes[..<end]))
    }

    /// The size that the checkpoint beside the log says it has, if there is one.
    ///
    /// - Returns: The size in the second line of `Events/checkpoint`; nil without a checkpoint.
    /// - Throws: `LogError.damaged` if the checkpoint has no size there.
    public func checkpointSize() throws(LogError) -> Int? {
        guard Path(path("checkpoint")).exists else { return nil }
        let file = try open("checkpoint", .read)
        let bytes = try file.read(from: 0, to: try file.length())
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count > 2, lines[1].allSatisfy(\.isASCIIDigit),
            let size = Int(String(decoding: lines[1], as: UTF8.self))
        else {
            throw .damaged(LogDamage(.noCheckpointSize, in: "checkpoint"))
        }
        return size
    }
}

extension EventLog {
    /// Writes a file beside `Events/`, unless there is one.
    package func writeIfAbsent(_ name: String, _ text: String) throws(LogError) {
        let ledger = String(directory.dropLast("/Events".count))
        guard !Path(ledger + "/" + name).exists else { return }
        try PublishedFile.write(Array(text.utf8), to: name, in: ledger, by: calls)
    }
}
