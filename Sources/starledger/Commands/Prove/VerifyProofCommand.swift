import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Reports
import TransparencyLog

/// `starledger verify-proof`: a proof is checked.
struct VerifyProofCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify-proof",
        abstract: "Check a proof, without the log it is of.",
        discussion: """
            Of an inclusion, the event's line is taken from --event, else from the proof, else from \
            the ledger. Of a consistency, the earlier state is what --against was kept. Keys are \
            those of --key, else those beside the log. Exit status 1 if the proof does not hold.
            """
    )

    @Argument(help: "The proof; - is standard input.")
    var file: String

    @Option(
        help: ArgumentHelp("The event's line, in a file; - is standard input.", valueName: "file")
    )
    var event: String?

    @Option(
        help: ArgumentHelp(
            "The earlier state: a checkpoint, receipt or proof that was kept.",
            valueName: "file"
        )
    )
    var against: String?

    @OptionGroup var trust: TrustOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard [file, event, against].count(where: { $0 == "-" }) <= 1 else {
            throw ValidationError("standard input can be read once only")
        }
    }

    func run() throws {
        let item = try AuditorRecord(file: file)
        let keys = try trust.keys.isEmpty ? keysOfLedger() : trust.keys
        let verdict: ProofVerdict
        switch item.content {
        case .proof(let proof):
            verdict = ProofVerdict(proof, of: try line(of: proof), named: file, keys: keys)
        case .update(let update):
            guard let against else {
                throw CommandError(
                    .usage,
                    "a proof of consistency is checked against what was kept of the earlier state: "
                        + "--against FILE"
                )
            }
            let old = try AuditorRecord(file: against)
            verdict = ProofVerdict(update, from: old, named: file, keys: keys)
        case .checkpoint, .receipt:
            throw CommandError(
                .badData,
                "\(file) is no proof; a checkpoint or a receipt is held against the log by "
                    + "verify --against"
            )
        }
        try output.show(ProofReport(verdict), isFinding: !verdict.findings.isEmpty)
    }

    private func keysOfLedger() throws -> [VerifierKey] {
        let directory = try? ledger.directory()
        let keys = try directory.map { try Ledger.keys(of: EventLog(ledger: $0)) }
        guard let keys, !keys.isEmpty else {
            throw CommandError(
                .usage,
                "no key to trust: give the verifier key of the log with --key"
            )
        }
        Console.complain("trusting Events/keys of the ledger; --key trusts what you kept yourself")
        return keys
    }

    private func line(of proof: TlogProof) throws -> [UInt8] {
        if let event {
            let bytes = try InputFile.kept(event)
            return bytes.last == 0x0A ? Array(bytes.dropLast()) : bytes
        }
        if let line = proof.extra { return line }
        guard (try? ledger.directory()) != nil else {
            throw CommandError(
                .usage,
                "the proof does not carry the event: give its line with --event"
            )
        }
        let ledger = try ledger.open()
        let origin = proof.checkpoint.head.origin
        guard ledger.unsignedHead.isOf(origin) else {
            throw CommandError(
                .usage,
                "the proof does not carry the event, and is of \(origin), not of the ledger here, "
                    + "\(ledger.unsignedHead.origin): give the event's line with --event"
            )
        }
        guard proof.inclusion.index < ledger.size.count else {
            throw CommandError(
                .noInput,
                "the ledger here has no event \(proof.inclusion.index); give its line with --event"
            )
        }
        return try ledger.line(proof.inclusion.index).bytes
    }
}
