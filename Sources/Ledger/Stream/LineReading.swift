import EventLog
import FilingModel
import Glibc
import Synchronization
import TransparencyLog

/// The lines of a chunk, read piece by piece by whoever has the time.
final class LineReading: Sendable {
    /// A line that is not blank; by reference, as events are large.
    final class Line: Sendable {
        /// Where it stands in the chunk, without its end.
        let range: Range<Int>
        /// Which line of its piece it is, from 0.
        let number: Int
        let content: Content

        init(_ range: Range<Int>, number: Int, _ content: Content) {
            self.range = range
            self.number = number
            self.content = content
        }
    }

    /// What is read of a line before anything is known of the events before it.
    enum Content: Sendable {
        /// The line as it will stand, and its hash; without the event where that depends on
        /// another one.
        case ready([UInt8], RecordedEvent?, leaf: Digest)
        /// An event in another form than the log's.
        case json(JSONValue)
        /// No event.
        case fault(LineFault)
    }

    /// Some lines of a chunk in a row.
    struct Piece: Sendable {
        /// Those that are not blank.
        var lines: [Line] = []
        /// How many lines end in it.
        var endings = 0
    }

    /// How long a piece is at least, in bytes.
    private static let pieceBytes = 1 << 17

    let bytes: [UInt8]
    private let stamp: LineStamp
    private let ranges: [Range<Int>]
    private let next = Atomic<Int>(0)
    private let read: Mutex<[Piece?]>

    /// The lines of a chunk, none of them read yet.
    ///
    /// - Parameters:
    ///   - bytes: Whole lines; the last one may lack its end.
    ///   - stamp: What the writer sets in each.
    init(_ bytes: [UInt8], _ stamp: LineStamp) {
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

    /// The pieces in order, when all have been read.
    var pieces: [Piece] { read.withLock { $0.compactMap { $0 } } }

    private func piece(_ range: Range<Int>, _ decoder: inout EventDecoder) -> Piece {
        var piece = Piece()
        var start = range.lowerBound
        while start < range.upperBound {
            let end = lineEnd(from: start, in: range)
            var last = end
            if last > start, bytes[last - 1] == 0x0D { last -= 1 }
            if !bytes[start..<last].allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) {
                let line = start..<last
                piece.lines.append(Line(line, number: piece.endings, content(line, &decoder)))
            }
            if end < range.upperBound { piece.endings += 1 }
            start = end + 1
        }
        return piece
    }

    private func lineEnd(from start: Int, in range: Range<Int>) -> Int {
        unsafe bytes.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress,
                let found = unsafe memchr(base + start, 0x0A, range.upperBound - start)
            else { return range.upperBound }
            return unsafe UnsafeRawPointer(found) - base
        }
    }

    private func content(_ range: Range<Int>, _ decoder: inout EventDecoder) -> Content {
        let line = Array(bytes[range])
        do throws(LineFault) {
            if let ready = ready(line, &decoder) { return ready }
            return .json(try JSONParser.value(of: line))
        } catch {
            return .fault(error)
        }
    }

    /// The line as it will stand; nil where it has to be read as JSON.
    private func ready(_ line: [UInt8], _ decoder: inout EventDecoder) -> Content? {
        guard line.count <= EventLimit.eventBytesMax,
            let stamped = EventCodec.restamped(line, with: stamp)
        else { return nil }
        let leaf = MerkleTree.leafHash(stamped)
        do throws(LineFault) {
            let event = try unsafe stamped.span.bytes.withUnsafeBytes { (bytes) throws(LineFault) in
                try unsafe decoder.event(of: bytes, sequence: 0) { _ in nil }
            }
            return .ready(stamped, event, leaf: leaf)
        } catch {
            guard case .unknownTarget = error.reason else { return nil }
            return .ready(stamped, nil, leaf: leaf)
        }
    }
}
