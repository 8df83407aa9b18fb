import ArgumentParser
import EventLog
import Ledger

/// Which ledger a command is about.
struct LedgerOptions: ParsableArguments {
    @Option(name: .customLong("ledger"), help: "The directory that holds Events/.")
    var path: String?

    /// The ledger's directory: as given, as in the environment, or the nearest above.
    func directory() throws(CommandError) -> String {
        if let path = path ?? System.variable("STARLEDGER") { return path }
        var directory = Path(System.directory)
        while !EventLog.isLedger(directory.text) {
            guard let parent = directory.parent else {
                throw CommandError(
                    .noInput,
                    "no ledger here or in any directory above; name one with --ledger, or make "
                        + "one with init"
                )
            }
            directory = parent
        }
        return directory.text
    }

    /// Opens the ledger.
    func open() throws(CommandError) -> Ledger {
        let directory = try directory()
        let ledger = try attempt { try Ledger(at: directory, host: System.host) }
        if ledger.log.isOnNetwork {
            Console.complain(
                "warning: \(directory) is on a network file system; locks and syncs do not hold "
                    + "there"
            )
        }
        return ledger
    }
}
