/// A stream that can be read once more, as long as not too much of it has been read.
final class StreamInput {
    /// How much is kept to be read again, in bytes.
    static let keptBytesMax = 4 * 1_024 * 1_024

    private let source: () throws -> [UInt8]
    private var kept: [[UInt8]] = []
    private var keptBytes = 0
    /// How many of the kept pieces have been read since the start.
    private var place = 0

    /// A stream.
    ///
    /// - Parameter source: Gives its next bytes, none at its end.
    init(_ source: @escaping () throws -> [UInt8]) { self.source = source }

    /// Goes back to the start.
    func rewind() -> Bool {
        place = 0
        return keptBytes <= Self.keptBytesMax
    }

    /// The next bytes; none at the end.
    func next() throws -> [UInt8] {
        if place < kept.count {
            place += 1
            return kept[place - 1]
        }
        let piece = try source()
        keptBytes += piece.count
        if keptBytes <= Self.keptBytesMax {
            kept.append(piece)
            place += 1
        } else {
            kept = []
            place = 0
        }
        return piece
    }
}
