import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger triangle`: the vintages of one metric of a company.
struct TriangleCommand: Question {
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

    @Argument(help: .metric) var metric: Metric

    @Option(help: .company) var subject: CompanyName

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

    func answer(_ asOf: AsOf<Ledger.Facts>) throws -> TriangleReport {
        _ = try asOf.definition(of: metric)
        let report = try TriangleReport(
            metric,
            of: subject.code(in: asOf.facts),
            frequency,
            layout: layout ?? .wide,
            unit: unit,
            asOf
        )
        guard let report else { throw CommandError.noMetric(metric) }
        return report
    }

    func show(_ answer: TriangleReport) {
        output.show(answer)
        if output.format == .csv { answer.omissions.forEach(Console.complain) }
    }
}
