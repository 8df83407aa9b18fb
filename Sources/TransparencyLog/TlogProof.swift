/// Proof that can be checked offline: an entry is in the log that a signed checkpoint is of.
///
/// Source: C2SP tlog-proof v1.
public struct TlogProof: Hashable, Sendable {
    /// What whoever made the proof adds to it; nil: nothing.
    public let extra: [UInt8]?
    /// The way from the entry's leaf to the checkpoint's root.
    public let inclusion: InclusionProof
    /// The checkpoint.
    public let checkpoint: SignedCheckpoint

    private static let title = "c2sp.org/tlog-proof@v1"

    /// A proof.
    ///
    /// - Parameters:
    ///   - inclusion: The way from the entry's leaf to the checkpoint's root.
    ///   - checkpoint: The checkpoint, of as many entries.
    ///   - extra: What is to be added; nil: nothing.
    public init(_ inclusion: InclusionProof, _ checkpoint: SignedCheckpoint, extra: [UInt8]? = nil)
    {
        precondition(
            inclusion.size == checkpoint.head.size,
            "the proof is of the checkpoint's tree"
        )
        self.inclusion = inclusion
        self.checkpoint = checkpoint
        self.extra = extra
    }

    /// Reads a proof.
    ///
    /// - Parameter bytes: The bytes of the proof.
    /// - Throws: `FormatError`.
    public init(_ bytes: [UInt8]) throws(FormatError) {
        let (lines, rest) = try ProofText.split(bytes)
        var header = lines[...]
        guard header.popFirst()?.utf8.elementsEqual(Self.title.utf8) == true else {
            throw FormatError(line: 1, "is not \(Self.title)")
        }
        extra = try header.first.flatMap { (line) throws(FormatError) in
            try ProofText.value(of: line, after: "extra ") { Base64.decode($0.utf8) }
        }
        if extra != nil { header.removeFirst() }
        let place = try header.first.flatMap { (line) throws(FormatError) in
            try ProofText.value(of: line, after: "index ", \.decimal)
        }
        guard let place else {
            throw FormatError(line: header.startIndex + 1, "is not the index of an entry")
        }
        header.removeFirst()
        let hashes = try ProofText.hashes(header)
        checkpoint = try ProofText.checkpoint(rest, afterLines: lines.count + 1)
        guard place < checkpoint.head.size else {
            throw FormatError(
                "is of entry \(place), but its checkpoint covers \(checkpoint.head.size)"
            )
        }
        inclusion = InclusionProof(index: place, size: checkpoint.head.size, hashes: hashes)
    }

    /// The bytes of the proof.
    public var bytes: [UInt8] {
        let lines =
            [Self.title] + (extra.map { ["extra " + Base64.encode($0)] } ?? [])
            + ["index \(inclusion.index)"] + inclusion.hashes.map(\.base64) + [""]
        return Array(lines.map { $0 + "\n" }.joined().utf8) + checkpoint.note.bytes
    }

    /// Whether an entry is where the proof says.
    ///
    /// It says nothing of who signed the checkpoint.
    ///
    /// - Parameter leaf: The entry's leaf hash.
    /// - Returns: Whether the hashes lead from it to the checkpoint's root.
    public func holds(for leaf: Digest) -> Bool {
        inclusion.root(from: leaf) == checkpoint.head.root
    }
}

/// Proof that the log of a signed checkpoint extends an earlier one.
///
/// The form is what a witness is asked with. Source: C2SP tlog-witness, the body of add-checkpoint.
public struct CheckpointUpdate: Hashable, Sendable {
    /// The way from the earlier root to the checkpoint's.
    public let consistency: ConsistencyProof
    /// The checkpoint.
    public let checkpoint: SignedCheckpoint

    /// A proof.
    ///
    /// - Parameters:
    ///   - consistency: The way from the earlier root to the checkpoint's.
    ///   - checkpoint: The checkpoint, of the new size.
    public init(_ consistency: ConsistencyProof, _ checkpoint: SignedCheckpoint) {
        precondition(
            consistency.newSize == checkpoint.head.size,
            "the proof is of the checkpoint's tree"
        )
        self.consistency = consistency
        self.checkpoint = checkpoint
    }

    /// Reads a proof.
    ///
    /// - Parameter bytes: The bytes of the proof.
    /// - Throws: `FormatError`.
    public init(_ bytes: [UInt8]) throws(FormatError) {
        let (lines, rest) = try ProofText.split(bytes)
        let old = try lines.first.flatMap { (line) throws(FormatError) in
            try ProofText.value(of: line, after: "old ", \.decimal)
        }
        guard let old else { throw FormatError(line: 1, "is not the old size") }
        let hashes = try ProofText.hashes(lines.dropFirst())
        checkpoint = try ProofText.checkpoint(rest, afterLines: lines.count + 1)
        guard old <= checkpoint.head.size else {
            throw FormatError("is from \(old) entries to \(checkpoint.head.size): that is fewer")
        }
        guard old > 0 || hashes.isEmpty else {
            throw FormatError("has hashes, but a proof from nothing has none")
        }
        consistency = ConsistencyProof(
            oldSize: old,
            newSize: checkpoint.head.size,
            hashes: hashes
        )
    }

    /// The bytes of the proof.
    public var bytes: [UInt8] {
        let lines = ["old \(consistency.oldSize)"] + consistency.hashes.map(\.base64) + [""]
        return Array(lines.map { $0 + "\n" }.joined().utf8) + checkpoint.note.bytes
    }
}

/// What the texts of both proofs have in common: lines, an empty line, a checkpoint.
private enum ProofText {
    /// The most hashes that a proof may have: one for each level of a tree of 2^63 leaves.
    ///
    /// Source: C2SP tlog-witness.
    static let hashesMax = 63

    /// The lines before the first empty line, and the bytes after it.
    static func split(_ bytes: [UInt8]) throws(FormatError) -> ([Substring], [UInt8]) {
        let separator = bytes.indices.first { index in
            index > 0 && bytes[index] == 0x0A && bytes[index - 1] == 0x0A
        }
        guard let separator else { throw FormatError("has no empty line before a checkpoint") }
        let lines = try TextLines(Array(bytes[..<separator])).lines
        return (lines, Array(bytes[(separator + 1)...]))
    }

    /// What stands on a line after a word; nil on other lines.
    static func value<Value>(
        of line: Substring,
        after word: String,
        _ read: (Substring) -> Value?
    ) throws(FormatError) -> Value? {
        guard line.utf8.starts(with: word.utf8) else { return nil }
        guard let value = read(Substring(line.utf8.dropFirst(word.utf8.count))) else {
            throw FormatError("has no readable value after \"\(word.dropLast())\"")
        }
        return value
    }

    static func hashes(_ lines: ArraySlice<Substring>) throws(FormatError) -> [Digest] {
        guard lines.count <= hashesMax else {
            throw FormatError("has more than \(hashesMax) hashes")
        }
        var hashes: [Digest] = []
        for (index, line) in zip(lines.indices, lines) {
            guard let hash = Digest(base64: line) else {
                throw FormatError(line: index + 1, "is not a hash: the base64 of 32 bytes")
            }
            hashes.append(hash)
        }
        return hashes
    }

    static func checkpoint(
        _ bytes: [UInt8],
        afterLines lines: Int
    ) throws(FormatError) -> SignedCheckpoint {
        do throws(FormatError) {
            return try SignedCheckpoint(bytes)
        } catch {
            throw error.after(lines: lines)
        }
    }
}
