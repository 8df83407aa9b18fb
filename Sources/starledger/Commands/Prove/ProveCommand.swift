import ArgumentParser
import FilingModel
import Ledger
import Reports
import TransparencyLog

/// `starledger prove`: something of the log is proved to others.
struct ProveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Prove to others what is in the log.",
        discussion: "Both proofs end in a signed checkpoint; verify-proof checks them.",
        subcommands: [ProveInclusion.self, ProveConsistency.self]
    )
}

/// The checkpoint to prove something by, and the place of the proof.
struct ProofOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The signed checkpoint to prove it by; Events/checkpoint by default.",
            valueName: "file"
        )
    )
    var checkpoint: String?

    @Option(help: ArgumentHelp("Write the proof to a file.", valueName: "file"))
    var out: String?

    /// The checkpoint to prove something by.
    func checkpoint(of ledger: Ledger) throws -> SignedCheckpoint {
        guard let path = checkpoint else {
            guard let checkpoint = try Ledger.checkpoint(of: ledger.log) else {
                throw LedgerError.checkpoint(.none)
            }
            return checkpoint
        }
        let bytes = try InputFile.kept(path)
        do throws(FormatError) {
            return try SignedCheckpoint(bytes)
        } catch {
            throw CommandError(.badData, "\(path) is no checkpoint: \(error.sentence)")
        }
    }

    /// Hands the proof on.
    func show(_ bytes: [UInt8]) throws(CommandError) {
        let text = String(decoding: bytes, as: UTF8.self)
        if let out {
            try FileWriter.write(text, to: out)
        } else {
            Console.write(text)
        }
    }
}

/// `starledger prove inclusion`.
struct ProveInclusion: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inclusion",
        abstract: "Prove that an event is in the log.",
        discussion: """
            The proof is a C2SP tlog-proof: whoever has it, the event's line and the verifier key can \
            check it without the ledger.
            """
    )

    @Argument(help: "The event: its identifier, or its sequence.")
    var event: EventName

    @Flag(help: "Carry the event's line in the proof, as its extra data.")
    var withEvent = false

    @OptionGroup var proof: ProofOptions
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let ledger = try ledger.open()
        let inclusion = try ledger.inclusionProof(
            of: event.sequence(in: ledger),
            in: proof.checkpoint(of: ledger),
            carryingLine: withEvent
        )
        try proof.show(inclusion.bytes)
    }
}

/// `starledger prove consistency`.
struct ProveConsistency: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consistency",
        abstract: "Prove that the log extends what it was.",
        discussion: """
            The proof is in the form in which a C2SP witness is asked to sign a new checkpoint: old \
            size, hashes, and the checkpoint. Checking it takes the old checkpoint, or a receipt.
            """
    )

    @Argument(
        help: ArgumentHelp(
            "What the log was: a size, or a checkpoint, receipt or proof that was kept.",
            valueName: "size|file"
        )
    )
    var old: String

    @OptionGroup var proof: ProofOptions
    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let isSize = !old.isEmpty && old.utf8.allSatisfy(\.isASCIIDigit)
        let ledger = try ledger.open()
        let kept = try isSize ? nil : AuditorRecord(file: old).head
        let size = kept?.size ?? Int(old) ?? Int.max
        let consistency = try ledger.consistencyProof(
            from: size,
            root: kept?.root,
            to: proof.checkpoint(of: ledger)
        )
        try proof.show(consistency.bytes)
    }
}
