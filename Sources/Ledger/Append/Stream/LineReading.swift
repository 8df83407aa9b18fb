import EventLog
import FilingModel
import Synchronization
import TransparencyLog

/// The lines of a chunk, read piece by piece by whoever has the time.
final class LineReading: Sendable {
    /// A line that is not blank.
    struct Line: Sendable {
        /// Where it stands in the chunk, without its end.
        let range: Range<Int>
        /// Which line of its piece it is, from 0.
        let number: Int
        let content: Content
    }

    /// What is read of a line before anything is known of the events before it.
    enum Content: Sendable {
        /// The next event of the piece; where its line as it will stand lies among the stamped
        /// ones, and the hash of that.
        case ready(Range<Int>, leaf: Digest)
        /// The same without the event, which depends on another one.
        case dependent(Range<Int>, leaf: Digest)
        /// An event in another form than the log's.
        case json(JSONValue)
        /// No event.
        case fault(LineError)
    }

    /// Some lines of a chunk in a row.
    struct Piece: Sendable {
        /// Those that are not blank.
        var lines: [Line] = []
        /// The events that are ready, in order.
        var events: [RecordedEvent] = []
        /// The lines of events as they will stand, each with a line feed.
        var stamped: [UInt8] = []
        /// How many lines end in it.
        var endings = 0
    }

    /// How long a piece is at least, in bytes.
    private static let pieceBytes = 1 << 17

    let bytes: [UInt8]
    private let stamp: RecordedAttributes
    private let ranges: [Range<Int>]
    private let next = Atomic<Int>(0)
    private let read: Mutex<[Piece?]>

    /// The lines of a chunk, none of them read yet.
    ///
    /// - Parameter bytes: Whole lines; the last one may lack its end.
    init(_ bytes: [UInt8], _ stamp: RecordedAttributes) {
        self.bytes = bytes
        self.stamp = stamp
        var ranges: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let middle = min(start + Self.pieceBytes, bytes.count)
            let end = bytes[middle...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            ranges.append(start..<end)
            start = end
        }
        self.ranges = ranges
        read = Mutex(Array(repeating: nil, count: ranges.count))
    }

    /// Whether it is worth another thread.
    var isLarge: Bool { ranges.count > 1 }

    /// Reads pieces until none is left that nobody reads.
    func work() {
        var decoder = EventDecoder()
        while true {
            let number = next.add(1, ordering: .relaxed).oldValue
            guard number < ranges.count else { return }
            let piece = piece(ranges[number], &decoder)
            read.withLock { $0[number] = piece }
        }
    }

    /// Takes the pieces in order, when all have been read.
    func takePieces() -> [Piece] {
        read.withLock { pieces in
            defer { pieces = [] }
            return pieces.compactMap { $0 }
        }
    }

    private func piece(_ range: Range<Int>, _ decoder: inout EventDecoder) -> Piece {
        var piece = Piece()
        piece.stamped.reserveCapacity(range.count + range.count / 4)
        var start = range.lowerBound
        while start < range.upperBound {
            let end =
                bytes.lineFeed(from: start, before: range.upperBound) ?? range.upperBound
            var last = end
            if last > start, bytes[last - 1] == 0x0D { last -= 1 }
            let line = start..<last
            if !bytes[line].allSatisfy(\.isBlank) {
                let content = content(line, &decoder, &piece)
                piece.lines.append(Line(range: line, number: piece.endings, content: content))
            }
            if end < range.upperBound { piece.endings += 1 }
            start = end + 1
        }
        return piece
    }

    private func content(
        _ range: Range<Int>,
        _ decoder: inout EventDecoder,
        _ piece: inout Piece
    ) -> Content {
        if range.count <= EventLimit.eventBytesMax, let ready = ready(range, &decoder, &piece) {
            return ready
        }
        do throws(LineError) {
            return try unread(Array(bytes[range]), &decoder, &piece)
        } catch {
            return .fault(error)
        }
    }

    /// The line as it will stand, if it is read as it was given.
    private func ready(
        _ range: Range<Int>,
        _ decoder: inout EventDecoder,
        _ piece: inout Piece
    ) -> Content? {
        let start = piece.stamped.count
        let event = unsafe bytes.withUnsafeBytes { buffer in
            unsafe decoder.stamped(
                UnsafeRawBufferPointer(rebasing: buffer[range]),
                with: stamp,
                to: &piece.stamped
            )
        }
        guard let event else { return nil }
        piece.events.append(event)
        let line = start..<piece.stamped.count
        return .ready(line, leaf: Self.leaf(line, in: piece))
    }

    private static func leaf(_ line: Range<Int>, in piece: Piece) -> Digest {
        unsafe piece.stamped.withUnsafeBytes { buffer in
            let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer[line].dropLast())
            return unsafe MerkleTree.leafHash(bytes)
        }
    }

    /// A line that is not read as it was given.
    private func unread(
        _ line: [UInt8],
        _ decoder: inout EventDecoder,
        _ piece: inout Piece
    ) throws(LineError) -> Content {
        guard line.count <= EventLimit.eventBytesMax,
            let stamped = EventCodec.restamped(line, with: stamp)
        else { return .json(try JSONParser.value(of: line)) }
        var event: RecordedEvent?
        do throws(LineError) {
            event = try unsafe stamped.span.bytes.withUnsafeBytes { (bytes) throws(LineError) in
                try unsafe decoder.event(of: bytes, sequence: 0) { _ in nil }
            }
        } catch {
            guard case .unknownTarget = error.reason else {
                return .json(try JSONParser.value(of: line))
            }
        }
        let start = piece.stamped.count
        piece.stamped += stamped
        piece.stamped.append(0x0A)
        let range = start..<piece.stamped.count
        let leaf = MerkleTree.leafHash(stamped)
        guard let event else { return .dependent(range, leaf: leaf) }
        piece.events.append(event)
        return .ready(range, leaf: leaf)
    }
}

extension UInt8 {
    /// Whether it is white space within a line.
    fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
