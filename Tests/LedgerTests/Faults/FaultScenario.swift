import EventLog
import FilingModel
import Glibc
import Ledger
import TestSupport
import Testing

/// Something done to a ledger that must survive faults and power cuts: on synthetic events.
struct FaultScenario: Sendable, CustomTestStringConvertible {
    /// The deed.
    enum Deed: Hashable, Sendable {
        /// The ledger is opened for the first time.
        case create
        /// A batch is appended.
        case append
        /// What cannot be read is moved aside on request, and then a batch is appended.
        case recover
    }

    let name: String
    let deed: Deed
    /// The batches that the ledger has before, behind its opening.
    var before: [Int] = []
    /// The number of events that are appended.
    var count = 1
    /// The bytes that a crash left after the last event.
    var tail: [UInt8] = []
    /// Whether it left that in a segment of its own.
    var isTailApart = false
    /// The length at which a new segment begins, in bytes.
    var segmentBytes = EventLog.segmentBytesMax
    /// The length of a batch into which no further event is taken, in bytes.
    var batchBytes = EventLog.segmentBytesMax
    /// Whether the read model is there and has read all.
    var isRead = true

    var testDescription: String { name }

    static let create = FaultScenario(name: "create a ledger", deed: .create)
    static let batch = FaultScenario(name: "append a batch", deed: .append, before: [2], count: 3)
    static let newSegment = FaultScenario(
        name: "append to a new segment",
        deed: .append,
        before: [2],
        segmentBytes: 1
    )
    static let tornTail = FaultScenario(
        name: "append a batch behind a torn tail",
        deed: .append,
        before: [1],
        count: 2,
        tail: Array("{\"batchsize\":2,\"data\":".utf8)
    )

    /// The scenarios that are tried with every fault.
    static let all = [
        create, batch, newSegment, tornTail,
        FaultScenario(name: "append an event", deed: .append, before: [1]),
        FaultScenario(
            name: "append several batches",
            deed: .append,
            before: [1],
            count: 4,
            segmentBytes: 2_000,
            batchBytes: 1_100
        ),
        FaultScenario(
            name: "append to a new segment behind a torn tail",
            deed: .append,
            before: [1, 1],
            count: 2,
            tail: Array("torn".utf8),
            segmentBytes: 600,
            isRead: false
        ),
        FaultScenario(
            name: "recover lines that are no events",
            deed: .recover,
            before: [2],
            count: 2,
            tail: Array("{\"batchsize\":2,\"data\":{}}\n\u{0}\u{0}\nmore".utf8)
        ),
        FaultScenario(
            name: "recover a segment that holds no events",
            deed: .recover,
            before: [1, 1],
            tail: Array("\u{0}\u{0}\n".utf8),
            isTailApart: true,
            segmentBytes: 1
        ),
    ]

    /// A scenario that a seed makes up.
    static func random(_ seed: UInt64) -> FaultScenario {
        var random = SplitMix64(seed: seed)
        guard Int.random(in: 0..<8, using: &random) > 0 else {
            return create
        }
        let tails = ["", "", "{\"batchsize\":3}\n{", "torn", "\u{0}\u{0}\n"]
        let tail = tails.randomElement(using: &random) ?? ""
        return FaultScenario(
            name: "seed \(seed)",
            deed: tail.hasSuffix("\n") ? .recover : .append,
            before: (0..<Int.random(in: 0...3, using: &random)).map { _ in
                Int.random(in: 1...3, using: &random)
            },
            count: Int.random(in: 1...4, using: &random),
            tail: Array(tail.utf8),
            isTailApart: Bool.random(using: &random),
            segmentBytes: [1, 700, 1_500, EventLog.segmentBytesMax]
                .randomElement(using: &random) ?? 1,
            batchBytes: Bool.random(using: &random) ? 1_100 : EventLog.segmentBytesMax,
            isRead: Bool.random(using: &random)
        )
    }
}

extension FaultScenario {
    /// A ledger before the deed, and what it has to hold after it.
    struct Prepared: Sendable {
        let scenario: FaultScenario
        /// The ledger's files, but for the read model.
        let disk: DiskState
        /// The lines of the events before.
        let kept: [[UInt8]]
        /// The lines that the deed appends.
        let added: [[UInt8]]

        /// The paths of the files, in the order of their numbers.
        var order: [String] { disk.files.keys.sorted() }

        /// The lines that the log has in the end.
        var whole: [[UInt8]] { kept + added }

        /// Whether a log may have some lines: it has those before, and any whole batches after
        /// them.
        func mayBe(_ lines: [[UInt8]]) throws -> Bool {
            guard lines.count >= kept.count, whole.starts(with: lines) else { return false }
            var end = kept.count
            while end < lines.count {
                let event = try EventCodec.event(of: lines[end], sequence: end) { _ in nil }
                end += event.batchSize ?? 1
            }
            return end == lines.count
        }
    }

    /// The events of a batch; each has its place in the ledger in its identifier.
    private static func inputs(_ count: Int, after start: Int) -> [JSONValue] {
        (start..<start + count).map { Input.listing("synthetic-\($0)", "688\(100 + $0)") }
    }

    /// The events that the deed appends.
    var inputs: [JSONValue] { Self.inputs(count, after: before.reduce(0, +)) }

    /// The machine on which it is done.
    func host(_ calls: any FileCalls) -> LedgerHost {
        var host = LedgerHost()
        host.calls = calls
        host.segmentBytes = segmentBytes
        host.batchBytes = batchBytes
        return host
    }

    /// Makes the ledger before the deed, and tries the deed on a copy, without faults.
    func prepare() throws -> Prepared {
        let scratch = ScratchLedger()
        guard deed != .create else {
            _ = try scratch.create()
            let lines = try scratch.lines()
            return Prepared(scenario: self, disk: DiskState(), kept: [], added: lines)
        }
        let host = host(Kernel())
        var ledger = try scratch.create(host: host)
        var start = 0
        for count in before {
            let inputs = Self.inputs(count, after: start)
            _ = try ledger.append(inputs, stamp: ScratchLedger.stamp())
            start += count
        }
        let kept = try scratch.lines()
        if !tail.isEmpty {
            let last = try PublishedFile.names(in: scratch.directory + "/Events")
                .last { $0.hasSuffix(".jsonl") }
            let name = isTailApart ? Segment(firstSequence: kept.count).name : last ?? ""
            try scratch.write((isTailApart ? [] : try scratch.bytes(name)) + tail, to: name)
        }
        var disk = try scratch.disk()
        disk.directories = [".", "Events"]
        if deed == .recover { _ = try Ledger.recover(scratch.directory, host: host) }
        var copy = try Ledger(at: scratch.directory, host: host)
        _ = try copy.append(inputs, stamp: ScratchLedger.stamp())
        let added = Array(try scratch.lines().dropFirst(kept.count))
        return Prepared(scenario: self, disk: disk, kept: kept, added: added)
    }
}

extension FaultScenario.Prepared {
    /// The ledger before the deed, in a directory of its own.
    func copy() throws -> ScratchLedger {
        let scratch = ScratchLedger()
        try scratch.plant(disk)
        guard scenario.isRead, scenario.deed == .append else { return scratch }
        _ = try Ledger(at: scratch.directory)
        return scratch
    }

    /// Does the deed.
    ///
    /// - Returns: Whether it was acknowledged; else why not.
    func act(in scratch: ScratchLedger, _ calls: any FileCalls) throws -> LedgerError? {
        let host = scenario.host(calls)
        do {
            if scenario.deed == .recover { _ = try Ledger.recover(scratch.directory, host: host) }
            guard scenario.deed != .create else {
                _ = try scratch.create(host: host)
                return nil
            }
            var ledger = try Ledger(at: scratch.directory, host: host)
            let receipt = try ledger.append(scenario.inputs, stamp: ScratchLedger.stamp())
            #expect(receipt.appended.count + receipt.existing.count == scenario.count)
            return nil
        } catch let error as LedgerError {
            return error
        }
    }
}

extension ScratchLedger {
    /// All bytes of the segments, in order.
    func segments() throws -> [UInt8] {
        let folder = directory + "/Events"
        return try PublishedFile.names(in: folder).filter { $0.hasSuffix(".jsonl") }
            .flatMap { try PublishedFile.contents(of: folder + "/" + $0) ?? [] }
    }

    /// The lines of the log.
    func lines() throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        _ = try EventLog(ledger: directory).read { lines.append($0.bytes) }
        return lines
    }

    /// The files of the ledger, but for the lock and the read model.
    func disk() throws -> DiskState {
        var disk = DiskState()
        for name in try PublishedFile.names(in: directory + "/Events")
        where !name.hasPrefix(".") {
            disk.files["Events/" + name] = try bytes(name)
        }
        return disk
    }

    /// Puts files in their places; nothing of it is synced.
    func plant(_ disk: DiskState) throws {
        let kernel = Kernel()
        for path in disk.directories.sorted() {
            let path = path == "." ? directory : directory + "/" + path
            #expect(kernel.makeDirectory(path) == 0)
        }
        for (path, bytes) in disk.files {
            let flags = O_WRONLY | O_CREAT | O_TRUNC
            let file = kernel.open("\(directory)/\(path)", flags, rights: 0o644)
            defer { kernel.close(file) }
            let count = unsafe bytes.withUnsafeBytes { unsafe kernel.write(file, $0, at: 0) }
            #expect(count == bytes.count)
        }
    }
}
