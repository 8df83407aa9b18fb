import EventLog
import FilingModel
import Ledger
import LogSupport

/// A ledger in a directory of its own, which goes away with it.
final class ScratchLedger {
    private let scratch = ScratchDirectory.unmade()

    /// The path of the directory, which the ledger makes.
    var directory: String { scratch.path }

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
        ledger.catchUp()
        return ledger
    }

    /// Opens a ledger of events that are recorded already.
    func open(_ events: [RecordedEvent], host: LedgerHost = LedgerHost()) throws -> Ledger {
        let lines = try events.map { try $0.line() + [0x0A] }
        try write(Array(lines.joined()))
        return try Ledger(at: directory, host: host)
    }

    /// Leaves the log as a power cut may: cut, and with no read model that has seen more.
    func crash(leaving bytes: [UInt8]) throws {
        try write(bytes)
        try forgetReadModel()
    }

    /// Deletes the read model, as anybody may.
    func forgetReadModel() throws { try scratch.remove("Snapshots") }

    /// The names and bytes of all files in `Events/`, but for the lock.
    func files() throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        for name in scratch.names(in: "Events") { files[name] = try bytes(name) }
        return files
    }

    /// The bytes of a file in `Events/`.
    func bytes(_ name: String = Segment.first.name) throws -> [UInt8] {
        try scratch.bytes(of: "Events/" + name)
    }

    /// Writes a file in `Events/`, whatever was there.
    func write(_ bytes: [UInt8], to name: String = Segment.first.name) throws {
        try scratch.write(bytes, to: "Events/" + name)
    }

    /// Deletes a file in `Events/`.
    func remove(_ name: String) throws { try scratch.remove("Events/" + name) }

    /// The bytes of a file of the ledger.
    func read(_ path: String) throws -> [UInt8] { try scratch.bytes(of: path) }

    /// Writes a file of the ledger, or deletes it if there are no bytes.
    func put(_ bytes: [UInt8]?, at path: String) throws {
        if let bytes { try scratch.write(bytes, to: path) } else { try scratch.remove(path) }
    }
}
