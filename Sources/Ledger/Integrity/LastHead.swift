import EventLog
import TransparencyLog

/// The last head that a key signed, as it is kept beside the key.
///
/// A key that was made has an empty file there: it has signed nothing yet. Without the file nobody
/// can tell what the key signed, and it signs nothing more.
struct LastHead {
    /// The head; nil if the key has signed nothing yet.
    let checkpoint: SignedCheckpoint?
    private let path: String

    /// Reads it.
    ///
    /// - Throws: `CheckpointError`, `LogError`.
    init(at path: String, of key: VerifierKey) throws {
        self.path = path
        guard let bytes = try PublishedFile.contents(of: path) else {
            throw CheckpointError.noHead(file: path)
        }
        guard !bytes.isEmpty else {
            checkpoint = nil
            return
        }
        do {
            let checkpoint = try SignedCheckpoint(bytes)
            guard try !checkpoint.note.signers(among: [key]).isEmpty else {
                throw CheckpointError.falseSignature(file: path)
            }
            self.checkpoint = checkpoint
        } catch let fault as FormatError {
            throw CheckpointError.unreadable(file: path, fault)
        } catch is SignedNote.FalseSignature {
            throw CheckpointError.falseSignature(file: path)
        }
    }

    /// Puts another head in its place; when it returns, that is on disk.
    func replace(by checkpoint: SignedCheckpoint, calls: any FileCalls) throws(LogError) {
        try PublishedFile.write(
            checkpoint.note.bytes,
            to: Path(path).name,
            in: Path(path).parent?.text ?? ".",
            by: calls
        )
    }
}
