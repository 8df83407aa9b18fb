import ArgumentParser
import FilingModel
import Ledger
import Reports
import TransparencyLog

/// `starledger verify`: a ledger is held against itself, and against what was kept of it.
struct VerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check that the ledger is whole, and that nobody rewrote it.",
        discussion: """
            Reads the whole log and changes nothing; an Events/ that was copied elsewhere is enough. \
            The checks, in order: \(VerificationCheck.allCases.map(\.rawValue).joined(separator: ", ")).

            Keys and checkpoint lie beside the log, so on their own they only show that it is \
            consistent with itself. What you kept elsewhere shows more: --key with a verifier key, \
            and --against with a checkpoint, a receipt of append, or a proof. Exit status 1 on any \
            finding.
            """
    )

    @Option(
        help: ArgumentHelp(
            "Make this check only, and those it stands on; may be given again.",
            valueName: "check"
        )
    )
    var only: [VerificationCheck] = []

    @OptionGroup var trust: TrustOptions

    @Option(
        help: ArgumentHelp(
            "Hold the log against a checkpoint, a receipt or a proof that was kept; may be given "
                + "again. A file, or - for standard input.",
            valueName: "file"
        )
    )
    var against: [String] = []

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard against.count(where: { $0 == "-" }) <= 1 else {
            throw ValidationError("standard input can be read once only")
        }
    }

    func run() throws {
        var request = Verifier.Request()
        request.kept = try against.map { (path) throws(CommandError) in
            try AuditorRecord(file: path)
        }
        request.keys = trust.keys
        if !only.isEmpty { request.checks = Set(only) }
        let verifier = try Verifier(of: ledger.directory(), request, host: System.host)
        let verification = try verifier.verify()
        try output.show(VerificationReport(verification), isFinding: !verification.isClean)
    }
}

/// The keys that are trusted.
struct TrustOptions: ParsableArguments {
    @Option(
        name: .customLong("key"),
        help: """
            A verifier key to trust, as name+id+key, in the place of Events/keys; may be given \
            again.
            """
    )
    var keys: [VerifierKey] = []
}

extension AuditorRecord {
    /// Reads what an auditor kept in a file; `-` is standard input.
    init(file path: String) throws(CommandError) {
        let file = try InputFile.named(path)
        let bytes = try file.bytes(atMost: InputLimit.keptBytesMax, of: "what was kept")
        do throws(FormatError) {
            self = try AuditorRecord(bytes, named: file.name)
        } catch {
            throw CommandError(
                .badData,
                "\(path) is no checkpoint, receipt or proof: \(error.sentence)"
            )
        }
    }
}

extension VerificationCheck: ArgumentValue {
    init(argument: String) throws {
        guard let check = VerificationCheck(rawValue: argument) else {
            let names = VerificationCheck.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("the checks are \(names)")
        }
        self = check
    }
}

extension VerifierKey: ArgumentValue {
    static var valueName: String? { "vkey" }

    init(argument: String) throws {
        do throws(FormatError) {
            try self.init(argument)
        } catch {
            throw ValidationError("the key \(error.sentence)")
        }
    }
}
