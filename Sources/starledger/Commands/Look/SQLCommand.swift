import ArgumentParser
import FilingModel
import Ledger
import ReadModel
import Reports

/// `starledger sql`: the answer to a query of SQL.
struct SQLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "A query of SQL over the ledger, as it stood at three clocks.",
        discussion: """
            One statement that only reads, over these views; PRAGMA table_info(view) tells the \
            columns of one:

            figures          the version of each figure that counts
            figure_versions  every version, from the event that brought it
                             (recorded_from) to the one that ended it (recorded_to)
            companies        the companies that have listed, as they stand
            marks            who carried which mark, from when until when
            events           the log, each event as it was filed

            They show what is valid, known and recorded at the clocks, as every other command \
            does; figure_versions and events show what was public by the known time.

            value, low and high are exact decimals, as text: sum(value) would go through floating \
            point. exact_sum(value) does not, nor does sum(value_minor), which is in integers of \
            the currency's minor unit, such as fen. A blob is shown in hex digits.
            """
    )

    @Argument(help: "The query; in quotes, so that the shell leaves it alone.")
    var query: String?

    @Option(
        help: ArgumentHelp("A file that holds the query; - is standard input.", valueName: "path")
    )
    var file: String?

    @Option(
        help: ArgumentHelp("The longest that the query may take.", valueName: "seconds")
    )
    var timeout = SQLAnswer.secondsMax

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (query == nil) != (file == nil) else {
            throw ValidationError("give one query: in quotes, or in a file with --file")
        }
        guard (1...86_400).contains(timeout) else {
            throw ValidationError("--timeout must be from 1 to 86400 seconds")
        }
    }

    func run() throws {
        let query = try text()
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        let place = InputLocation(location: file ?? "") { _ in nil }
        let answer = try located([place]) {
            try ledger.answer(sql: query, at: clock, within: timeout)
        }
        output.show(SQLReport(clock: clock, columns: answer.columns, rows: answer.rows))
    }

    /// The query, as given or from the file.
    private func text() throws(CommandError) -> String {
        guard let file else { return query ?? "" }
        let bytes = try InputFile.named(file)
            .bytes(atMost: InputLimit.queryBytesMax, of: "a query")
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandError(.badData, "\(file): these bytes are not UTF-8")
        }
        return text
    }
}
