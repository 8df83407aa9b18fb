import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// Shows a series over years.
struct SeriesCommand: ParsableCommand {
    /// The series there are.
    enum Name: String, ExpressibleByArgument, CaseIterable {
        case shedMarks = "shed-marks"
    }

    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "A series over years: the marks that a cohort shed."
    )

    @Argument(help: "The series.")
    var name: Name

    @Option(
        help: ArgumentHelp(
            "fiscal-year, whose result earned it, or year, in which it took effect.",
            valueName: "grouping"
        ),
        transform: word(ShedMarks.Grouping.self)
    )
    var by: ShedMarks.Grouping = .fiscalYear

    @Option(
        name: .customLong("shed"),
        help: ArgumentHelp("The mark that was shed; U by default.", valueName: "letter"),
        transform: parsed { (spelling) throws(Malformed) in try Mark(spelling) }
    )
    var shed: Mark = .unprofitable

    @OptionGroup var cohort: CohortOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        let series = try ledger.answer(clock) { asOf in
            try asOf.shedMarks(shed, of: cohort.cohort, by: by)
        }
        output.show(ShedMarksReport(clock: clock, series: series))
    }
}
