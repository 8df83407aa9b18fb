import EventLog
import FilingModel

/// Reads events of an append again, which were taken before; none that is an amendment.
final class LineRecall {
    private let lines: LineStore
    private let base: LogSize
    private var decoder = EventDecoder()

    /// Reads from the lines that follow a log of some size.
    init(of lines: LineStore, after base: LogSize) {
        self.lines = lines
        self.base = base
    }

    /// The event with a sequence.
    func event(_ sequence: Int) throws -> RecordedEvent {
        let line = try lines.line(sequence - base.count)
        return try unsafe line.span.withUnsafeBytes { (bytes) throws(LineError) in
            try unsafe decoder.event(of: bytes, sequence: sequence) { _ in nil }
        }
    }
}
