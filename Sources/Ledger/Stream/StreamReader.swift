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

    /// Takes all events.
    ///
    /// - Parameters:
    ///   - next: Gives the next bytes of the stream; none at its end.
    ///   - plan: What takes them.
    /// - Throws: `StreamFailure` for what is no event, and what `next` and the plan throw.
    func take(_ next: @escaping () throws -> [UInt8], into plan: inout AppendPlan) throws {
        var chunks = LineChunks(next)
        let stamp = LineStamp(recordedAt: plan.now, recordedBy: plan.stamp.recordedBy)
        var previous: LineReading?
        while let chunk = try chunks.chunk() {
            let reading = LineReading(chunk, stamp)
            let group = DispatchGroup()
            if reading.isLarge { DispatchQueue.global().async(group: group) { reading.work() } }
            // Whatever is thrown, nobody is left at work.
            defer { group.wait() }
            if let previous { try admit(previous, into: &plan) }
            reading.work()
            previous = reading
        }
        if let previous { try admit(previous, into: &plan) }
    }

    private func admit(_ reading: LineReading, into plan: inout AppendPlan) throws {
        for piece in reading.pieces {
            for line in piece.lines { try take(line, of: reading, into: &plan) }
            endings += piece.endings
        }
    }

    private func take(
        _ line: LineReading.Line,
        of reading: LineReading,
        into plan: inout AppendPlan
    ) throws {
        let telling = { self.tell(line, of: reading) }
        guard eventCount < eventsMax else {
            _ = telling()
            throw failure(.tooManyEvents(limit: eventsMax))
        }
        eventCount += 1
        switch line.content {
        case .ready(let bytes, let event, let leaf):
            if try plan.take(bytes, event, leaf: leaf, telling: telling) { return }
            let given = Array(reading.bytes[line.range])
            let json: JSONValue
            do {
                json = try JSONParser.value(of: given)
            } catch {
                throw failure(of: error, telling)
            }
            try plan.take(json, telling: telling)
        case .json(let json): try plan.take(json, telling: telling)
        case .fault(let fault): throw failure(of: fault, telling)
        }
    }

    private func failure(of fault: LineFault, _ telling: () -> Int) -> StreamFailure {
        _ = telling()
        return failure(.line(fault))
    }

    private func failure(_ reason: StreamFailure.Reason) -> StreamFailure {
        StreamFailure(reason: reason, lines: told, omittedWarnings: 0)
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
