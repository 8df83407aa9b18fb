import EventLog

/// The lines that would be appended, with placeholders for what is set when they are.
package struct PlaceholderLines {
    private let lines: LineStore
    private static let stamp = RecordedAttributes(recordedAt: nil, recordedBy: nil)

    init(_ lines: LineStore) { self.lines = lines }

    /// Gives the lines one after another.
    ///
    /// - Throws: `LogError` if they cannot be read any more, and what `body` throws.
    package func forEach(_ body: ([UInt8]) throws -> Void) throws {
        for batch in 0..<lines.batchCount {
            let range = lines.lines(of: batch)
            for number in range {
                let line = try lines.line(number)
                guard let shown = EventCodec.restamped(line, with: Self.stamp) else {
                    preconditionFailure("a line that is written is canonical")
                }
                let isFirst = number == range.lowerBound
                let head = RecordedAttributes.head(ofBatch: isFirst ? range.count : 1)
                try body(head + shown.dropFirst())
            }
        }
    }

    /// All of them.
    func all() throws -> [[UInt8]] {
        var all: [[UInt8]] = []
        try forEach { all.append($0) }
        return all
    }
}
