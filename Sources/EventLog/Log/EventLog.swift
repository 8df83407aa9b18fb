import FilingModel

/// The log of a ledger: the segments in `Events/`, one event a line.
///
/// Readers take no lock and see whole batches only. Local file systems only.
public struct EventLog: Sendable {
    /// The directory that holds the segments, without links: it is resolved once, and below it no
    /// link is followed.
    public let directory: String

    /// The length at which a segment is full, in bytes; a batch is never longer.
    public static let segmentBytesMax = 16 * 1_024 * 1_024

    /// The system calls by which it reads and changes its files.
    package let calls: any FileCalls

    /// The length at which this log begins a new segment, in bytes.
    package let segmentBytes: Int

    /// The length of a batch into which no further event is taken, in bytes.
    package let batchBytes: Int

    /// The log in a ledger's directory, the one that holds `Events/`.
    public init(ledger: String) throws(LogError) {
        try self.init(ledger: ledger, calls: Kernel())
    }

    /// The log in a ledger's directory, with calls and limits of a test.
    package init(
        ledger: String,
        calls: any FileCalls,
        segmentBytes: Int = segmentBytesMax,
        batchBytes: Int = segmentBytesMax
    ) throws(LogError) {
        guard Self.isLedger(ledger) else { throw .noLedger(path: ledger) }
        directory = try Path(ledger + "/Events").resolved().text
        self.calls = calls
        self.segmentBytes = segmentBytes
        self.batchBytes = batchBytes
    }

    /// Makes the directory of a new log.
    ///
    /// - Returns: The log, without events, though perhaps with what a crash left of the first one.
    /// - Throws: `LogError.ledgerExists` if there are events already.
    public static func create(ledger: String) throws(LogError) -> EventLog {
        try create(ledger: ledger, calls: Kernel())
    }

    /// Makes the directory of a new log, with calls and limits of a test.
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
        Path(path + "/" + Segment.first.name).isTaken
    }

    /// The ledger whose `Events/` or `Snapshots/` hold a file; nil if none does.
    ///
    /// - Parameter path: An absolute path without links.
    package static func ledger(holding path: Path) -> Path? {
        var place = path
        while let directory = place.parent, directory != place {
            if isEventsDirectory(directory.text) { return directory.parent ?? directory }
            if let above = directory.parent, isLedger(above.text),
                ["Events", "Snapshots"].contains(directory.name)
            {
                return above
            }
            place = directory
        }
        return nil
    }

    /// Whether the log lies on a network file system, where its promises do not hold.
    public var isOnNetwork: Bool { MountTable.isOnNetwork(directory) }

    /// The segments, in order.
    func segments() throws(LogError) -> [Segment] {
        try Path(directory).names().compactMap(Segment.init(name:))
    }

    /// The path of a file beside the segments.
    func path(_ name: String) -> String { directory + "/" + name }

    /// Opens a segment, or a file beside the segments.
    func open(_ name: String, _ mode: FileDescriptor.Mode) throws(LogError) -> FileDescriptor {
        try FileDescriptor(opening: path(name), mode, by: calls)
    }

    /// Makes the names in the directory durable.
    func syncDirectory() throws(LogError) {
        try Path(directory).sync(by: calls)
    }

    /// Writes a file beside `Events/`, unless something is there.
    package func writeIfAbsent(
        _ name: String,
        _ text: String,
        in ledger: String
    ) throws(LogError) {
        guard !Path(ledger + "/" + name).isTaken else { return }
        try PublishedFile.write(Array(text.utf8), to: name, in: ledger, by: calls)
    }

    /// Whether there is no committed event.
    private func isEmpty() throws(LogError) -> Bool {
        var reader = try LogReader(self, from: .start)
        while try reader.next() != nil {}
        return reader.end.position.size == 0
    }
}
