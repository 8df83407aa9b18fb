import Crypto

/// A SHA-256 digest, 32 bytes.
///
/// It protects against change, not against forgery: whoever can write the log can write a digest.
/// Source: FIPS 180-4.
public struct Digest: Hashable, Sendable {
    /// The bytes as they stand in memory, eight in a word.
    private var words: [4 of UInt64] = .init(repeating: 0)

    init(_ digest: SHA256.Digest) {
        self.init()
        unsafe digest.withUnsafeBytes { unsafe copy($0) }
    }

    private init() {}

    private mutating func copy(_ bytes: UnsafeRawBufferPointer) {
        unsafe withUnsafeMutableBytes(of: &words) { unsafe $0.copyMemory(from: bytes) }
    }

    /// Hands on the 32 bytes where they lie in memory.
    package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        unsafe withUnsafeBytes(of: words) { unsafe body($0) }
    }

    /// The digest of some bytes.
    ///
    /// - Parameter bytes: What to hash.
    public init(of bytes: [UInt8]) {
        var hasher = SHA256()
        hasher.update(bytes)
        self.init(hasher.finalize())
    }

    /// The digest of bytes that come piece by piece: they need not be in memory all at once.
    ///
    /// - Parameter next: Gives the next piece; an empty one is the end.
    /// - Throws: What `next` throws.
    public init<Failure: Error>(
        ofPieces next: () throws(Failure) -> [UInt8]
    ) throws(Failure) {
        var hasher = SHA256()
        var piece = try next()
        while !piece.isEmpty {
            hasher.update(piece)
            piece = try next()
        }
        self.init(hasher.finalize())
    }

    /// A digest that was kept; nil unless there are 32 bytes.
    ///
    /// - Parameter bytes: The bytes of the digest.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        self.init()
        unsafe bytes.withUnsafeBytes { unsafe copy($0) }
    }

    /// The 32 bytes.
    public var bytes: [UInt8] { unsafe withBytes { unsafe Array($0) } }

    /// The 64 lower-case hex digits.
    public var hex: String {
        bytes.map { (byte: UInt8) -> String in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }.joined()
    }

    /// A digest that was kept as text; nil unless there are 64 hex digits.
    ///
    /// - Parameter hex: The digits.
    public init?(hex: some StringProtocol) {
        guard hex.utf8.count == 64 else { return nil }
        var nibbles: [UInt8] = []
        for digit in hex {
            guard digit.isASCII, let value = digit.hexDigitValue else { return nil }
            nibbles.append(UInt8(value))
        }
        self.init(bytes: (0..<32).map { nibbles[2 * $0] << 4 | nibbles[2 * $0 + 1] })
    }

    /// Standard base64 with padding.
    ///
    /// Source: RFC 4648 §4.
    public var base64: String { Base64.encode(bytes) }

    /// A digest that was kept as text; nil unless it is the standard base64 of 32 bytes.
    ///
    /// Source: RFC 4648 §4.
    ///
    /// - Parameter base64: The text.
    public init?(base64: some StringProtocol) {
        guard let bytes = Base64.decode(base64.utf8) else { return nil }
        self.init(bytes: bytes)
    }

    /// Whether two digests are the same.
    ///
    /// - Parameters:
    ///   - lhs: The one digest.
    ///   - rhs: The other digest.
    /// - Returns: Whether all 32 bytes are equal.
    public static func == (lhs: Digest, rhs: Digest) -> Bool {
        (0..<4).allSatisfy { lhs.words[$0] == rhs.words[$0] }
    }

    /// Feeds the digest to a hasher.
    ///
    /// - Parameter hasher: The hasher.
    public func hash(into hasher: inout Hasher) { hasher.combine(words[0]) }
}

extension SHA256 {
    /// Hashes some more bytes.
    mutating func update(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe update(bufferPointer: $0) }
    }
}
