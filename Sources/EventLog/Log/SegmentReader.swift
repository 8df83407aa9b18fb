/// Reads the whole batches of one segment, some megabytes at a time.
///
/// A batch is never longer than a segment of this program, so what does not hold a whole batch in
/// that many bytes is a torn tail, however long it is: it is not read on.
struct SegmentReader: ~Copyable {
    private let file: FileDescriptor
    /// The length of the segment when it was opened, in bytes.
    let length: Int
    /// Where the next batch begins, in bytes.
    private(set) var offset: Int
    /// The length of the piece that is read at once, in bytes; it doubles until a batch fits.
    private var pieceBytes: Int

    /// The length of a piece at first, in bytes.
    static let pieceBytes = 4 * 1_024 * 1_024

    /// Reads an open segment from a place on where a batch begins.
    init(
        _ file: consuming FileDescriptor,
        from offset: Int,
        pieceBytes: Int = pieceBytes
    ) throws(LogError) {
        self.length = try file.length()
        self.file = file
        self.offset = offset
        self.pieceBytes = pieceBytes
    }

    /// The number of bytes behind the last whole batch; meant when there is no more to read.
    var tornBytes: Int { max(0, length - offset) }

    /// The next whole batches, and the bytes that they are ranges of; nil when there are no more.
    mutating func next() throws(LogError) -> (batches: SegmentSplitter, bytes: [UInt8])? {
        while offset < length {
            let stop = min(length, offset + pieceBytes)
            let bytes = try file.read(from: offset, to: stop)
            let batches = SegmentSplitter(bytes, from: 0)
            if batches.committedEnd > 0 {
                offset += batches.committedEnd
                return (batches, bytes)
            }
            guard stop < length, pieceBytes < EventLog.segmentBytesMax else { return nil }
            pieceBytes = min(2 * pieceBytes, EventLog.segmentBytesMax)
        }
        return nil
    }

    /// Hands on the bytes from an offset on, piece by piece, without holes.
    func eachPiece(
        from start: Int,
        _ body: ([UInt8], Int) throws(LogError) -> Void
    ) throws(LogError) {
        try file.eachPiece(of: start..<max(start, length), body)
    }

    /// Checks that the bytes before a position are those that it remembers.
    static func check(
        _ position: LogPosition,
        in file: borrowing FileDescriptor
    ) throws(LogError) {
        let (name, start) = (position.segment.name, position.offset)
        let length = try file.length()
        guard length >= start else {
            throw .damaged(LogDamage(.cut(to: length, committed: start), in: name, at: length))
        }
        guard start > 0 else { return }
        let base = max(0, start - LogPosition.fingerprintBytes)
        guard try file.read(from: base, to: start) == position.fingerprint else {
            throw .damaged(LogDamage(.otherBytes, in: name, at: start))
        }
    }
}
