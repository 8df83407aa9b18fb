import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// Shows the vintages of one metric of a company.
struct TriangleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "triangle",
        abstract: "The vintages of a metric: what counted for each period, and from which day.",
        discussion: """
            A row for each period, a column for each public day on which something changed; a cell \
            is what figure says --known-at that day. As CSV it is laid out as ALFRED's files are: \
            DATE is the first day of the period, a missing value is a point, and periods of \
            different lengths never share a file.
            """
    )

    @OptionGroup var metric: MetricArgument

    @Option(
        help: ArgumentHelp(
            "The company's security code, or its name or short name in either language.",
            valueName: "company"
        )
    )
    var subject: String

    @Option(
        help: ArgumentHelp(
            "How long the periods are: annual, half-year, quarter or nine-months.",
            valueName: "length"
        )
    )
    var frequency: Triangle.Frequency = .annual

    @Option(
        help: "For CSV: wide, a column a vintage, by default; or long, a row for each span of days."
    )
    var layout: VintageSheet.Layout?

    @Option(
        help:
            "For CSV: the unit of the values; the ledger's currency, or the metric's own, by default."
    )
    var unit: Unit?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard output.format == .csv || (layout == nil && unit == nil) else {
            throw ValidationError("--layout and --unit go with --format csv")
        }
    }

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        _ = try metric.definition(in: ledger, at: clock)
        let code = try ledger.code(of: subject)
        let report = try ledger.answer(clock) { asOf in
            try TriangleReport(
                metric.metric,
                of: code,
                frequency,
                layout: layout ?? .wide,
                unit: unit,
                asOf
            )
        }
        guard let report else { return }
        output.show(report)
        if output.format == .csv { report.omissions.forEach(Console.complain) }
    }
}
