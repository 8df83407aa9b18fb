/// Whole batches of one segment, in memory: lines in a row, in the order of the log.
package struct LogChunk: Sendable {
    /// The sequence of the first line's event.
    package let firstSequence: Int
    /// The segment they stand in.
    package let segment: Segment

    /// Where in the segment the bytes begin.
    private let base: Int
    private let bytes: [UInt8]
    private let lines: [SegmentSplitter.Line]

    init(
        _ splitter: SegmentSplitter,
        of bytes: [UInt8],
        in segment: Segment,
        at base: Int,
        firstSequence: Int
    ) {
        self.firstSequence = firstSequence
        self.segment = segment
        self.base = base
        self.bytes = bytes
        lines = splitter.lines
    }

    /// How many lines there are.
    package var count: Int { lines.count }

    /// How long its lines are, in bytes, with their line feeds.
    package var bytesCount: Int { (lines.last?.range.upperBound ?? -1) + 1 }

    /// A line with bytes of its own.
    ///
    /// - Parameter index: Which line, from 0.
    package func line(_ index: Int) -> LogLine {
        LogLine(
            sequence: firstSequence + index,
            place: place(index),
            bytes: Array(bytes[lines[index].range])
        )
    }

    /// Where a line starts.
    ///
    /// - Parameter index: Which line, from 0.
    package func place(_ index: Int) -> LogLine.Place {
        LogLine.Place(segment: segment, offset: base + lines[index].range.lowerBound)
    }

    /// How long a line is, in bytes, without its line feed.
    ///
    /// - Parameter index: Which line, from 0.
    package func length(_ index: Int) -> Int { lines[index].range.count }

    /// Gives the bytes of each line, where they lie in memory.
    ///
    /// - Parameter body: Takes the number of a line, from 0, and its bytes without the line feed,
    ///   which are valid during the call only.
    package func withLines<Failure: Error>(
        _ body: (Int, UnsafeRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        var failure: Failure?
        unsafe bytes.withUnsafeBytes { buffer in
            do throws(Failure) {
                for (index, line) in lines.enumerated() {
                    try unsafe body(index, UnsafeRawBufferPointer(rebasing: buffer[line.range]))
                }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
    }
}
