import ArgumentParser
import EventLog
import Ledger

/// `starledger append -`.
struct AppendStream: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "-",
        abstract: "Events from standard input, one JSON object a line.",
        discussion: """
            Lines as log --raw or a dry run print them. What only the ledger sets (recordedat, \
            recordedby, batchsize) is ignored; an identifier is made from the content if there is \
            none.
            """
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let events = try EventInput(.standard, spoolingIn: ledger.log.directory)
        try recording.record(events, in: ledger, output)
    }
}
