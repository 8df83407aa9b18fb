import EventLog
import FilingModel
import FoundationEssentials
import Projections
import ReadModel
import ReferenceSupport
import TestSupport
import TransparencyLog

/// A log in a directory of its own, to which the events of a ledger are appended batch by batch.
final class ScratchLog {
    let directory: String
    let events: [RecordedEvent]
    private let log: EventLog
    private var end = LogPosition.start

    /// A log that has yet to take the first of some events.
    init(_ events: [RecordedEvent]) throws {
        let name = "starledger-\(UUID().uuidString)"
        directory = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        self.events = events
        log = try EventLog.create(ledger: directory)
    }

    deinit { try? FileManager.default.removeItem(atPath: directory) }

    /// How many events it has taken.
    var size: Int { end.size }

    /// The sizes that a log of these events can have: those between two batches.
    var cuts: [Int] {
        var cuts = [0]
        while let last = cuts.last, last < events.count {
            cuts.append(last + (events[last].batchSize ?? 1))
        }
        return cuts
    }

    /// Takes events up to a size.
    func append(upTo size: Int) throws {
        guard size > end.size else { return }
        let writer = try LogWriter(locking: log, timeoutMilliseconds: 1_000)
        let lines = try events[end.size..<size].map { try Self.line(of: $0) }
        end = try writer.append(lines, at: end).end
    }

    /// Where the writer stands.
    func written() throws -> ReadModelPosition {
        var tree = MerkleTree()
        _ = try log.read { tree.append($0.bytes) }
        return ReadModelPosition(tree: tree, log: end, stamps: try log.stamps())
    }

    /// The line of an event, as it was recorded.
    private static func line(of event: RecordedEvent) throws -> [UInt8] {
        let draft = EventDraft(
            id: event.id,
            source: event.source,
            subject: event.subject,
            time: event.time,
            payload: event.payload
        )
        return try EventCodec.line(
            try EventCodec.prepare(EventCodec.json(draft), now: event.recordedAt),
            recordedAt: event.recordedAt,
            recordedBy: event.recordedBy,
            batchSize: event.batchSize
        )
    }

    /// Opens the read model in its file, as another process would.
    func open() throws -> ReadModel {
        let location = ReadModelLocation(ledger: directory, origin: "scratch.example", cache: nil)
        return try ReadModel(of: log, at: location)
    }

    /// Opens a read model that has no place on disk.
    func openInMemory() throws -> ReadModel {
        let nowhere = ReadModelLocation(ledger: "/dev/null", origin: "scratch.example", cache: nil)
        return try ReadModel(of: log, at: nowhere)
    }

    /// The file of the read model.
    var path: String { directory + "/Snapshots/read-model.sqlite" }

    /// Deletes the read model, as anybody may.
    func forgetReadModel() throws {
        try FileManager.default.removeItem(atPath: directory + "/Snapshots")
    }
}

extension ReadModel {
    /// The read model of a log of some events, in memory.
    static func answering<Answer>(
        _ events: [RecordedEvent],
        _ ask: (ReadModelFacts) throws -> Answer
    ) throws -> Answer {
        let scratch = try ScratchLog(events)
        try scratch.append(upTo: events.count)
        let model = try scratch.open()
        try model.refresh()
        return try model.read(ask)
    }
}
