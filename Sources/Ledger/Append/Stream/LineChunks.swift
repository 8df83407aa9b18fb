import EventLog

/// A stream of lines in chunks of whole ones.
struct LineChunks {
    /// How much is read before it is cut, in bytes.
    private static let chunkBytes = 1 << 22

    /// Gives the next bytes; none at the end.
    private let next: () throws -> [UInt8]
    /// The start of a line.
    private var rest: [UInt8] = []
    private var isAtEnd = false

    init(_ next: @escaping () throws -> [UInt8]) { self.next = next }

    /// The next lines; nil at the end.
    ///
    /// A line that is longer than a chunk is cut, and the last one.
    mutating func chunk() throws -> [UInt8]? {
        guard !isAtEnd else { return nil }
        var chunk = rest
        rest = []
        chunk.reserveCapacity(Self.chunkBytes + (1 << 18))
        while chunk.count < Self.chunkBytes {
            let piece = try next()
            guard !piece.isEmpty else {
                isAtEnd = true
                return chunk.isEmpty ? nil : chunk
            }
            chunk.append(contentsOf: piece)
        }
        guard let end = chunk.lastIndex(of: 0x0A) else {
            isAtEnd = true
            return chunk
        }
        rest = Array(chunk[(end + 1)...])
        chunk.removeLast(chunk.count - end - 1)
        return chunk
    }
}
