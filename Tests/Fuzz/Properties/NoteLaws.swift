import TransparencyLog

/// The laws of signed notes and of proofs: each has one form, and what is read is written so.
enum NoteLaws {
    /// A note, the checkpoint that its text may be, and a key.
    static func check(note bytes: [UInt8]) throws(Violation) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let key = try? VerifierKey(text) {
            try Violation.unless("a key is written as it was read", key.text.isBytes(of: text))
        }
        if let checkpoint = try? Checkpoint(text) {
            try Violation.unless(
                "a checkpoint is written as it was read",
                checkpoint.text.isBytes(of: text)
            )
        }
        guard let note = try? SignedNote(bytes) else { return }
        try Violation.unless("a note is written as it was read", note.bytes == bytes)
        try Violation.unless("a note has a signature", !note.signatures.isEmpty)
        guard let checkpoint = try? SignedCheckpoint(bytes) else { return }
        try Violation.unless(
            "a checkpoint is the note's text",
            checkpoint.head.text.isBytes(of: note.text)
        )
        try Violation.unless("a tree has a size", checkpoint.head.size >= 0)
    }

    /// The proof that an entry is in a tree, and that one tree extends another.
    static func check(proof bytes: [UInt8]) throws(Violation) {
        let leaf = Digest(of: [])
        if let proof = try? TlogProof(bytes) {
            try Violation.unless("a proof is written as it was read", proof.bytes == bytes)
            let isRoot = proof.inclusion.root(from: leaf) == proof.checkpoint.head.root
            try Violation.unless(
                "a proof holds if it leads to the root",
                proof.holds(for: leaf) == isRoot
            )
        }
        if let update = try? CheckpointUpdate(bytes) {
            try Violation.unless("an update is written as it was read", update.bytes == bytes)
            // Whatever it says, there is an answer.
            _ = update.consistency.holds(from: leaf, to: update.checkpoint.head.root)
        }
    }
}

extension String {
    /// Whether two texts are the same byte for byte.
    fileprivate func isBytes(of other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
