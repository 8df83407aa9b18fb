import Crypto

/// A name of a key, as signed notes allow it: not empty, without spaces and plus signs.
///
/// Source: C2SP signed-note v1.0.0.
enum KeyName {
    static func isValid(_ name: some StringProtocol) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20
            }
    }
}

/// The number that tells keys of one name apart.
///
/// Source: C2SP signed-note v1.0.0.
enum KeyID {
    /// The type byte of Ed25519.
    static let ed25519: UInt8 = 0x01

    static func of(_ name: String, _ typedKey: [UInt8]) -> UInt32 {
        Digest(of: Array(name.utf8) + [0x0A] + typedKey).bytes.prefix(4)
            .reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Eight lower-case hex digits.
    static func hex(_ id: UInt32) -> String {
        let digits = String(id, radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }
}

/// The text of a key: name, identifier and key, behind the first two plus signs.
private enum KeyText {
    static func parts<Text: Collection>(_ text: Text) -> [String] where Text.Element == UInt8 {
        text.split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

/// A public key that signatures of notes are held against: Ed25519.
///
/// Source: C2SP signed-note v1.0.0; RFC 8032.
public struct VerifierKey: Hashable, Sendable {
    /// The name of who signs.
    public let name: String
    /// Tells keys of one name apart: the first bytes of a hash of name and key.
    public let id: UInt32
    private let publicKey: [UInt8]

    init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
        id = KeyID.of(name, [KeyID.ed25519] + publicKey)
    }

    /// Reads a key: `name+id+key`, as in `example.com/log+530d903a+AekyeR…`.
    ///
    /// - Parameter text: The key, without a line feed.
    /// - Throws: `FormatError`; also if the identifier is not that of the name and the key, so that
    ///   no change of a key goes unseen.
    public init(_ text: some StringProtocol) throws(FormatError) {
        let parts = KeyText.parts(text.utf8)
        guard parts.count == 3, KeyName.isValid(parts[0]) else {
            throw FormatError("is not of the form name+id+key")
        }
        guard let typed = Base64.decode(parts[2].utf8), let type = typed.first else {
            throw FormatError("is not the base64 of a key behind its type")
        }
        guard type == KeyID.ed25519, typed.count == 33 else {
            throw FormatError("is of type \(type); only Ed25519, type 1, is known here")
        }
        self.init(name: parts[0], publicKey: Array(typed.dropFirst()))
        guard parts[1].utf8.elementsEqual(KeyID.hex(id).utf8) else {
            throw FormatError("has the identifier \(parts[1]), but its key has \(KeyID.hex(id))")
        }
    }

    /// The identifier in eight hex digits.
    public var hexID: String { KeyID.hex(id) }

    /// The key as text: `name+id+key`.
    public var text: String {
        "\(name)+\(hexID)+\(Base64.encode([KeyID.ed25519] + publicKey))"
    }

    /// Whether a signature of some bytes is this key's.
    func verifies(_ signature: [UInt8], of bytes: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else {
            return false
        }
        return key.isValidSignature(signature, for: bytes)
    }

    /// Compares keys by their bytes.
    ///
    /// - Parameters:
    ///   - lhs: The one key.
    ///   - rhs: The other key.
    /// - Returns: Whether they are the same.
    public static func == (lhs: VerifierKey, rhs: VerifierKey) -> Bool {
        lhs.publicKey == rhs.publicKey && lhs.name.utf8.elementsEqual(rhs.name.utf8)
    }

    /// Feeds the key to a hasher.
    ///
    /// - Parameter hasher: The hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(publicKey) }
}

/// A private key that signs notes: Ed25519.
///
/// Source: C2SP signed-note v1.0.0; the text is that of Go's `golang.org/x/mod/sumdb/note`.
public struct SigningKey: Sendable {
    /// The key that its signatures are held against.
    public let verifier: VerifierKey
    private let seed: [UInt8]

    /// What the text of every private key begins with.
    package static let mark = "PRIVATE+KEY+"

    private init(name: String, _ key: Curve25519.Signing.PrivateKey) {
        seed = Array(key.rawRepresentation)
        verifier = VerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// Makes a new key from the system's random numbers.
    ///
    /// - Parameter name: The name of who signs; for a log, its origin.
    /// - Throws: `FormatError` if it cannot be the name of a key.
    public init(named name: String) throws(FormatError) {
        guard KeyName.isValid(name) else {
            throw FormatError("must not be empty, and hold no space and no +")
        }
        self.init(name: name, Curve25519.Signing.PrivateKey())
    }

    /// Reads a private key: `PRIVATE+KEY+name+id+key`.
    ///
    /// - Parameter text: The key, without a line feed.
    /// - Throws: `FormatError`; it never repeats any part of the key.
    public init(_ text: some StringProtocol) throws(FormatError) {
        guard text.utf8.starts(with: Self.mark.utf8) else {
            throw FormatError("does not begin with \(Self.mark)")
        }
        let parts = KeyText.parts(text.utf8.dropFirst(Self.mark.utf8.count))
        guard parts.count == 3, KeyName.isValid(parts[0]),
            let typed = Base64.decode(parts[2].utf8), typed.first == KeyID.ed25519,
            let key = try? Curve25519.Signing.PrivateKey(
                rawRepresentation: Array(typed.dropFirst())
            )
        else { throw FormatError("is not of the form PRIVATE+KEY+name+id+key") }
        self.init(name: parts[0], key)
        guard parts[1].utf8.elementsEqual(verifier.hexID.utf8) else {
            throw FormatError("has an identifier that is not that of its name and key")
        }
    }

    /// The key as text; whoever has it can sign.
    public var text: String {
        let key = Base64.encode([KeyID.ed25519] + seed)
        return Self.mark + "\(verifier.name)+\(verifier.hexID)+\(key)"
    }

    /// Signs a text.
    ///
    /// - Parameter text: The text, which ends in a line feed.
    /// - Returns: The note, with this signature only.
    /// - Throws: `FormatError` if it cannot be the text of a note.
    public func sign(_ text: String) throws(FormatError) -> SignedNote {
        let signature: [UInt8]
        do {
            let key = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
            signature = Array(try key.signature(for: Array(text.utf8)))
        } catch {
            preconditionFailure("a key that was made or read can sign")
        }
        return try SignedNote(
            text,
            [NoteSignature(name: verifier.name, keyID: verifier.id, bytes: signature)]
        )
    }
}
