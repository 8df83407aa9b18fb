import EventLog
import FilingModel
public import TransparencyLog

/// Something of a ledger that somebody kept elsewhere, to hold the log against.
public struct AuditorRecord: Hashable, Sendable {
    /// What it is.
    public enum Content: Hashable, Sendable {
        /// A signed checkpoint.
        case checkpoint(SignedCheckpoint)
        /// A proof that an event is in the log.
        case proof(TlogProof)
        /// A proof that a checkpoint extends an earlier one.
        case update(CheckpointUpdate)
        /// What `append` printed.
        case receipt(Receipt)
    }

    /// The name of its file.
    public let name: String
    /// What it is.
    public let content: Content

    /// Reads what was kept; what it is shows from how it begins.
    public init(_ bytes: [UInt8], named name: String) throws(FormatError) {
        self.name = name
        if bytes.starts(with: "c2sp.org/tlog-proof@".utf8) {
            content = .proof(try TlogProof(bytes))
        } else if bytes.starts(with: "old ".utf8) {
            content = .update(try CheckpointUpdate(bytes))
        } else if let receipt = try Receipt(reading: bytes) {
            content = .receipt(receipt)
        } else {
            content = .checkpoint(try SignedCheckpoint(bytes))
        }
    }

    /// Reads a signed checkpoint, and nothing else.
    init(checkpoint bytes: [UInt8], named name: String) throws(FormatError) {
        self.name = name
        content = .checkpoint(try SignedCheckpoint(bytes))
    }

    /// The signed checkpoint that it holds; nil for a receipt.
    var checkpoint: SignedCheckpoint? {
        switch content {
        case .checkpoint(let checkpoint): checkpoint
        case .proof(let proof): proof.checkpoint
        case .update(let update): update.checkpoint
        case .receipt: nil
        }
    }

    /// How many events it is of, and their root.
    public var head: (size: Int, root: Digest) {
        if case .receipt(let receipt) = content { return (receipt.size.count, receipt.root) }
        guard let head = checkpoint?.head else { preconditionFailure("all else has a checkpoint") }
        return (head.size, head.root)
    }

    /// Of how many first events it says something.
    var sizes: [Int] {
        guard case .update(let update) = content else { return [head.size] }
        return [update.consistency.oldSize, head.size]
    }

    /// The events that it vouches for by themselves.
    var sequences: [Int] {
        switch content {
        case .proof(let proof): [proof.inclusion.index]
        case .receipt(let receipt): receipt.entries.map(\.sequence)
        case .checkpoint, .update: []
        }
    }
}
