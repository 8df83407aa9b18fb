import ArgumentParser
import Ledger

/// `starledger rebuild`: the read model is built anew.
struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Build the read model anew from the log.",
        discussion: """
            The log is held against the read model first: where events are not what was recorded, \
            the read model is evidence, and stays, unless --discard is given.
            """
    )

    @Flag(help: "Build it anew even where the log is not what the read model was built from.")
    var discard = false

    @OptionGroup var ledger: LedgerOptions

    func run() throws {
        let directory = try ledger.directory()
        let ledger = try Ledger.rebuild(directory, host: System.host, discarding: discard)
        Console.complain("the read model was built from \(ledger.size) events")
    }
}
