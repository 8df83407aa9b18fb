import ArgumentParser
import EventLog
import Ledger
import Reports

/// `starledger recover`: what a crash left at the end of the log is moved aside.
struct RecoverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recover",
        abstract: "Move aside what a crash left at the end of the log.",
        discussion: """
            The log is cut after the last event that can be read: before a torn tail, or at the \
            start of the batch that holds the first line that is no event. What stands there goes \
            to Events/torn-<sequence>-<n>.bak; no byte is lost. Then repeat what was not \
            acknowledged: events that the log has are not recorded twice.

            What the checkpoint covers, or the read model has read, is never moved: where that \
            cannot be read, the log is damaged, and has to come from a copy. Whether events may be \
            recorded as they are is not judged here, but by verify.
            """
    )

    @Flag(help: "Say what would be moved, and move nothing.")
    var dryRun = false

    @OptionGroup var lock: LockOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let recovery = try Ledger.recover(
            ledger.directory(),
            host: System.host,
            lockTimeoutMilliseconds: lock.milliseconds,
            isRehearsal: dryRun
        )
        if let line = recovery.unreadable {
            let place = "\(line.place.segment.name), byte \(line.place.offset)"
            Console.complain("\(place): event \(line.sequence): \(line.fault.sentence)")
        }
        if dryRun, !recovery.pieces.isEmpty { Console.complain("dry run: nothing was moved") }
        output.show(RecoveryReport(recovery, isRehearsal: dryRun))
    }
}
