import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Reports
import TransparencyLog

/// `starledger key`: the keys that sign checkpoints, and those that they are held against.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Make, list and trust the keys of checkpoints.",
        subcommands: [KeyGenerate.self, KeyList.self, KeyTrust.self]
    )
}

/// `starledger key generate`.
struct KeyGenerate: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "generate",
        abstract: "Make a key that signs checkpoints.",
        discussion: """
            The private key goes to a file of its own, outside of the ledger, that only you can read; \
            the verifier key is printed. Keep a copy of both: a lost key cannot be made again. \
            Ed25519, in the form of C2SP signed notes.
            """
    )

    @Option(help: "Whose key it is; the ledger's origin by default, as checkpoints need it.")
    var name: String?

    @Option(
        help: ArgumentHelp(
            "The file of the private key; in the user's configuration directory by default.",
            valueName: "file"
        )
    )
    var out: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let name = try self.name ?? origin()
        let key: SigningKey
        do throws(FormatError) {
            key = try SigningKey(named: name)
        } catch {
            throw CommandError(.usage, "the name of a key \(error.sentence)")
        }
        let file = try SigningKeyFile.create(key, at: out)
        Console.complain("the private key is in \(file.path); whoever has it can sign")
        output.show(
            KeyReport([.init(key.verifier, file: file.path, isPrivate: true, hasSigned: false)])
        )
    }

    private func origin() throws -> String {
        try ledger.open().opening.origin.text
    }
}

/// `starledger key list`.
struct KeyList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the keys beside the log, and your own."
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let log = try EventLog(ledger: ledger.directory())
        let keys = try Ledger.keys(of: log)
        let checkpoint = try Ledger.checkpoint(of: log)
        func hasSigned(_ key: VerifierKey) -> Bool {
            (try? checkpoint?.note.signers(among: [key]))?.isEmpty == false
        }
        var entries = keys.map {
            KeyReport.Entry(
                $0,
                file: "Events/keys",
                isPrivate: false,
                hasSigned: hasSigned($0)
            )
        }
        for file in try SigningKeyFile.all() {
            do {
                let key = try file.read().verifier
                entries.append(
                    .init(key, file: file.path, isPrivate: true, hasSigned: hasSigned(key))
                )
            } catch {
                Console.complain(error.message)
            }
        }
        output.show(KeyReport(entries))
    }
}

/// `starledger key trust`.
struct KeyTrust: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust",
        abstract: "Add a verifier key to those beside the log.",
        discussion: "Events/keys then says that its checkpoints belong to this ledger."
    )

    @Argument(help: ArgumentHelp("The verifier key, as name+id+key.", valueName: "vkey"))
    var key: String

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let key: VerifierKey
        do throws(FormatError) {
            key = try VerifierKey(self.key)
        } catch {
            guard !self.key.hasPrefix("PRIVATE") else {
                throw CommandError(
                    .usage,
                    "this is a private key, which is never handed on; key list shows its verifier key"
                )
            }
            throw CommandError(.usage, "the key \(error.sentence)")
        }
        let ledger = try ledger.open()
        let outcome = try ledger.add(key) ? "is in Events/keys now" : "was in Events/keys already"
        Console.complain("the key \(key.hexID) of \(key.name) \(outcome)")
    }
}
