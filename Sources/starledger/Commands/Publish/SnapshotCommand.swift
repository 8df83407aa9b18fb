import ArgumentParser
import EventLog
import FilingModel
import Ledger
import Reports

/// `starledger snapshot`: states of the ledger are published, and held against the log.
struct SnapshotCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshot",
        abstract: "Publish the state as of a day, and hold published states against the log.",
        discussion: """
            A snapshot is a file Snapshots/YYYY-MM-DD.json beside Events/: companies, marks, figures, \
            series and aggregates, as one could have known them on that day, with the size and the \
            root of the log it was taken of. It is meant to be committed.
            """,
        subcommands: [
            SnapshotTake.self, SnapshotList.self, SnapshotVerify.self, SnapshotDiffCommand.self,
        ]
    )
}

extension LedgerOptions {
    /// The folder of the ledger's snapshots.
    func snapshots() throws -> SnapshotFolder {
        let directory = try directory()
        _ = try EventLog(ledger: directory)
        return SnapshotFolder(ledger: directory)
    }
}

extension SnapshotFolder {
    /// The name of the snapshot of a day, which has to be there.
    func existing(_ day: CalendarDate) throws -> String {
        let name = Self.name(of: day)
        guard Path(directory + "/" + name).isTaken else {
            throw CommandError(
                .noInput,
                "no snapshot \(directory)/\(name); snapshot list names those there are"
            )
        }
        return name
    }
}
