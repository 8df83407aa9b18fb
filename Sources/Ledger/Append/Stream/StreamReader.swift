import Dispatch
import EventLog

/// Takes a stream of events into a plan: one chunk of lines is read while the one before it is
/// admitted.
final class StreamReader {
    /// The lines that there is something to say about.
    private(set) var told: [StreamLine] = []

    private let eventsMax: Int
    private var eventCount = 0
    /// How many lines end before the piece that is admitted.
    private var endings = 0

    /// A reader.
    ///
    /// - Parameter eventsMax: The most events that are read.
    init(eventsMax: Int) { self.eventsMax = eventsMax }

    /// Forgets what was read, to read it again.
    func restart() { (told, eventCount, endings) = ([], 0, 0) }

    /// Takes all events.
    ///
    /// - Parameters:
    ///   - next: Gives the next bytes of the stream; none at its end.
    ///   - plan: What takes them.
    /// - Throws: `StreamError` for what is no event, and what `next` and the plan throw.
    func take(_ next: @escaping () throws -> [UInt8], into plan: inout AppendPlan) throws {
        var chunks = LineChunks(next)
        let stamp = RecordedAttributes(recordedAt: plan.now, recordedBy: plan.stamp.recordedBy)
        var previous: LineReading?
        // What was admitted is let go of by whoever reads on, who has the time.
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
            // Whatever is thrown, nobody is left at work.
            defer { group.wait() }
            if let previous { spent = try admit(previous, into: &plan) }
            reading.work()
            previous = reading
        }
        if let previous { _ = try admit(previous, into: &plan) }
    }

    /// Admits the lines of a chunk; gives what is left of them.
    private func admit(
        _ reading: LineReading,
        into plan: inout AppendPlan
    ) throws -> [LineReading.Piece] {
        var pieces = reading.takePieces()
        for index in pieces.indices {
            // Its events are given their sequences where they are: nobody else may hold them.
            var piece = LineReading.Piece()
            swap(&piece, &pieces[index])
            var next = 0
            for line in piece.lines {
                if case .ready(let range, let leaf) = line.content {
                    let stamped = RecordableLine(bytes: piece.stamped, range: range, leaf: leaf)
                    try count(line, of: reading)
                    let isTaken = try plan.take(stamped, &piece.events[next]) {
                        self.tell(line, of: reading)
                    }
                    next += 1
                    if !isTaken { try takeAsJSON(line, of: reading, into: &plan) }
                } else {
                    try take(line, piece.stamped, of: reading, into: &plan)
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
            _ = tell(line, of: reading)
            throw failure(.tooManyEvents(limit: eventsMax))
        }
        eventCount += 1
    }

    /// Takes a line whose event is not ready.
    private func take(
        _ line: LineReading.Line,
        _ stamped: [UInt8],
        of reading: LineReading,
        into plan: inout AppendPlan
    ) throws {
        try count(line, of: reading)
        let telling = { self.tell(line, of: reading) }
        switch line.content {
        case .ready(let range, let leaf), .dependent(let range, let leaf):
            let stamped = RecordableLine(bytes: stamped, range: range, leaf: leaf)
            if try plan.take(stamped, telling: telling) { return }
            try takeAsJSON(line, of: reading, into: &plan)
        case .json(let json): try plan.take(json, telling: telling)
        case .fault(let fault): throw failure(of: fault, telling)
        }
    }

    private func takeAsJSON(
        _ line: LineReading.Line,
        of reading: LineReading,
        into plan: inout AppendPlan
    ) throws {
        let telling = { self.tell(line, of: reading) }
        let json: JSONValue
        do {
            json = try JSONParser.value(of: Array(reading.bytes[line.range]))
        } catch {
            throw failure(of: error, telling)
        }
        try plan.take(json, telling: telling)
    }

    private func failure(of fault: LineError, _ telling: () -> Int) -> StreamError {
        _ = telling()
        return failure(.line(fault))
    }

    private func failure(_ reason: StreamError.Reason) -> StreamError {
        StreamError(reason: reason, lines: told, omittedWarnings: 0)
    }

    /// Keeps a line that there is something to say about; gives its place.
    private func tell(_ line: LineReading.Line, of reading: LineReading) -> Int {
        let number = endings + line.number + 1
        if told.last?.number != number {
            told.append(StreamLine(number: number, bytes: Array(reading.bytes[line.range])))
        }
        return told.count - 1
    }
}
