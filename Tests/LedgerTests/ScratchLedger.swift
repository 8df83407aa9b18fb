import EventLog
import FilingModel
import FoundationEssentials
import Ledger

/// A ledger in a directory of its own, which goes away with it.
final class ScratchLedger {
    let directory: String

    init() {
        let name = "starledger-\(UUID().uuidString)"
        directory = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    /// Who records, and when by default.
    static func stamp(_ time: String = "2026-01-15T08:00:00.000Z") throws -> Recording {
        try Recording(recordedBy: "desk", now: try RecordedTime(time))
    }

    /// Opens the synthetic ledger for the first time.
    func create(host: LedgerHost = LedgerHost()) throws -> Ledger {
        let opening = LedgerOpened(
            origin: try Origin("example.test/log"),
            title: "Synthetic",
            currency: try Currency("CNY"),
            timezone: "+08:00"
        )
        return try Ledger.create(
            at: directory,
            opening,
            stamp: try Self.stamp("2026-01-15T07:00:00.000Z"),
            host: host
        )
    }

    /// Opens the synthetic ledger for the first time, and records what a test starts from.
    func create(with inputs: [JSONValue]) throws -> Ledger {
        var ledger = try create()
        var options = AppendOptions()
        options.acceptWarnings = true
        for input in inputs {
            _ = try ledger.append([input], stamp: try Self.stamp(), options: options)
        }
        ledger.settle()
        return ledger
    }

    /// Opens a ledger of events that are recorded already.
    func open(_ events: [RecordedEvent], host: LedgerHost = LedgerHost()) throws -> Ledger {
        let lines = try events.map { try Self.line(of: $0) }
        try FileManager.default.createDirectory(
            atPath: directory + "/Events",
            withIntermediateDirectories: true
        )
        try write(Array(lines.joined()))
        return try Ledger(opening: directory, host: host)
    }

    /// The line of an event that is recorded already, with its line feed.
    static func line(of event: RecordedEvent) throws -> [UInt8] {
        let draft = EventDraft(
            id: event.id,
            source: event.source,
            subject: event.subject,
            time: event.time,
            payload: event.payload
        )
        return try EventCodec.line(
            EventCodec.prepare(EventCodec.json(draft), now: event.recordedAt),
            recordedAt: event.recordedAt,
            recordedBy: event.recordedBy,
            batchSize: event.batchSize
        ) + [0x0A]
    }

    /// Leaves the log as a power cut may: cut, and with no read model that has seen more.
    func crash(leaving bytes: [UInt8]) throws {
        try write(bytes)
        try forgetReadModel()
    }

    /// Deletes the read model, as anybody may.
    func forgetReadModel() throws {
        try FileManager.default.removeItem(atPath: directory + "/Snapshots")
    }

    /// The names and bytes of all files in `Events/`, but for the lock.
    func files() throws -> [String: [UInt8]] {
        let names = try FileManager.default.contentsOfDirectory(atPath: directory + "/Events")
        var files: [String: [UInt8]] = [:]
        for name in names where name != ".lock" { files[name] = try bytes(name) }
        return files
    }

    /// The bytes of a file in `Events/`.
    func bytes(_ name: String = Segment.first.name) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: directory + "/Events/" + name)))
    }

    /// Writes a file in `Events/`, whatever was there.
    func write(_ bytes: [UInt8], to name: String = Segment.first.name) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: directory + "/Events/" + name))
    }

    /// Takes a file out of `Events/`.
    func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: directory + "/Events/" + name)
    }
}
