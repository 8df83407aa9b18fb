import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Projections

/// The ledger that a command is about.
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
        try Self.checkOwner(of: directory)
        return directory.text
    }

    /// Refuses a ledger that was found, not named, and belongs to another user: whoever made it in
    /// a directory above would choose what this user's commands read and write.
    private static func checkOwner(of ledger: Path) throws(CommandError) {
        let places = [ledger, ledger.appending("Events")]
        guard let other = places.first(where: { $0.status?.owner != Path.user }) else { return }
        throw CommandError(
            .noInput,
            "\(other.text) belongs to another user: to use this ledger all the same, name it, with "
                + "--ledger \(ledger.text)"
        )
    }

    /// Opens the ledger.
    func open() throws -> Ledger {
        let directory = try directory()
        let ledger = try Ledger(at: directory, host: System.host)
        if ledger.log.isOnNetwork {
            Console.complain(
                "warning: \(directory) is on a network file system; locks and syncs do not hold "
                    + "there"
            )
        }
        return ledger
    }

    /// Opens the ledger, and asks it at three clocks, as it stands in one reading.
    func ask<Answer>(
        _ clock: ClockOptions,
        _ question: (AsOf<Ledger.Facts>, Ledger) throws -> Answer
    ) throws -> Answer {
        let ledger = try open()
        let clock = try clock.clock(of: ledger)
        return try ledger.ask(clock) { try question($0, ledger) }
    }
}

extension Ledger {
    /// Asks it at three clocks; all that one call asks is of one state of the ledger.
    func ask<Answer>(
        _ clock: Clock,
        _ question: (AsOf<Facts>) throws -> Answer
    ) throws -> Answer {
        try asOf(clock) { asOf in
            // An error of the command is no error of the ledger, which would take it for one.
            do {
                return Result<Answer, CommandError>.success(try question(asOf))
            } catch let error as CommandError {
                return .failure(error)
            }
        }.get()
    }
}
