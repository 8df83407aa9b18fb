import Dispatch
import Glibc
import Synchronization

extension EventLog {
    /// The length above which a log is worth more threads than one, in bytes.
    private static let threadBytesMin = 4 * 1_024 * 1_024

    /// How many threads are worth their start: one for each core; 0 for a small log.
    package var workers: Int {
        guard let bytes = try? segmentIdentities().bytes, bytes > Self.threadBytesMin
        else { return 0 }
        return max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    }

    /// Reads the log chunk by chunk, works on several chunks at a time, and merges the results in
    /// the order of the log.
    ///
    /// - Parameters:
    ///   - position: Where to start.
    ///   - workers: On how many threads to work, beside the caller's, which merges; 0: all on the
    ///     caller's.
    /// - Throws: `LogError`, and what `work` and `merge` throw: the first in the order of the log.
    @discardableResult
    package func eachChunk<Part: Sendable>(
        from position: LogPosition = .start,
        on workers: Int,
        _ work: @escaping @Sendable (LogChunk) throws -> Part,
        merge: (Part) throws -> Void
    ) throws -> LogEnd {
        var reader = try LogReader(self, from: position)
        guard workers > 0 else {
            while let chunk = try reader.next() { try merge(try work(chunk)) }
            return reader.end
        }
        let line = ChunkLine(reader, workers: workers, work)
        defer { line.stop() }
        while let part = try line.next() { try merge(part) }
        return line.end
    }
}

/// A pipeline of chunks: read one after another, worked on side by side by several threads, handed
/// on in the order in which they were read.
private final class ChunkLine<Part: Sendable>: Sendable {
    private struct Source: ~Copyable {
        var reader: LogReader
        var next = 0
    }

    private struct Outcomes {
        /// The results that were not handed on yet, by the number of their chunk; nil behind the
        /// last chunk.
        var done: [Int: Result<Part?, any Error>] = [:]
        var handedOn = 0
        var isStopped = false
    }

    private let source: Mutex<Source>
    private let outcomes = Mutex(Outcomes())
    private let work: @Sendable (LogChunk) throws -> Part
    /// The chunks that may still be taken up, so that few are in memory.
    private let room: DispatchSemaphore
    /// The results that were brought.
    private let brought = DispatchSemaphore(value: 0)
    private let group = DispatchGroup()
    private let workers: Int

    /// How many chunks may wait beside those that are worked on.
    private static var waitingMax: Int { 2 }

    init(
        _ reader: consuming LogReader,
        workers: Int,
        _ work: @escaping @Sendable (LogChunk) throws -> Part
    ) {
        source = Mutex(Source(reader: reader))
        self.work = work
        self.workers = workers
        room = DispatchSemaphore(value: workers + Self.waitingMax)
        for _ in 0..<workers {
            DispatchQueue.global().async(group: group) { self.run() }
        }
    }

    /// Where the log ends, when all is read.
    var end: LogEnd { source.withLock { $0.reader.end } }

    private func run() {
        while true {
            room.wait()
            if outcomes.withLock({ $0.isStopped }) { return }
            let (number, chunk) = source.withLock { source in
                let number = source.next
                source.next += 1
                return (number, Result { try source.reader.next() })
            }
            let outcome = Result { try chunk.get().map(work) }
            outcomes.withLock { $0.done[number] = outcome }
            brought.signal()
            guard case .success(.some) = outcome else { return }
        }
    }

    /// The next part, in the order of the log; nil behind the last.
    func next() throws -> Part? {
        while true {
            let outcome = outcomes.withLock { outcomes in
                let outcome = outcomes.done.removeValue(forKey: outcomes.handedOn)
                if outcome != nil { outcomes.handedOn += 1 }
                return outcome
            }
            if let outcome {
                room.signal()
                return try outcome.get()
            }
            brought.wait()
        }
    }

    /// Lets the threads end, and waits until they have.
    func stop() {
        outcomes.withLock { $0.isStopped = true }
        for _ in 0..<workers { room.signal() }
        group.wait()
    }
}
