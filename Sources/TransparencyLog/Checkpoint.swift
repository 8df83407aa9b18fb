/// The head of a log's tree, as it is signed.
///
/// Source: C2SP tlog-checkpoint v1.0.0.
public struct Checkpoint: Hashable, Sendable {
    /// Which log it is: an address without its scheme.
    public let origin: String
    /// How many entries the log has.
    public let size: Int
    /// The root of the Merkle tree over them.
    public let root: Digest
    /// Lines of others, which say something else; rarely any.
    public let extensions: [String]

    /// The head of a log.
    ///
    /// - Parameters:
    ///   - origin: Which log it is.
    ///   - size: How many entries the log has.
    ///   - root: The root of the Merkle tree over them.
    public init(origin: String, size: Int, root: Digest) {
        self.origin = origin
        self.size = size
        self.root = root
        extensions = []
    }

    /// Reads the text of a checkpoint: origin, size and root, a line each.
    ///
    /// - Parameter text: The text, which ends in a line feed.
    /// - Throws: `FormatError`.
    public init(_ text: String) throws(FormatError) {
        let lines = try TextLines(Array(text.utf8)).lines
        guard lines.count >= 3 else { throw FormatError("has no origin, size and root") }
        guard !lines[0].isEmpty else { throw FormatError(line: 1, "is empty: no origin") }
        guard let size = lines[1].decimal else {
            throw FormatError(line: 2, "is not a size: decimal digits without leading zeros")
        }
        guard let root = Digest(base64: lines[2]) else {
            throw FormatError(line: 3, "is not a root: the base64 of 32 bytes")
        }
        guard size > 0 || root == MerkleTree().root else {
            throw FormatError(line: 3, "is not the root of an empty tree, though the size is 0")
        }
        if let empty = lines.dropFirst(3).firstIndex(where: \.isEmpty) {
            throw FormatError(line: empty + 1, "is empty")
        }
        origin = String(lines[0])
        self.size = size
        self.root = root
        extensions = lines.dropFirst(3).map(String.init)
    }

    /// Whether it is of a log, compared by bytes: origins that only look alike are two.
    ///
    /// - Parameter origin: The log's origin.
    /// - Returns: Whether it is the same.
    public func isOf(_ origin: String) -> Bool { self.origin.utf8.elementsEqual(origin.utf8) }

    /// The text that is signed.
    public var text: String {
        ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined()
    }
}

/// A checkpoint with its signatures.
///
/// Source: C2SP tlog-checkpoint v1.0.0.
public struct SignedCheckpoint: Hashable, Sendable {
    /// The head of the log.
    public let head: Checkpoint
    /// The note that holds it.
    public let note: SignedNote

    /// Signs the head of a log.
    ///
    /// - Parameters:
    ///   - head: The head.
    ///   - key: The key, of the log's origin.
    /// - Throws: `FormatError` if the origin cannot stand in a note.
    public init(_ head: Checkpoint, signedBy key: SigningKey) throws(FormatError) {
        self.head = head
        note = try key.sign(head.text)
    }

    /// Signs the same head once more, by another key.
    ///
    /// - Parameter key: The key.
    /// - Returns: The checkpoint with the signatures that it has, and this one.
    /// - Throws: `FormatError` if the origin cannot stand in a note.
    public func signed(by key: SigningKey) throws(FormatError) -> SignedCheckpoint {
        SignedCheckpoint(head, note.joined(with: try key.sign(note.text)))
    }

    private init(_ head: Checkpoint, _ note: SignedNote) {
        self.head = head
        self.note = note
    }

    /// Which of some keys vouch for the head: those that signed it, if one of them is its log's.
    ///
    /// - Parameter keys: The keys that are trusted.
    /// - Returns: The keys, in their order; none if the log's own key is not among them.
    /// - Throws: `SignedNote.FalseSignature`.
    public func vouchers(
        among keys: [VerifierKey]
    ) throws(SignedNote.FalseSignature) -> [VerifierKey] {
        let signers = try note.signers(among: keys)
        let isOwn = signers.contains { head.isOf($0.name) }
        return isOwn ? signers : []
    }

    /// Reads a signed checkpoint.
    ///
    /// - Parameter bytes: The bytes of the note.
    /// - Throws: `FormatError`.
    public init(_ bytes: [UInt8]) throws(FormatError) {
        note = try SignedNote(bytes)
        head = try Checkpoint(note.text)
    }
}
