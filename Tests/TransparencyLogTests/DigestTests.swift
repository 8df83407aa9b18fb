import TestSupport
import Testing
import TransparencyLog

@Suite struct `SHA-256 digest` {
    /// Source: NIST, *Examples with Intermediate Values*, SHA-256; base64 by Python's `base64`.
    static let examples = [
        (
            "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
        ),
        (
            "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        ),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
        ),
    ]

    @Test(arguments: examples)
    func `it is SHA-256, in hex and in base64`(text: String, hex: String, base64: String) {
        let digest = Digest(of: Array(text.utf8))
        #expect(digest.hex == hex)
        #expect(digest.base64 == base64)
        #expect(digest.bytes == RFC6962Roots.bytes(hex))
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `hex and base64 say all 32 bytes`(seed: UInt64) {
        let digest = Digest(of: Array("\(seed)".utf8))
        #expect(digest.bytes.count == 32)
        #expect(RFC6962Roots.bytes(digest.hex) == digest.bytes)
        #expect(digest.base64.utf8.count == 44)
        #expect(decoded(digest.base64) == digest.bytes)
    }

    @Test(arguments: 0..<32 as Range<UInt64>)
    func `pieces have the digest of the whole`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let bytes = (0..<random.number(0...1_000)).map { _ in UInt8(random.number(0...255)) }
        var rest = bytes[...]
        let digest = Digest {
            let piece = rest.prefix(random.number(1...200))
            rest = rest.dropFirst(piece.count)
            return Array(piece)
        }
        #expect(digest == Digest(of: bytes))
    }

    @Test func `what fails to give the next piece fails the digest`() {
        struct Unreadable: Error {}
        #expect(throws: Unreadable.self) { try Digest { throw Unreadable() } }
    }

    @Test func `two digests are equal when all their bytes are`() {
        let digests = (0..<100).map { Digest(of: [UInt8($0)]) }
        #expect(Set(digests).count == 100)
        #expect(digests[7] == Digest(of: [7]))
        #expect(digests[7] != digests[8])
    }

    /// Reads base64 bit by bit, unlike the writer.
    private func decoded(_ text: String) -> [UInt8] {
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        var bits: [Bool] = []
        for character in text where character != "=" {
            let place = Array(alphabet).firstIndex(of: character) ?? 0
            bits += (0..<6).map { place >> (5 - $0) & 1 == 1 }
        }
        return stride(from: 0, to: bits.count / 8 * 8, by: 8).map { start in
            bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
        }
    }
}
