import TestSupport
import Testing
import TransparencyLog

@Suite struct `Checkpoints and proofs that leave the ledger` {
    private let root = MerkleTree.leafHash([])

    @Test func `the text of a checkpoint is origin, size and root`() throws {
        let head = Checkpoint(origin: "example.test/synthetic", size: 12, root: root)
        let text = "example.test/synthetic\n12\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n"
        #expect(head.text == text)
        #expect(try Checkpoint(text) == head)
        let extended = try Checkpoint(text + "synthetic extension\n")
        #expect(extended.extensions == ["synthetic extension"])
        #expect(extended.text == text + "synthetic extension\n")
    }

    @Test(arguments: [
        "", "a\n", "a\n1\n", "\n1\nR\n", "a\n01\nR\n", "a\n-1\nR\n", "a\n+1\nR\n", "a\n\nR\n",
        "a\n9223372036854775808\nR\n", "a\n1\nR=\n", "a\n1\nAA==\n", "a\n1\nR\n\n", "a\n1\nR",
        "a\n1\nR\nb\n\nc\n", "a\n１\nR\n", "a\n0\nR\n",
    ])
    func `what is not the text of a checkpoint is refused`(text: String) {
        let filled = text.replacing("R", with: root.base64)
        #expect(throws: FormatError.self) { _ = try Checkpoint(filled) }
    }

    /// Source: C2SP tlog-witness, on a checkpoint of size zero.
    @Test func `a checkpoint of nothing has the root of the empty tree`() throws {
        let empty = Checkpoint(origin: "a", size: 0, root: MerkleTree().root)
        #expect(try Checkpoint(empty.text) == empty)
    }

    private func key() throws -> SigningKey { try SigningKey(named: "example.test/synthetic") }

    private func checkpoint(size: Int, root: Digest) throws -> SignedCheckpoint {
        let head = Checkpoint(origin: "example.test/synthetic", size: size, root: root)
        return try SignedCheckpoint(head, signedBy: try key())
    }

    @Test func `a checkpoint that is signed twice has both signatures`() throws {
        let keys = [try key(), try key()]
        let head = Checkpoint(origin: "example.test/synthetic", size: 1, root: root)
        let both = try SignedCheckpoint(head, signedBy: keys[0]).signed(by: keys[1])
        let read = try SignedCheckpoint(both.note.bytes)
        #expect(read.head == head)
        #expect(try read.note.signers(among: keys.map(\.verifier)) == keys.map(\.verifier))
    }

    @Test(arguments: 0..<64 as Range<UInt64>)
    func `a proof is read as it was written, and no flipped bit goes unseen`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let leaves = (0..<Int.random(in: 1...40, using: &random)).map { Array("leaf \($0)".utf8) }
        func root(_ range: Range<Int>) -> Digest {
            var tree = MerkleTree()
            for leaf in leaves[range] { tree.append(leaf) }
            return tree.root
        }
        let signed = try checkpoint(size: leaves.count, root: root(0..<leaves.count))
        let index = Int.random(in: leaves.indices, using: &random)
        let extra = Bool.random(using: &random) ? leaves[index] : nil
        let inclusion = InclusionProof(of: index, in: leaves.count, root: root)
        let proof = TlogProof(inclusion, signed, extra: extra)
        let leaf = MerkleTree.leafHash(leaves[index])
        #expect(try TlogProof(proof.bytes) == proof)
        #expect(proof.holds(for: leaf))
        var changed = proof.bytes
        changed[Int.random(in: changed.indices, using: &random)] ^=
            1 << Int.random(in: 0..<8, using: &random)
        if let other = try? TlogProof(changed), other.holds(for: leaf) {
            let isOtherExtra = other.extra != proof.extra
            #expect(isOtherExtra || other.checkpoint.note != proof.checkpoint.note, "seed \(seed)")
        }
        let old = Int.random(in: 0...leaves.count, using: &random)
        let consistency = ConsistencyProof(from: old, to: leaves.count, root: root)
        let update = CheckpointUpdate(consistency, signed)
        #expect(try CheckpointUpdate(update.bytes) == update)
    }

    @Test(arguments: [
        "", "c2sp.org/tlog-proof@v2\nindex 0\n\nC", "c2sp.org/tlog-proof@v1\n\nC",
        "c2sp.org/tlog-proof@v1\nindex 1\n\nC", "c2sp.org/tlog-proof@v1\nindex 00\n\nC",
        "c2sp.org/tlog-proof@v1\nindex -0\n\nC", "c2sp.org/tlog-proof@v1\nindex 0\nAA==\n\nC",
        "c2sp.org/tlog-proof@v1\nindex 0\nextra AA==\n\nC", "c2sp.org/tlog-proof@v1\nindex 0\nC",
        "c2sp.org/tlog-proof@v1\nextra A\nindex 0\n\nC", "c2sp.org/tlog-proof@v1\nindex 0\n\n",
        "c2sp.org/tlog-proof@v1\nextra AA==\nextra AA==\nindex 0\n\nC",
    ])
    func `what is not of the form of a proof is refused`(text: String) throws {
        let note = String(decoding: try checkpoint(size: 1, root: root).note.bytes, as: UTF8.self)
        #expect(throws: FormatError.self) {
            _ = try TlogProof(Array(text.replacing("C", with: note).utf8))
        }
    }

    @Test(arguments: [
        "old 01\n\nC", "old 2\n\nC", "old -1\n\nC", "old\n\nC", "old 1\nC", "old 1\n\n",
        "old 0\nR\n\nC", "old 1\nx\n\nC", "old 1\n" + String(repeating: "R\n", count: 64) + "\nC",
        "old 1\n\n\nC",
    ])
    func `what is not of the form of a proof of consistency is refused`(text: String) throws {
        let note = String(decoding: try checkpoint(size: 1, root: root).note.bytes, as: UTF8.self)
        let filled = text.replacing("C", with: note).replacing("R", with: root.base64)
        #expect(throws: FormatError.self) { _ = try CheckpointUpdate(Array(filled.utf8)) }
    }

    @Test func `a fault in the checkpoint of a proof is told by its line in the proof`() {
        let text = "c2sp.org/tlog-proof@v1\nindex 0\n\na\nx\n\(root.base64)\n\n— a AAAAAAA=\n"
        do {
            _ = try TlogProof(Array(text.utf8))
            Issue.record("the size is no number")
        } catch {
            #expect(error.line == 5)
        }
    }
}
