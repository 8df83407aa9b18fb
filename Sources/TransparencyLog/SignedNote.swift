/// A signature of a note, by whom it says it is.
public struct NoteSignature: Hashable, Sendable {
    /// The name of who signed.
    public let name: String
    /// Which of their keys.
    public let keyID: UInt32
    /// The signature; 64 bytes for Ed25519.
    public let bytes: [UInt8]

    init(name: String, keyID: UInt32, bytes: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.bytes = bytes
    }

    /// A line of a note begins with it: an em dash and a space.
    private static let mark = "\u{2014} "

    /// Reads a line of a note.
    init?(_ line: Substring) {
        guard line.utf8.starts(with: Self.mark.utf8) else { return nil }
        let parts = line.utf8.dropFirst(Self.mark.utf8.count).split(
            separator: UInt8(ascii: " "),
            maxSplits: 1,
            omittingEmptySubsequences: false
        ).map { String(decoding: $0, as: UTF8.self) }
        guard parts.count == 2, KeyName.isValid(parts[0]),
            let bytes = Base64.decode(parts[1].utf8), bytes.count > 4
        else { return nil }
        name = parts[0]
        keyID = bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        self.bytes = Array(bytes.dropFirst(4))
    }

    /// The line of a note, without its line feed.
    var line: String {
        let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * $0)) }
        return "\(Self.mark)\(name) \(Base64.encode(id + bytes))"
    }

    func isBy(_ key: VerifierKey) -> Bool {
        keyID == key.id && name.utf8.elementsEqual(key.name.utf8)
    }
}

/// A text with the signatures of those who vouch for it.
///
/// Source: C2SP signed-note v1.0.0.
public struct SignedNote: Hashable, Sendable {
    /// The text that is signed; it ends in a line feed.
    public let text: String
    /// The signatures, in order; at least one.
    public private(set) var signatures: [NoteSignature]

    /// The longest note that is read, in bytes.
    public static let bytesMax = 1_000_000

    init(_ text: String, _ signatures: [NoteSignature]) throws(FormatError) {
        _ = try TextLines(Array(text.utf8))
        self.text = text
        self.signatures = signatures
    }

    /// Reads a note: its text, an empty line, and a line for each signature.
    ///
    /// - Parameter bytes: The bytes of the note.
    /// - Throws: `FormatError`.
    public init(_ bytes: [UInt8]) throws(FormatError) {
        guard bytes.count <= Self.bytesMax else {
            throw FormatError("is longer than a note may be, \(Self.bytesMax) bytes")
        }
        let lines = try TextLines(bytes).lines
        guard let separator = lines.lastIndex(where: \.isEmpty), separator > 0 else {
            throw FormatError("has no empty line between a text and its signatures")
        }
        let signed = lines[(separator + 1)...]
        guard !signed.isEmpty else { throw FormatError("has no signature") }
        var signatures: [NoteSignature] = []
        for (index, line) in zip(signed.indices, signed) {
            guard let signature = NoteSignature(line) else {
                throw FormatError(line: index + 1, "is not a signature: — name base64")
            }
            signatures.append(signature)
        }
        text = lines[..<separator].map { $0 + "\n" }.joined()
        self.signatures = signatures
    }

    /// The bytes of the note.
    public var bytes: [UInt8] {
        Array((text + "\n" + signatures.map { $0.line + "\n" }.joined()).utf8)
    }

    /// The same text, with the signatures of this note and those of another one that are new.
    ///
    /// - Parameter other: A note of the same text.
    /// - Returns: The note of both.
    public func joined(with other: SignedNote) -> SignedNote {
        precondition(text.utf8.elementsEqual(other.text.utf8), "both notes say the same")
        var both = self
        both.signatures += other.signatures.filter { !signatures.contains($0) }
        return both
    }

    /// Which of some keys signed the note; signatures of others are passed over.
    ///
    /// - Parameter keys: The keys that are known.
    /// - Returns: Those that signed, in the order of `keys`; none if nobody known did.
    /// - Throws: `FalseSignature` if a signature says it is by one of them, and is not.
    public func signers(among keys: [VerifierKey]) throws(FalseSignature) -> [VerifierKey] {
        let signed = Array(text.utf8)
        var signers: [VerifierKey] = []
        for key in keys {
            let own = signatures.filter { $0.isBy(key) }
            guard own.allSatisfy({ key.verifies($0.bytes, of: signed) }) else {
                throw FalseSignature(key: key)
            }
            if !own.isEmpty { signers.append(key) }
        }
        return signers
    }

    /// A signature that says it is by a key, and is not: the note is not to be trusted at all.
    public struct FalseSignature: Error, Hashable, Sendable {
        /// The key.
        public let key: VerifierKey
    }

    /// Compares notes by their bytes.
    ///
    /// - Parameters:
    ///   - lhs: The one note.
    ///   - rhs: The other note.
    /// - Returns: Whether they are the same.
    public static func == (lhs: SignedNote, rhs: SignedNote) -> Bool { lhs.bytes == rhs.bytes }

    /// Feeds the note to a hasher.
    ///
    /// - Parameter hasher: The hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}
