import EventLog
import FilingModel
import LogSupport
import ReadModel
import TransparencyLog

extension ScratchLog {
    /// The writer's own position after writing.
    func written() throws -> ReadModelPosition {
        var tree = MerkleTree()
        _ = try log.read { tree.append($0.bytes) }
        return ReadModelPosition(tree: tree, log: end, segments: try log.segmentIdentities())
    }

    /// Opens the read model in its file, as another process would.
    func open() throws -> ReadModel {
        let location = ReadModelLocation(ledger: ledger, origin: "scratch.example", cache: nil)
        return try ReadModel(of: log, at: location)
    }

    /// Opens a read model that has no place on disk.
    func openInMemory() throws -> ReadModel {
        let nowhere = ReadModelLocation(ledger: "/dev/null", origin: "scratch.example", cache: nil)
        return try ReadModel(of: log, at: nowhere)
    }

    /// The file of the read model.
    var path: String { ledger + "/Snapshots/read-model.sqlite" }

    /// Deletes the read model, as anybody may.
    func forgetReadModel() throws { try directory.remove("Snapshots") }
}

extension ReadModel {
    /// The answer of the read model of a log of some events.
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
