import TransparencyLog

/// The line of an event as it will stand in the log, but for the size of its batch.
struct RecordableLine {
    /// The bytes among which it lies.
    let bytes: [UInt8]
    /// Where it lies, its line feed included.
    let range: Range<Int>
    /// The hash of the line.
    let leaf: Digest

    /// A line that lies among others.
    init(bytes: [UInt8], range: Range<Int>, leaf: Digest) {
        self.bytes = bytes
        self.range = range
        self.leaf = leaf
    }

    /// A line by itself, without its line feed.
    init(_ line: [UInt8]) {
        bytes = line + [0x0A]
        range = bytes.indices
        leaf = MerkleTree.leafHash(line)
    }

    /// The bytes of the line, without its line feed.
    var content: [UInt8] { Array(bytes[range].dropLast()) }
}
