import TestSupport
import Testing
import TransparencyLog

@Suite struct `Signed notes` {
    /// Source: golang.org/x/mod, `sumdb/note/note.go`, the example of its documentation.
    private enum Example {
        static let privateKey =
            "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
        static let key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
        static let text = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            """
        static let signature =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqf"
            + "qdngotpRZb6KE6RyyBwJnAM="
        static let other =
            "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTG"
            + "wnWLox33WWd1RvMc+QQ="
        static let note = Array("\(text)\n\(signature)\n\(other)\n".utf8)
    }

    @Test func `the published example is by its key, and the other signature is passed over`()
        throws
    {
        let note = try SignedNote(Example.note)
        let key = try VerifierKey(Example.key)
        #expect(note.text == Example.text)
        #expect(note.signatures.map(\.name) == ["PeterNeumann", "EnochRoot"])
        #expect(try note.signers(among: [key]) == [key])
        #expect(note.bytes == Example.note)
        #expect(key.text == Example.key)
        #expect(key.hexID == "c74f20a3")
    }

    @Test func `signing with the published key gives a note that its public key verifies`() throws {
        let key = try SigningKey(Example.privateKey)
        #expect(key.text == Example.privateKey)
        #expect(key.verifier.text == Example.key)
        let note = try key.sign(Example.text)
        #expect(try note.signers(among: [key.verifier]) == [key.verifier])
        #expect(note.bytes == Array("\(Example.text)\n\(Example.signature)\n".utf8))
    }

    /// Source: C2SP signed-note v1.0.0, the example of a verifier key.
    @Test func `the key of the specification has the identifier it gives`() throws {
        let text = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
        let key = try VerifierKey(text)
        #expect(key.id == 0x530d_903a)
        #expect(key.name == "example.com/foo")
        #expect(key.text == text)
    }

    @Test func `every flipped bit of a key is noticed`() throws {
        for text in [Example.key, Example.privateKey] {
            for index in text.utf8.indices {
                for bit in 0..<8 {
                    var bytes = Array(text.utf8)
                    bytes[text.utf8.distance(from: text.startIndex, to: index)] ^= 1 << bit
                    guard let changed = String(validating: bytes, as: UTF8.self) else { continue }
                    #expect(throws: FormatError.self, "\(changed)") {
                        if text == Example.key {
                            _ = try VerifierKey(changed)
                        } else {
                            _ = try SigningKey(changed)
                        }
                    }
                }
            }
        }
    }

    @Test func `every flipped bit of a note is noticed`() throws {
        let key = try VerifierKey(Example.key)
        let whole = Array("\(Example.text)\n\(Example.signature)\n".utf8)
        for index in whole.indices {
            for bit in 0..<8 {
                var changed = whole
                changed[index] ^= 1 << bit
                let signers = try? SignedNote(changed).signers(among: [key])
                #expect(signers ?? [] == [], "byte \(index), bit \(bit)")
            }
        }
    }

    @Test func `sixteen signatures and more are read, and a false one spoils the note`() throws {
        var keys: [SigningKey] = []
        for number in 0..<20 {
            keys.append(try SigningKey(named: "example.test/synthetic\(number)"))
        }
        var note = try keys[0].sign("synthetic\n")
        for key in keys.dropFirst() { note = note.joined(with: try key.sign("synthetic\n")) }
        let read = try SignedNote(note.bytes)
        #expect(read == note)
        let verifiers = keys.map(\.verifier)
        #expect(try read.signers(among: verifiers) == verifiers)
        #expect(read.joined(with: try keys[3].sign("synthetic\n")) == read)
        let other = String(decoding: try keys[7].sign("another\n").bytes, as: UTF8.self)
        let false7 = try #require(other.split(separator: "\n").last)
        let spoiled = try SignedNote(read.bytes + Array("\(false7)\n".utf8))
        #expect(throws: SignedNote.FalseSignature.self) {
            _ = try spoiled.signers(among: verifiers)
        }
        #expect(try spoiled.signers(among: Array(verifiers[..<7])).count == 7)
    }

    @Test(arguments: [
        "", "\n", "a", "a\n", "a\n\n", "\n— a AAAAAAA=\n", "a\n\n- a AAAAAAA=\n",
        "a\n\n— a AAAAAA==\n", "a\n\n— a+b AAAAAAA=\n", "a\n\n—  AAAAAAA=\n",
        "a\n\n— a AAAAAAB=\n", "a\n\n— a  AAAAAAA=\n", "a\n\n— a AAAAAAA=",
        "a\tb\n\n— a AAAAAAA=\n", "a\r\n\r\n— a AAAAAAA=\r\n", "a\n\n— a AAAAAAA=\nb\n",
        "a\0\n\n— a AAAAAAA=\n", "a\n\n— a\u{A0}b AAAAAAA=\n",
    ])
    func `what is not of the form of a note is refused`(text: String) {
        #expect(throws: FormatError.self) { _ = try SignedNote(Array(text.utf8)) }
    }

    @Test func `what is not UTF-8, and what is too long, is no note`() {
        #expect(throws: FormatError.self) {
            _ = try SignedNote([0xFF] + Array("\n\n— a AAAAAAA=\n".utf8))
        }
        let long = [UInt8](repeating: 0x61, count: SignedNote.bytesMax)
        #expect(throws: FormatError.self) {
            _ = try SignedNote(long + Array("\n\n— a AAAAAAA=\n".utf8))
        }
    }

    @Test func `the last empty line is where the signatures begin`() throws {
        let note = try SignedNote(Array("a\n\nb\n\n— a AAAAAAA=\n".utf8))
        #expect(note.text == "a\n\nb\n")
        #expect(note.signatures.map(\.bytes) == [[0]])
    }

    @Test(arguments: ["", "a b", "a+b", "a\u{2028}b", "a\nb"])
    func `a name with a space or a plus sign is no name of a key`(name: String) {
        #expect(throws: FormatError.self) { _ = try SigningKey(named: name) }
    }

    @Test func `two new keys are not the same`() throws {
        let keys = [try SigningKey(named: "synthetic"), try SigningKey(named: "synthetic")]
        #expect(keys[0].verifier != keys[1].verifier)
        let note = try keys[0].sign("synthetic\n")
        #expect(try note.signers(among: [keys[1].verifier]) == [])
    }
}
