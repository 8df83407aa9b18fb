import EventLog
import FoundationEssentials

/// A log in a directory of its own, which goes away with it.
final class ScratchLog {
    let ledger: String
    let log: EventLog

    init() throws {
        let name = "starledger-\(UUID().uuidString)"
        ledger = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        log = try EventLog.create(ledger: ledger)
    }

    deinit { try? FileManager.default.removeItem(atPath: ledger) }

    /// The names in `Events/`, but for the lock.
    var names: [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: log.directory)
        return (names ?? []).filter { $0 != ".lock" }.sorted()
    }

    /// The bytes of a file in `Events/`.
    func bytes(_ name: String = Segment.first.name) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: log.directory + "/" + name)))
    }

    /// Writes a file in `Events/`, whatever was there.
    func write(_ bytes: [UInt8], to name: String = Segment.first.name) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: log.directory + "/" + name))
    }

    /// Takes a file out of `Events/`.
    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: log.directory + "/" + name)
    }

    /// Puts a link to something else in the place of a file in `Events/`.
    func link(_ name: String, to path: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: log.directory + "/" + name,
            withDestinationPath: path
        )
    }

    /// Appends a batch as a writer does: under the lock, with the torn tail set aside.
    @discardableResult
    func append(_ lines: [[UInt8]]) throws -> LogWriter.RecoveredTail? {
        var writer = try LogWriter(locking: log, timeoutMilliseconds: 0)
        let end = try log.read { _ in }
        try writer.recover(end)
        _ = try writer.append(lines, at: end.position)
        return writer.recovered
    }

    /// All committed lines, and where they end.
    func read(from position: LogPosition = .start) throws -> (lines: [LogLine], end: LogEnd) {
        var lines: [LogLine] = []
        let end = try log.read(from: position) { lines.append($0) }
        return (lines, end)
    }
}

/// A synthetic batch: the log reads of a line only how many lines its batch has.
func batch(_ name: String, _ count: Int) -> [[UInt8]] {
    (0..<count).map { number in
        let size = number == 0 && count > 1 ? "\"batchsize\":\(count)," : ""
        return Array("{\(size)\"line\":\"\(name)-\(number)\"}".utf8)
    }
}

/// What stands in a segment that holds some lines.
func joined(_ lines: [[UInt8]]) -> [UInt8] { Array(lines.map { $0 + [0x0A] }.joined()) }
