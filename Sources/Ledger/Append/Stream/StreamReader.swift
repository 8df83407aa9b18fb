import Dispatch
import EventLog

/// Adds a stream of events to a plan: one chunk of lines is read while the one before it is
/// admitted.
final class StreamReader {
    /// The lines that an error or a warning is about; their places are the indices of inputs.
    private(set) var reported: [StreamLine] = []

    private let eventsMax: Int
    private var eventCount = 0
    /// How many lines end before the piece that is being admitted.
    private var endings = 0

    /// A reader of at most so many events.
    init(eventsMax: Int) { self.eventsMax = eventsMax }

    /// Forgets what was read, to read it again.
    func restart() { (reported, eventCount, endings) = ([], 0, 0) }

    /// Adds all events.
    ///
    /// - Parameters:
    ///   - next: Gives the next bytes of the stream; none at its end.
    ///   - plan: What they are added to.
    /// - Throws: `StreamError` for what is no event, and what `next` and the plan throw.
    func add(_ next: @escaping () throws -> [UInt8], to plan: inout AppendPlan) throws {
        var chunks = LineChunks(next)
        let stamp = RecordedAttributes(recordedAt: plan.now, recordedBy: plan.recording.recordedBy)
        var previous: LineReading?
        // What was admitted is freed by the other thread, which has the time.
        var spent: [LineReading.Piece] = []
        while let chunk = try chunks.chunk() {
            let reading = LineReading(chunk, stamp)
            let group = DispatchGroup()
            if reading.isLarge {
                DispatchQueue.global().async(group: group) { [spent] in
                    reading.work()
                    _ = spent
                }
            }
            spent = []
            // Whatever is thrown, no thread is left at work.
            defer { group.wait() }
            if let previous { spent = try admit(previous, to: &plan) }
            reading.work()
            previous = reading
        }
        if let previous { _ = try admit(previous, to: &plan) }
    }

    /// Adds the lines of a chunk, and gives back what is to be freed.
    private func admit(
        _ reading: LineReading,
        to plan: inout AppendPlan
    ) throws -> [LineReading.Piece] {
        var pieces = reading.takePieces()
        for index in pieces.indices {
            // Its events get their sequences in place: nothing else may hold them.
            var piece = LineReading.Piece()
            swap(&piece, &pieces[index])
            var next = 0
            for line in piece.lines {
                if case .ready(let range, let leaf) = line.content {
                    let stamped = RecordableLine(bytes: piece.stamped, range: range, leaf: leaf)
                    try count(line, of: reading)
                    let isAdded = try plan.add(&piece.events[next], stamped) {
                        self.index(of: line, in: reading)
                    }
                    next += 1
                    if !isAdded { try addAsJSON(line, of: reading, to: &plan) }
                } else {
                    try add(line, piece.stamped, of: reading, to: &plan)
                }
            }
            endings += piece.endings
            swap(&piece, &pieces[index])
        }
        return pieces
    }

    /// Counts an event, if there may be one more.
    private func count(_ line: LineReading.Line, of reading: LineReading) throws {
        guard eventCount < eventsMax else {
            _ = index(of: line, in: reading)
            throw failure(.tooManyEvents(limit: eventsMax))
        }
        eventCount += 1
    }

    /// Adds a line whose event is not ready.
    private func add(
        _ line: LineReading.Line,
        _ stamped: [UInt8],
        of reading: LineReading,
        to plan: inout AppendPlan
    ) throws {
        try count(line, of: reading)
        let inputIndex = { self.index(of: line, in: reading) }
        switch line.content {
        case .ready(let range, let leaf), .dependent(let range, let leaf):
            let stamped = RecordableLine(bytes: stamped, range: range, leaf: leaf)
            if try plan.addDependent(stamped, inputIndex) { return }
            try addAsJSON(line, of: reading, to: &plan)
        case .json(let json): try plan.add(json, inputIndex)
        case .fault(let error): throw failure(of: error, inputIndex)
        }
    }

    private func addAsJSON(
        _ line: LineReading.Line,
        of reading: LineReading,
        to plan: inout AppendPlan
    ) throws {
        let inputIndex = { self.index(of: line, in: reading) }
        let json: JSONValue
        do {
            json = try JSONParser.value(of: Array(reading.bytes[line.range]))
        } catch {
            throw failure(of: error, inputIndex)
        }
        try plan.add(json, inputIndex)
    }

    private func failure(of error: LineError, _ inputIndex: () -> Int) -> StreamError {
        _ = inputIndex()
        return failure(.line(error))
    }

    private func failure(_ reason: StreamError.Reason) -> StreamError {
        StreamError(reason: reason, lines: reported, omittedWarnings: 0)
    }

    /// The place of a line among those reported; from now on it is one of them.
    private func index(of line: LineReading.Line, in reading: LineReading) -> Int {
        let number = endings + line.number + 1
        if reported.last?.number != number {
            reported.append(StreamLine(number: number, bytes: Array(reading.bytes[line.range])))
        }
        return reported.count - 1
    }
}
