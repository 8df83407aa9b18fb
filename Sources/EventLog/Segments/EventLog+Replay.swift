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
    /// - Throws: `LogFailure`; `unreadable` for a line that cannot be read.
    public func replay<State: Sendable>(
        workers: Int,
        from initial: State,
        _ step: @escaping @Sendable (inout State, RecordedEvent) -> Void,
        merge: (inout State, State) -> Void
    ) throws -> State {
        var state = initial
        var parts: [EventIndex] = []
        var amendments: [DeferredAmendment] = []
        try eachChunk(on: workers) { chunk in
            try ReplayedChunk(chunk, from: initial, step)
        } merge: { part in
            merge(&state, part.state)
            parts.append(part.index)
            amendments += part.amendments
        }
        let types = try types(of: Set(amendments.compactMap(\.target)), in: parts)
        for amendment in amendments { step(&state, try amendment.line.event { types[$0] }) }
        return state
    }

    /// The types of events, found by their identifiers.
    private func types(
        of ids: Set<EventID>,
        in parts: [EventIndex]
    ) throws -> [EventID: EventType] {
        let wanted = Dictionary(grouping: ids, by: \.text.contentHash)
        var types: [EventID: EventType] = [:]
        for part in parts {
            for index in part.indices(of: wanted.keys) {
                // A hash finds an event; its line says whether it is that one.
                let line = try line(at: part.place(index), length: part.length(index))
                let event = try EventCodec.event(of: line, sequence: 0) { _ in nil }
                if types[event.id] == nil { types[event.id] = event.type }
            }
        }
        return types.filter { ids.contains($0.key) }
    }
}

/// An amendment whose turn comes when all events are known.
private struct DeferredAmendment: Sendable {
    let line: LogLine
    /// What a correction corrects; nil for a retraction.
    let target: EventID?
}

/// A chunk that was decoded and folded, but for its amendments.
private struct ReplayedChunk<State: Sendable>: Sendable {
    private(set) var state: State
    private(set) var amendments: [DeferredAmendment] = []
    private(set) var index: EventIndex

    init(
        _ chunk: LogChunk,
        from initial: State,
        _ step: (inout State, RecordedEvent) -> Void
    ) throws {
        state = initial
        index = EventIndex(chunk.segment, count: chunk.count)
        var decoder = EventDecoder()
        try unsafe chunk.withLines { (number, bytes) throws(LogFailure) in
            let sequence = chunk.firstSequence + number
            var target: EventID?
            do throws(LineFault) {
                let event = try unsafe decoder.event(of: bytes, sequence: sequence) { id in
                    target = id
                    return nil
                }
                guard event.type.isAmendment else {
                    index.add(event.id, chunk.place(number).offset, bytes.count)
                    return step(&state, event)
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

/// Where the original events of a chunk stand, by hashes of their identifiers.
private struct EventIndex: Sendable {
    private let segment: Segment
    private var hashes: [Int] = []
    private var offsets: [Int] = []
    private var lengths: [UInt16] = []

    init(_ segment: Segment, count: Int) {
        self.segment = segment
        hashes.reserveCapacity(count)
        offsets.reserveCapacity(count)
        lengths.reserveCapacity(count)
    }

    mutating func add(_ id: EventID, _ offset: Int, _ length: Int) {
        hashes.append(id.text.contentHash)
        offsets.append(offset)
        lengths.append(UInt16(length))
    }

    func place(_ index: Int) -> LogLine.Place {
        LogLine.Place(segment: segment, offset: offsets[index])
    }

    func length(_ index: Int) -> Int { Int(lengths[index]) }

    /// The events whose identifiers may be some that are looked for.
    func indices(of wanted: some Collection<Int>) -> [Int] {
        // Most are not: a table of bits says so sooner than a set of hashes.
        let mask = 1 << 20 - 1
        var bits = [UInt64](repeating: 0, count: (mask + 1) / 64)
        for hash in wanted { bits[hash & mask / 64] |= 1 << UInt64(hash & 63) }
        let wanted = Set(wanted)
        return hashes.indices.filter { index in
            let hash = hashes[index]
            return bits[hash & mask / 64] & 1 << UInt64(hash & 63) != 0 && wanted.contains(hash)
        }
    }
}

extension String {
    /// A hash of its bytes; another one in every run of the program.
    var contentHash: Int {
        var hasher = Hasher()
        var copy = self
        copy.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        return hasher.finalize()
    }
}
