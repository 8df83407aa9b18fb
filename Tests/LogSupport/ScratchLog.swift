package import EventLog
package import FilingModel

/// A log in a directory of its own, to which lines or events are appended.
package final class ScratchLog {
    /// The log.
    package let log: EventLog

    /// The ledger's directory.
    package let directory: ScratchDirectory

    /// The events that can be appended, in order.
    package let events: [RecordedEvent]

    /// The end of the events that were appended.
    package private(set) var end = LogPosition.start

    /// Creates an empty log, and keeps events that can be appended.
    package init(_ events: [RecordedEvent] = []) throws {
        directory = ScratchDirectory.unmade()
        self.events = events
        log = try EventLog.create(ledger: directory.path)
    }

    /// The path of the ledger's directory.
    package var ledger: String { directory.path }

    // MARK: The files in `Events/`

    /// The names, but for the lock.
    package var names: [String] { directory.names(in: "Events") }

    /// The bytes of a file.
    package func bytes(_ name: String = Segment.first.name) throws -> [UInt8] {
        try directory.bytes(of: "Events/" + name)
    }

    /// Writes a file, whatever was there.
    package func write(_ bytes: [UInt8], to name: String = Segment.first.name) throws {
        try directory.write(bytes, to: "Events/" + name)
    }

    /// Deletes a file.
    package func remove(_ name: String) throws { try directory.remove("Events/" + name) }

    /// Puts a link to something else in the place of a file.
    package func link(_ name: String, to path: String) throws {
        try directory.link("Events/" + name, to: path)
    }

    // MARK: Lines and events

    /// Appends a batch as a writer does: under the lock, with the torn tail set aside.
    @discardableResult
    package func append(_ lines: [[UInt8]]) throws -> LogWriter.RecoveredTail? {
        var writer = try LogWriter(locking: log, timeoutMilliseconds: 0)
        let end = try log.read { _ in }
        try writer.recover(end)
        _ = try writer.append(lines, at: end.position)
        return writer.recovered
    }

    /// All committed lines, and where they end.
    package func read(
        from position: LogPosition = .start
    ) throws -> (lines: [LogLine], end: LogEnd) {
        var lines: [LogLine] = []
        let end = try log.read(from: position) { lines.append($0) }
        return (lines, end)
    }

    /// The number of events that were appended.
    package var size: Int { end.size }

    /// The sizes that a log of the events can have: those between two batches.
    package var cuts: [Int] {
        var cuts = [0]
        while let last = cuts.last, last < events.count {
            cuts.append(last + (events[last].batchSize ?? 1))
        }
        return cuts
    }

    /// Appends the events up to a size, in one batch.
    package func append(upTo size: Int) throws {
        guard size > end.size else { return }
        var writer = try LogWriter(locking: log, timeoutMilliseconds: 1_000)
        end = try writer.append(try events[end.size..<size].map { try $0.line() }, at: end).end
    }
}
