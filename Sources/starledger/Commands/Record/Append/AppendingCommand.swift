import ArgumentParser
import FilingModel
import Ledger

/// A command that appends one event.
protocol AppendingCommand: ParsableCommand {
    var options: AppendingOptions { get }

    /// The subject and the event.
    func event(in ledger: Ledger) throws -> (Subject, FilingEvent)
}

extension AppendingCommand {
    func run() throws {
        let ledger = try options.ledger.open()
        let (subject, event) = try event(in: ledger)
        let draft = try options.draft(event, about: subject, in: ledger)
        try options.recording.record(
            [draft],
            from: [.nowhere],
            in: ledger,
            options.output
        )
    }
}
