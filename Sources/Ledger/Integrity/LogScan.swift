import EventLog
import FilingModel
import ReadModel
import TransparencyLog

/// One reading of a whole log, which gathers what the checks are made of.
struct LogScan {
    /// Of how many first events the roots are wanted.
    private let wantedRoots: Set<Int>
    /// Of which events the leaves are wanted.
    private let wantedEvents: Set<Int>
    /// What the read model keeps of the log; nil if that is not asked for.
    private let evidence: ReadModelEvidence?

    /// The tree over the lines.
    private(set) var tree = MerkleTree()
    /// The roots that were wanted, as far as there are so many events.
    private(set) var roots = [0: MerkleTree().root]
    /// The leaves that were wanted, and the identifiers of their events.
    private(set) var events: [Int: (leaf: Digest, id: EventID?)] = [:]
    /// Judges the lines; nil if that is not asked for.
    private(set) var judge: EventCheck?
    /// What is wrong with the files.
    private(set) var damage: [Verification.Finding] = []
    /// The first events whose bytes the read model keeps otherwise; that there are more follows.
    private(set) var otherBytes: [Verification.Finding] = []
    /// Why the read model could not be asked.
    private(set) var unreadable: String?
    /// How many segments there are.
    private(set) var segments = 0

    /// How long to wait for a writer, in milliseconds.
    private static let lockTimeoutMilliseconds = 10_000
    /// How many events with other bytes are told.
    private static let findingsMax = 20
    /// After how many bytes of the log progress is told.
    private static let progressBytes = 1_024 * 1_024

    /// Of how many events anything says that they were there.
    private let knownSize: Int

    init(
        roots: Set<Int>,
        events: Set<Int>,
        judge: EventCheck?,
        evidence: ReadModelEvidence?
    ) {
        wantedRoots = roots
        wantedEvents = events
        self.judge = judge
        self.evidence = evidence
        knownSize = max(roots.max() ?? 0, evidence?.size ?? 0)
    }

    /// How many events could be read.
    var size: Int { tree.size }

    /// Reads the log; what is wrong with its files ends the walk there.
    mutating func walk(
        _ log: EventLog,
        tell: (ReadModelNotice) -> Void
    ) throws(LedgerError) {
        do {
            let total = try log.segmentIdentities().bytes
            segments = try log.segmentIdentities().count
            var (read, told) = (0, 0)
            var end = try log.eachChunk(on: log.workers) { chunk in
                HashedChunk(chunk: chunk, leaves: chunk.leaves())
            } merge: { hashed in
                try take(hashed)
                read += hashed.chunk.bytesCount
                guard read - told >= Self.progressBytes else { return }
                told = read
                tell(.progress(bytes: read, of: max(read, total)))
            }
            if told > 0 { tell(.progress(bytes: total, of: total)) }
            if end.tornBytes > 0 { end = try readOn(log, past: end) }
            guard end.tornBytes > 0 else { return }
            damage.append(
                .init(
                    file: end.position.segment.name,
                    .tornTail(bytes: end.tornBytes, isCovered: end.position.size < knownSize)
                )
            )
        } catch LogError.damaged(let found) {
            damage.append(.init(file: found.segment, .damaged(found)))
        } catch let failure as LogError {
            damage.append(.init(.unavailable(failure)))
        } catch {
            try LedgerError.converting { throw error }
        }
    }

    /// Reads on from a torn tail when no writer is at work: it may have been a batch on its way.
    private mutating func readOn(_ log: EventLog, past end: LogEnd) throws -> LogEnd {
        let path = log.directory + "/.lock"
        guard FileIdentity(of: path) != nil else { return end }
        let lock = try? FileLock(
            path,
            .shared,
            FileLock.Patience(milliseconds: Self.lockTimeoutMilliseconds)
        )
        defer { withExtendedLifetime(lock) {} }
        return try log.eachChunk(from: end.position, on: 0) { chunk in
            HashedChunk(chunk: chunk, leaves: chunk.leaves())
        } merge: {
            try take($0)
        }
    }

    private mutating func take(_ hashed: HashedChunk) throws {
        let isLookedAt = judge != nil || evidence != nil || !wantedEvents.isEmpty
        for (index, leaf) in hashed.leaves.enumerated() {
            tree.append(leaf: leaf)
            if wantedRoots.contains(tree.size) { roots[tree.size] = tree.root }
            if isLookedAt { try take(hashed.chunk.line(index), leaf) }
        }
    }

    private mutating func take(_ line: LogLine, _ leaf: Digest) throws {
        if wantedEvents.contains(line.sequence) {
            let json = try? JSONParser.value(of: line.bytes, bytesMax: line.bytes.count)
            guard case .string(let id)? = json?["id"] else {
                events[line.sequence] = (leaf, nil)
                return
            }
            events[line.sequence] = (leaf, try? EventID(id))
        }
        compare(leaf, line)
        try judge?.judge(line)
    }

    private mutating func compare(_ leaf: Digest, _ line: LogLine) {
        guard let evidence, unreadable == nil, otherBytes.count < Self.findingsMax else { return }
        do {
            guard let kept = try evidence.leaf(line.sequence), kept != leaf else { return }
            otherBytes.append(
                .init(file: line.place.segment.name, sequence: line.sequence, .otherBytes)
            )
        } catch ReadModelError.damaged(let damage) {
            unreadable = damage.finding
        } catch {
            unreadable = UnexpectedError.words(error)
        }
    }
}

/// Lines of the log, with the hashes of their leaves.
private struct HashedChunk: Sendable {
    let chunk: LogChunk
    let leaves: [Digest]
}
