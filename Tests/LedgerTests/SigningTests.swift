import EventLog
import FilingModel
import Ledger
import Projections
import Testing
import TransparencyLog

@Suite struct `Signing the head of a log` {
    private func fault(_ body: () throws -> Void) -> CheckpointError? {
        do {
            try body()
        } catch LedgerError.checkpoint(let fault) {
            return fault
        } catch {
            Issue.record(error)
        }
        return nil
    }

    @Test func `a key that signed one history signs no other, and the ledger is as it was`() throws
    {
        let (scratch, fork) = (ScratchLedger(), ScratchLedger())
        let (_, key) = try scratch.createSigned()
        var forked = try fork.create(with: [Input.listing("list", "688005")])
        for number in 2..<8 {
            _ = try forked.append(
                [Input.listing("list\(number)", "68801\(number)")],
                stamp: try ScratchLedger.stamp()
            )
            let files = try fork.files()
            let head = try scratch.read("synthetic.key.head")
            let found = fault {
                _ = try forked.sign(with: key, keepingHeadAt: scratch.headPath)
            }
            #expect(found == .notExtended(file: scratch.headPath, size: 5))
            #expect(try fork.files() == files)
            #expect(try scratch.read("synthetic.key.head") == head)
        }
    }

    @Test func `a log that does not extend the checkpoint beside it is not signed`() throws {
        let scratch = ScratchLedger()
        var (ledger, key) = try scratch.createSigned()
        let other = Checkpoint(
            origin: "example.test/log",
            size: 4,
            root: MerkleTree.leafHash([])
        )
        try scratch.put(
            try SignedCheckpoint(other, signedBy: key).note.bytes,
            at: "Events/checkpoint"
        )
        let found = fault { _ = try ledger.sign(with: key, keepingHeadAt: scratch.headPath) }
        #expect(found == .notExtended(file: "Events/checkpoint", size: 4))
    }

    @Test func `a key of another name, and files that are damaged, sign nothing`() throws {
        let scratch = ScratchLedger()
        var (ledger, key) = try scratch.createSigned()
        let other = try SigningKey(named: "example.test/other")
        #expect(
            fault { _ = try ledger.sign(with: other, keepingHeadAt: scratch.headPath) }
                == .otherKey("example.test/other", origin: "example.test/log")
        )
        for file in ["Events/checkpoint", "Events/keys", "synthetic.key.head"] {
            let whole = try scratch.read(file)
            try scratch.put(Array("synthetic\n1\nsynthetic\n".utf8), at: file)
            let found = fault { _ = try ledger.sign(with: key, keepingHeadAt: scratch.headPath) }
            guard case .unreadable(let name, _)? = found else {
                Issue.record("\(file) cannot be read: \(String(describing: found))")
                continue
            }
            #expect(name.hasSuffix(file))
            try scratch.put(whole, at: file)
        }
    }

    @Test func `each head extends the one before, and the same one is signed once by a key`() throws
    {
        let scratch = ScratchLedger()
        var (ledger, key) = try scratch.createSigned()
        let first = try #require(try Ledger.checkpoint(of: ledger.log))
        let again = try ledger.sign(with: key, keepingHeadAt: scratch.headPath)
        #expect(!again.isNew)
        #expect(again.checkpoint == first)
        let second = try SigningKey(named: "example.test/log")
        let nowhere = fault {
            _ = try ledger.sign(with: second, keepingHeadAt: scratch.headPath + "2")
        }
        #expect(nowhere == .noHead(file: scratch.headPath + "2"))
        try scratch.put([], at: "synthetic.key.head2")
        let both = try ledger.sign(with: second, keepingHeadAt: scratch.headPath + "2")
        #expect(both.isNew)
        #expect(both.isKeyNew)
        let keys = try Ledger.keys(of: ledger.log)
        #expect(keys == [key.verifier, second.verifier])
        #expect(try both.checkpoint.note.signers(among: keys) == keys)
        #expect(try scratch.verify().isClean)
        _ = try ledger.append(
            [Input.listing("list4", "688004")],
            stamp: try ScratchLedger.stamp()
        )
        let next = try ledger.sign(with: key, keepingHeadAt: scratch.headPath).checkpoint
        let proof = try ledger.consistencyProof(from: first.head.size, to: next)
        #expect(proof.consistency.holds(from: first.head.root, to: next.head.root))
        #expect(try next.note.signers(among: keys) == [key.verifier])
    }

    @Test func `a false signature is told, and signs nothing`() throws {
        let scratch = ScratchLedger()
        var (ledger, key) = try scratch.createSigned()
        for file in ["Events/checkpoint", "synthetic.key.head"] {
            let whole = try scratch.read(file)
            // By the same key, but of another text.
            let other = try key.sign("synthetic\n").bytes
            let line = other.suffix(from: try #require(other.lastIndex { $0 == 0xE2 }))
            let forged = Array(whole[..<(try #require(whole.lastIndex { $0 == 0xE2 }))] + line)
            try scratch.put(forged, at: file)
            let found = fault { _ = try ledger.sign(with: key, keepingHeadAt: scratch.headPath) }
            guard case .falseSignature(let name)? = found else {
                Issue.record("the signature in \(file) is false: \(String(describing: found))")
                continue
            }
            #expect(name.hasSuffix(file))
            try scratch.put(whole, at: file)
        }
    }

    /// Whoever can write to the ledger can write to its read model, not to what is beside the key.
    @Test func `what the read model says of the log is not signed, but the log`() throws {
        let scratch = ScratchLedger()
        let (_, key) = try scratch.createSigned()
        let head = try scratch.read("synthetic.key.head")
        let text = String(decoding: try scratch.bytes(), as: UTF8.self)
        try scratch.write(
            Array(text.replacing("Synthetic One Co.", with: "Synthetic Two Co.").utf8)
        )
        try scratch.forgetReadModel()
        var rewritten = try Ledger(at: scratch.directory)
        try scratch.put(nil, at: "Events/checkpoint")
        let found = fault { _ = try rewritten.sign(with: key, keepingHeadAt: scratch.headPath) }
        #expect(found == .notExtended(file: scratch.headPath, size: 5))
        #expect(try scratch.read("synthetic.key.head") == head)
    }

    @Test func `a checkpoint proves what it covers, and nothing beyond`() throws {
        let scratch = ScratchLedger()
        var (ledger, _) = try scratch.createSigned()
        let checkpoint = try #require(try Ledger.checkpoint(of: ledger.log))
        _ = try ledger.append(
            [Input.listing("list4", "688004")],
            stamp: try ScratchLedger.stamp()
        )
        for sequence in 0..<5 {
            let proof = try ledger.inclusionProof(of: sequence, in: checkpoint, carryingLine: true)
            let line = try ledger.line(sequence).bytes
            #expect(proof.extra == line)
            #expect(proof.holds(for: MerkleTree.leafHash(line)))
        }
        let beyond = fault { _ = try ledger.inclusionProof(of: 5, in: checkpoint) }
        #expect(beyond == .notCovered(sequence: 5, size: 5))
        let later = fault { _ = try ledger.consistencyProof(from: 6, to: checkpoint) }
        #expect(later == .fewer(asked: 6, size: 5))
    }

    @Test func `a key is added once`() throws {
        let scratch = ScratchLedger()
        let ledger = try scratch.create()
        let key = try SigningKey(named: "example.test/witness").verifier
        #expect(try ledger.add(key))
        #expect(try !ledger.add(key))
        #expect(try Ledger.keys(of: ledger.log) == [key])
    }
}
