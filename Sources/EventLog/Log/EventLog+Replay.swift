public import FilingModel

extension EventLog {
    /// Decodes all events and folds them on several cores.
    ///
    /// Parts of the log are folded side by side, and their states are merged in the order of the
    /// log. Amendments come last, in their order: what they target is known then.
    ///
    /// - Parameters:
    ///   - workers: On how many cores to decode and fold; 0: on the caller's thread.
    ///   - initial: The state of an empty log.
    ///   - step: Folds an event into the state of a part.
    ///   - merge: Adds the state of the part that follows.
    /// - Returns: The state of the whole log.
    /// - Throws: `LogError`; `unreadable` for a line that cannot be read.
    public func replay<State: Sendable>(
        workers: Int,
        from initial: State,
        _ step: @escaping @Sendable (inout State, RecordedEvent) -> Void,
        merge: (inout State, State) -> Void
    ) throws -> State {
        var state = initial
        var parts: [EventIndex] = []
        var amendments: [DeferredAmendment] = []
        let hash = IdentifierHash()
        try eachChunk(on: workers) { chunk in
            var part = initial
            let rest = try ReplayedChunk(chunk, hash) { step(&part, $0) }
            return (part, rest)
        } merge: { (part, rest) in
            merge(&state, part)
            parts.append(rest.index)
            amendments += rest.amendments
        }
        let types = try types(of: Set(amendments.compactMap(\.target)), in: parts, hash)
        for amendment in amendments { step(&state, try amendment.line.event { types[$0] }) }
        return state
    }

    /// The types of events, found by their identifiers.
    private func types(
        of ids: Set<EventID>,
        in parts: [EventIndex],
        _ hash: IdentifierHash
    ) throws(LogError) -> [EventID: EventType] {
        var wanted = WantedHashes()
        for id in ids { wanted.insert(id, hash(id)) }
        var types: [EventID: EventType] = [:]
        for part in parts {
            let found = part.entries(of: wanted)
            guard !found.isEmpty else { continue }
            let file = try open(part.segment.name, .read)
            for entry in found {
                // A hash finds an event; its line says whether it is that one.
                for id in wanted.ids(of: entry.hash) where types[id] == nil {
                    let member = CanonicalJSON.bytes(.members(["id": .string(id.text)])).dropLast()
                        .dropFirst()
                    let start = max(0, entry.idEnd - member.count)
                    guard try file.read(from: start, to: entry.idEnd).elementsEqual(member) else {
                        continue
                    }
                    types[id] = entry.type
                }
            }
        }
        return types
    }
}

/// An amendment whose turn comes when all events are known.
private struct DeferredAmendment: Sendable {
    let line: LogLine
    /// What a correction corrects; nil for a retraction.
    let target: EventID?
}

/// What stays of a chunk whose events were decoded and handed on, but for its amendments.
private struct ReplayedChunk: Sendable {
    private(set) var amendments: [DeferredAmendment] = []
    private(set) var index: EventIndex

    init(
        _ chunk: LogChunk,
        _ hash: IdentifierHash,
        _ take: (RecordedEvent) -> Void
    ) throws(LogError) {
        index = EventIndex(chunk.segment, count: chunk.count)
        var decoder = EventDecoder()
        try unsafe chunk.withLines { (number, bytes) throws(LogError) in
            let sequence = chunk.firstSequence + number
            var target: EventID?
            do throws(LineError) {
                let event = try unsafe decoder.event(of: bytes, sequence: sequence) { id in
                    target = id
                    return nil
                }
                guard event.type.isAmendment else {
                    let idEnd = chunk.place(number).offset + decoder.lastStamp.lowerBound
                    index.add(hash(event.id), idEnd: idEnd, event.type)
                    return take(event)
                }
            } catch {
                guard target != nil else {
                    let segment = chunk.segment.name
                    throw .unreadable(sequence: sequence, segment: segment, error)
                }
            }
            amendments.append(DeferredAmendment(line: chunk.line(number), target: target))
        }
    }
}

/// Where the identifiers of a chunk's original events stand, by their hashes.
private struct EventIndex: Sendable {
    struct Entry {
        let hash: UInt64
        /// Where in the segment the member `id` ends.
        let idEnd: Int
        let type: EventType
    }

    let segment: Segment
    private var entries: [Entry] = []

    init(_ segment: Segment, count: Int) {
        self.segment = segment
        entries.reserveCapacity(count)
    }

    mutating func add(_ hash: UInt64, idEnd: Int, _ type: EventType) {
        entries.append(Entry(hash: hash, idEnd: idEnd, type: type))
    }

    /// The events whose identifiers may be some that are looked for.
    func entries(of wanted: WantedHashes) -> [Entry] {
        entries.filter { wanted.mayContain($0.hash) }
    }
}

/// Identifiers that are looked for among many others, by their hashes.
private struct WantedHashes {
    private static let mask: UInt64 = 1 << 20 - 1

    /// Most are not there: a table of bits says so sooner than a dictionary.
    private var bits = [UInt64](repeating: 0, count: Int(mask + 1) / 64)
    private var ids: [UInt64: [EventID]] = [:]

    mutating func insert(_ id: EventID, _ hash: UInt64) {
        bits[Int(hash & Self.mask) / 64] |= 1 << (hash & 63)
        ids[hash, default: []].append(id)
    }

    func mayContain(_ hash: UInt64) -> Bool {
        bits[Int(hash & Self.mask) / 64] & 1 << (hash & 63) != 0
    }

    /// Those that have a hash.
    func ids(of hash: UInt64) -> [EventID] { ids[hash] ?? [] }
}
