import EventLog
import Glibc
import LogSupport
import Synchronization
import Testing

/// Whatever others do to the lock and the segment, at any step of an append: what was acknowledged
/// is in the log, once, and no line is torn.
@Suite struct `Two writers on one log` {
    /// What happens while a writer is at work.
    enum Disturbance: CaseIterable {
        /// Somebody deletes the lock, and another writer appends.
        case lockDeleted
        /// Somebody puts a copy of the segment in its place, as git does, and another appends.
        case segmentReplaced
        /// Both.
        case bothReplaced
        /// Somebody copies the log by hard links, and another appends to the copy.
        case hardLinked
        /// Somebody appends as a program would that takes no lock.
        case lockIgnored
    }

    /// What came of an append; nil: it was acknowledged.
    private func append(_ lines: [[UInt8]], to log: EventLog) -> LogError? {
        do throws(LogError) {
            var writer = try LogWriter(locking: log, timeoutMilliseconds: 0)
            var reader = try LogReader(log, from: .start)
            while try reader.next() != nil {}
            try writer.recover(reader.end)
            _ = try writer.append(lines, at: reader.end.position)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: Disturbance.allCases)
    func `lose nothing that was acknowledged, at any step`(disturbance: Disturbance) throws {
        var (step, steps) = (0, 1)
        while step < steps {
            steps = max(steps, try run(disturbance, at: step))
            step += 1
        }
        #expect(steps > 20)
    }

    /// Appends once, with a disturbance at a step.
    ///
    /// - Returns: The number of steps.
    private func run(_ disturbance: Disturbance, at step: Int) throws -> Int {
        let scratch = try ScratchLog()
        let copy = ScratchDirectory.unmade()
        let kept = batch("kept", 2)
        try scratch.append(kept)
        let (first, second) = (batch("first", 3), batch("second", 1))
        let others = OtherWriter(ledger: scratch.ledger, copy: copy.path, line: second[0])
        let calls = HookedCalls(step: step, deed: { others.act(disturbance) })
        let log = try EventLog(ledger: scratch.ledger, calls: calls)
        let failure = append(first, to: log)
        let place = "\(disturbance), step \(step): \(failure as Any), \(others.failure as Any)"

        let found = try scratch.read().lines.map(\.bytes)
        #expect(found.starts(with: kept), "\(place)")
        if failure == nil { #expect(holds(found, first), "\(place)") }
        if others.hasAppended, disturbance != .hardLinked {
            #expect(found.count { $0 == second[0] } == 1, "\(place)")
        }
        switch failure {
        case nil, .some(.disturbed), .some(.manyNames), .some(.damaged): break
        default: Issue.record("\(place)")
        }
        if disturbance == .hardLinked, calls.count > step {
            // What is appended to one of the two never shows in the other.
            let other = try EventLog(ledger: copy.path)
            var lines: [[UInt8]] = []
            _ = try other.read { lines.append($0.bytes) }
            #expect(others.failure == .manyNames(path: other.directory + "/.lock"), "\(place)")
            #expect(!holds(lines, second), "\(place)")
        }
        return calls.count
    }

    /// Whether a batch stands in the log, whole.
    private func holds(_ lines: [[UInt8]], _ batch: [[UInt8]]) -> Bool {
        lines.indices.contains { lines[$0...].starts(with: batch) }
    }
}

/// Another process that works on the log of a first one.
private final class OtherWriter: Sendable {
    private let ledger: String
    private let copy: String
    private let line: [UInt8]
    private let outcome = Mutex<(hasAppended: Bool, failure: LogError?)>((false, nil))

    var hasAppended: Bool { outcome.withLock { $0.hasAppended } }
    var failure: LogError? { outcome.withLock { $0.failure } }

    init(ledger: String, copy: String, line: [UInt8]) {
        self.ledger = ledger
        self.copy = copy
        self.line = line
    }

    func act(_ disturbance: `Two writers on one log`.Disturbance) {
        let (lock, segment) = (ledger + "/Events/.lock", ledger + "/Events/" + Segment.first.name)
        do {
            switch disturbance {
            case .lockDeleted: Path(lock).remove()
            case .segmentReplaced: try replace(segment)
            case .bothReplaced:
                Path(lock).remove()
                try replace(segment)
            case .hardLinked:
                let events = copy + "/Events"
                Path(events).makeDirectories()
                for name in [".lock", Segment.first.name] {
                    _ = unsafe link(ledger + "/Events/" + name, events + "/" + name)
                }
                return try append(to: copy)
            case .lockIgnored:
                let bytes = try PublishedFile.contents(of: segment) ?? []
                guard bytes.last == 0x0A else { return }
                let file = unsafe open(segment, O_WRONLY | O_APPEND)
                defer { close(file) }
                let whole = line + [0x0A]
                guard unsafe Glibc.write(file, whole, whole.count) == whole.count else { return }
                return outcome.withLock { $0.hasAppended = true }
            }
            try append(to: ledger)
        } catch {
            outcome.withLock { $0.failure = error as? LogError }
        }
    }

    /// Puts a copy in the place of a file, under its name.
    private func replace(_ path: String) throws(LogError) {
        try PublishedFile.replace(path, with: try PublishedFile.contents(of: path) ?? [])
    }

    private func append(to ledger: String) throws {
        let log = try EventLog(ledger: ledger)
        var writer = try LogWriter(locking: log, timeoutMilliseconds: 0)
        let end = try log.read { _ in }
        try writer.recover(end)
        _ = try writer.append([line], at: end.position)
        outcome.withLock { $0.hasAppended = true }
    }
}
