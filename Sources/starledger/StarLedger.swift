import ArgumentParser
import EventLog
import Glibc

/// The command line of the ledger.
@main
struct StarLedger: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "starledger",
        abstract: "A ledger of company filings: what was reported, when, and what counts.",
        discussion: """
            A ledger is a directory that holds Events/. It is found by --ledger, then $STARLEDGER, \
            then the nearest parent directory that has one. It must be on a local file system.

            Exit status: 0 done, 1 a finding or a difference that was asked for, 64 usage, 65 bad data, 66 no such ledger, event or company, \
            70 a fault of this program, 73 cannot create, 74 input or output failed, 75 try again.
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Record",
                subcommands: [
                    InitCommand.self, AppendCommand.self, CorrectCommand.self, RetractCommand.self,
                    ImportCommand.self,
                ]
            ),
            CommandGroup(
                name: "Ask",
                subcommands: [
                    CompaniesCommand.self, CompanyCommand.self, FigureCommand.self,
                    AggregateCommand.self, SeriesCommand.self, ReportCommand.self,
                    OutstandingCommand.self,
                ]
            ),
            CommandGroup(
                name: "Audit",
                subcommands: [
                    AuditCommand.self, DiffCommand.self, WhyCommand.self, TriangleCommand.self,
                    RevisionsCommand.self, ReconcileCommand.self, CheckCommand.self,
                ]
            ),
            CommandGroup(
                name: "Look",
                subcommands: [LogCommand.self, ShowCommand.self, SQLCommand.self]
            ),
            CommandGroup(
                name: "Prove",
                subcommands: [
                    VerifyCommand.self, CheckpointCommand.self, KeyCommand.self, ProveCommand.self,
                    VerifyProofCommand.self,
                ]
            ),
            CommandGroup(name: "Publish", subcommands: [SnapshotCommand.self]),
            CommandGroup(
                name: "Keep",
                subcommands: [StatusCommand.self, RebuildCommand.self, RecoverCommand.self]
            ),
        ]
    )

    /// Runs a command; every error becomes one message and one exit status.
    static func main() {
        // A file that grows beyond what is allowed is an error of the write, not the end.
        signal(SIGXFSZ, SIG_IGN)
        StandardStream.openClosed()
        let code = runCommand()
        guard let lost = Console.lostAnswer else { exit(withError: code) }
        if !lost.message.isEmpty { Console.complain(lost.message) }
        exit(withError: lost.status.code)
    }

    private static func runCommand() -> ExitCode {
        do {
            try CommandLineCheck.run()
            var command = try parseAsRoot()
            try command.run()
            return .success
        } catch let code as ExitCode {
            return code
        } catch {
            switch exitCode(for: error) {
            // Help, and the version.
            case .success: Console.write(fullMessage(for: error) + "\n")
            // What the parser knows nothing of is an error of the command.
            case .failure:
                let error = CommandError(error)
                Console.complain(error.message)
                return error.status.code
            // Said by the console, for what was typed may hold what drives a terminal.
            case let code:
                Console.say(fullMessage(for: error))
                return code
            }
            return .success
        }
    }
}
