import FilingModel

/// Splits the bytes of one segment into the lines of complete batches, and a rest.
///
/// An event is in the log when its line is complete, line feed included, and its batch is complete.
struct SegmentSplitter {
    /// A line of a segment, as a range of bytes without its line feed.
    struct Line: Sendable {
        let range: Range<Int>
        /// Whether a batch begins with it.
        let isFirst: Bool
    }

    /// The lines of complete batches, in order.
    private(set) var lines: [Line] = []

    /// Where the last complete batch ends.
    private(set) var committedEnd = 0

    /// Splits a segment from a place where a batch starts.
    init(_ bytes: [UInt8], from start: Int) {
        committedEnd = start
        var missing = 0
        var committedLines = 0
        var position = start
        while let end = bytes.lineFeed(from: position, before: bytes.count) {
            let isFirst = missing == 0
            if isFirst { missing = Self.batchSize(bytes[position..<end]) }
            lines.append(Line(range: position..<end, isFirst: isFirst))
            missing -= 1
            position = end + 1
            guard missing == 0 else { continue }
            committedLines = lines.count
            committedEnd = position
        }
        lines.removeSubrange(committedLines...)
    }

    /// The number of events in the batch that starts with a line, whose first member is
    /// `batchsize`.
    private static func batchSize(_ line: ArraySlice<UInt8>) -> Int {
        guard line.dropFirst(2).first == 0x62 else { return 1 }
        let prefix = "{\"batchsize\":"
        guard line.starts(with: prefix.utf8) else { return 1 }
        let digits = line.dropFirst(prefix.utf8.count).prefix { $0.isASCIIDigit }
        return max(1, Int(String(decoding: digits.prefix(9), as: UTF8.self)) ?? 1)
    }
}
