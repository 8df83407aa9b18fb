import EventLog
import FilingModel
import Ledger
import Projections
import Testing
import TransparencyLog

@Suite struct `What was kept elsewhere` {
    private func item(_ bytes: [UInt8]) throws -> AuditorRecord {
        try AuditorRecord(bytes, named: "synthetic")
    }

    @Test func `checkpoint, proof and receipt are found again in the log they are of`() throws {
        let scratch = ScratchLedger()
        var (ledger, key) = try scratch.createSigned()
        let old = try #require(try Ledger.checkpoint(of: ledger.log))
        let proof = try ledger.inclusionProof(of: 3, in: old)
        let receipt = try ledger.append(
            [Input.listing("list4", "688004")],
            stamp: try ScratchLedger.stamp()
        )
        _ = try ledger.sign(with: key, keepingHeadAt: scratch.headPath)
        let new = try #require(try Ledger.checkpoint(of: ledger.log))
        let update = try ledger.consistencyProof(from: old.head.size, to: new)
        let entry = try #require(receipt.appended.first)
        let leaf = try #require(entry.leaf)
        let json = """
            {"appended":[{"sequence":\(entry.sequence),"id":"\(entry.id)","leaf":"\(leaf.base64)"}],\
            "existing":[],"retracted":[],"size":\(receipt.size),"root":"\(receipt.root.base64)"}
            """
        let words = """
            - appended \(entry.sequence) \(entry.id) leaf \(leaf.base64)
            log size \(receipt.size), root \(receipt.root.base64)
            """
        let kept = [
            old.note.bytes, proof.bytes, update.bytes, Array(json.utf8), Array(words.utf8),
        ]
        let verification = try scratch.verify(
            keys: [key.verifier],
            against: kept.map(item)
        )
        #expect(verification.isClean)
        #expect(verification.basis == .kept(size: 6))
        let vouched = verification.entries[5].notes.compactMap { note -> Int? in
            if case .vouches(_, let sequence) = note { sequence } else { nil }
        }
        #expect(vouched == [3, 5, 5])
    }

    @Test func `a log that was rewritten, with checkpoint and keys, is not what was kept`() throws {
        let (scratch, other) = (ScratchLedger(), ScratchLedger())
        let (ledger, key) = try scratch.createSigned()
        let old = try #require(try Ledger.checkpoint(of: ledger.log))
        let proof = try ledger.inclusionProof(of: 1, in: old)
        var rewritten = try other.create(with: [Input.listing("list", "688005")])
        _ = try rewritten.append(
            (2..<6).map { Input.listing("list\($0)", "68801\($0)") },
            stamp: try ScratchLedger.stamp()
        )
        let otherKey = try SigningKey(named: "example.test/log")
        try other.put([], at: "synthetic.key.head")
        _ = try rewritten.sign(with: otherKey, keepingHeadAt: other.headPath)
        #expect(try other.verify().isClean, "by itself it is consistent")
        let known = try other.verify(keys: [key.verifier]).findings
        #expect(known[.treeHead]?.map(\.reason) == [.unsigned])
        let kept = try other.verify(
            keys: [key.verifier],
            against: [item(old.note.bytes), item(proof.bytes)]
        ).findings[.kept]
        let root = Verification.Reason.otherRoot(size: 5, root: old.head.root)
        #expect(kept?.map(\.reason) == [root, root])
    }

    @Test func `whoever gives a key expects a checkpoint`() throws {
        let scratch = ScratchLedger()
        let (_, key) = try scratch.createSigned()
        try scratch.put(nil, at: "Events/checkpoint")
        #expect(try scratch.verify().isClean)
        let findings = try scratch.verify(keys: [key.verifier]).findings
        #expect(findings == [.treeHead: [.init(file: "Events/checkpoint", .missing)]])
    }

    @Test func `a receipt of an event that is not there any more is a finding`() throws {
        let scratch = ScratchLedger()
        let (ledger, _) = try scratch.createSigned()
        let leaf = MerkleTree.leafHash([]).base64
        let most = "9007199254740991"
        func receipt(_ entry: String, size: Int = 5) throws -> [Verification.Reason] {
            let json = """
                {"appended":[\(entry)],"existing":[],"retracted":[],"size":\(size),\
                "root":"\(ledger.root.base64)"}
                """
            return try scratch.verify(against: [item(Array(json.utf8))]).findings[.kept]?
                .map(\.reason) ?? []
        }
        #expect(try receipt(#"{"sequence":1,"id":"list"}"#) == [])
        #expect(try receipt(#"{"sequence":1,"id":"list","leaf":"\#(leaf)"}"#) == [.otherBytes])
        #expect(
            try receipt(#"{"sequence":1,"id":"other"}"#) == [.otherIdentifier(try EventID("list"))]
        )
        #expect(try receipt(#"{"sequence":7,"id":"list"}"#) == [.beyondLog(size: 8)])
        #expect(
            try receipt(#"{"sequence":\#(most),"id":"list"}"#)
                == [.beyondLog(size: 9_007_199_254_740_992)]
        )
        #expect(try receipt(#"{"sequence":1,"id":"list"}"#, size: 6) == [.beyondLog(size: 6)])
    }

    @Test func `a proof of consistency is held against the log, and a witness is no log`() throws {
        let scratch = ScratchLedger()
        var (ledger, key) = try scratch.createSigned()
        let old = try #require(try Ledger.checkpoint(of: ledger.log))
        let broken = CheckpointUpdate(
            ConsistencyProof(oldSize: 2, newSize: 5, hashes: [old.head.root]),
            old
        )
        let findings = try scratch.verify(against: [item(broken.bytes)]).findings
        #expect(findings[.kept]?.map(\.reason) == [.brokenProof])
        let witness = try SigningKey(named: "example.test/witness")
        let both = try old.signed(by: witness)
        try scratch.put(both.note.bytes, at: "Events/checkpoint")
        let alone = try scratch.verify(keys: [witness.verifier]).findings
        #expect(alone[.treeHead]?.map(\.reason) == [.unsigned])
        for keys in [[key.verifier, witness.verifier], [witness.verifier, key.verifier]] {
            #expect(try scratch.verify(keys: keys).isClean)
            let proof = try ledger.inclusionProof(of: 1, in: both)
            let line = try ledger.line(1).bytes
            let verdict = ProofVerdict(proof, of: line, named: "synthetic", keys: keys)
            #expect(verdict.findings == [])
            #expect(Set(verdict.signers) == Set(keys))
        }
        _ = try ledger.append(
            [Input.listing("list4", "688004")],
            stamp: try ScratchLedger.stamp()
        )
        #expect(try scratch.verify(keys: [key.verifier]).basis == .key)
        #expect(try scratch.verify(only: [.segments], keys: [key.verifier]).basis == .key)
    }

    @Test(arguments: [
        "", "{}", "[1]", "size 1, root x", #"{"size":1,"root":"x"}"#, "outcome,sequence,id\n",
        #"{"appended":[],"existing":[],"retracted":[],"size":-1,"root":"R"}"#, "old x\n\n",
        "appended 1 list leaf x\nlog size 5, root R\n", "log size 5, root R\nand more",
        "appended 9223372036854775807 list leaf R\nlog size 9223372036854775808, root R\n",
        #"{"appended":[{"sequence":1}],"existing":[],"retracted":[],"size":1,"root":"R"}"#,
    ])
    func `what is none of these is refused`(text: String) {
        let filled = text.replacing("R", with: MerkleTree().root.base64)
        #expect(throws: FormatError.self) { _ = try item(Array(filled.utf8)) }
    }
}
