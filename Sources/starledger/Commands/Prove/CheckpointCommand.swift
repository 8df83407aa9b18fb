import ArgumentParser
import Ledger
import Reports
import TransparencyLog

/// `starledger checkpoint`: the head of the log, shown or signed.
struct CheckpointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Show the head of the log, or sign it.",
        discussion: """
            A signed checkpoint says how many events the log has and what their root is; whoever \
            keeps a copy of it can show later that nobody rewrote them. It goes to Events/checkpoint. \
            The last head that a key signed is kept beside the key, and a log that does not extend \
            it is not signed.
            """
    )

    @Option(
        help: ArgumentHelp(
            "Sign with this private key: its file, or its name as key generate gave it.",
            valueName: "key"
        )
    )
    var sign: String?

    @OptionGroup var lock: LockOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        var ledger = try ledger.open()
        if let sign { try self.sign(&ledger, with: try SigningKeyFile(sign)) }
        output.show(try CheckpointReport(of: ledger))
    }

    private func sign(
        _ ledger: inout Ledger,
        with file: SigningKeyFile
    ) throws {
        let receipt = try ledger.sign(
            with: file.readToSign(),
            keepingHeadAt: file.headPath,
            lockTimeoutMilliseconds: lock.milliseconds
        )
        Console.note(done: "the checkpoint is signed, and lies in Events/checkpoint")
        if receipt.isKeyNew { Console.complain("the key was added to Events/keys") }
        let size = receipt.checkpoint.head.size
        Console.complain(
            receipt.isNew
                ? "signed the first \(size) events; keep a copy of Events/checkpoint elsewhere"
                : "the first \(size) events had been signed by this key already"
        )
    }
}
