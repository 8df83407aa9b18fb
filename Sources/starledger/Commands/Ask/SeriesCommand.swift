import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger series`: a series over years or months.
struct SeriesCommand: Question {
    static let configuration = CommandConfiguration(
        commandName: "series",
        abstract: "A series over time: marks shed or carried, listings, or sums of a metric.",
        discussion: """
            shed-marks: the companies that shed a mark, by fiscal-year, whose result earned it, or \
            by year, in which it took effect. listings: the new listings, by year or month. \
            carrying: the companies that carry a mark at the end of each year or month, and on the \
            valid day. A metric, as revenue: its sum in each fiscal year.
            """
    )

    @Argument(help: "shed-marks, listings, carrying, or a metric, as revenue.")
    var name: String

    @Option(help: ArgumentHelp("fiscal-year, year or month.", valueName: "grouping"))
    var by: SeriesGrouping?

    @Option(
        name: [.customLong("mark-letter"), .customLong("shed")],
        help: ArgumentHelp(
            "The mark that was shed or is carried; U by default.",
            valueName: "letter"
        )
    )
    var mark: Mark?

    @Option(help: "The first fiscal year of a metric; that of the first listing by default.")
    var from: FiscalYear?

    @Option(help: "The last fiscal year of a metric; the last that has ended by default.")
    var to: FiscalYear?

    @OptionGroup var cohort: CohortOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions
    @OptionGroup var drawing: ChartOptions

    func validate() throws {
        try drawing.check(output)
        guard let series = SeriesName(name) else { throw ValidationError(noSuchSeries) }
        if let by, !series.groupings.contains(by) {
            throw ValidationError(
                "--by \(by.rawValue) goes with \(by.subjects), not with \(name), which goes by "
                    + series.groupings.map(\.rawValue).joined(separator: " or by ")
            )
        }
        guard mark == nil || series.hasMark else {
            throw ValidationError(
                "--mark-letter goes with shed-marks and carrying, not with \(name); --mark keeps "
                    + "those that carry a mark"
            )
        }
        guard (from == nil && to == nil) || series.isMetric else {
            throw ValidationError("--from and --to go with metrics, not with \(name)")
        }
        if let from = from?.period, let to = to?.period, to < from {
            throw ValidationError("--from \(from) is later than --to \(to)")
        }
    }

    func answer(_ asOf: AsOf<Ledger.Facts>) throws -> SeriesReport {
        guard let report = try report(asOf) else { throw CommandError(.usage, noSuchSeries) }
        return report
    }

    func show(_ answer: SeriesReport) throws { try drawing.show(answer, output) }

    /// The series; nil if no event defines its metric.
    private func report(_ asOf: AsOf<Ledger.Facts>) throws -> SeriesReport? {
        let (cohort, mark) = (cohort.cohort, mark ?? .unprofitable)
        let length: CalendarPeriod.Length = by == .month ? .month : .year
        switch SeriesName(name) {
        case .shedMarks:
            let grouping: ShedMarks.Grouping = by == .year ? .year : .fiscalYear
            return try SeriesReport(shed: mark, of: cohort, by: grouping, asOf)
        case .listings: return try SeriesReport(listingsOf: cohort, by: length, asOf)
        case .carrying: return try SeriesReport(carrying: mark, of: cohort, by: length, asOf)
        case .metric(let metric):
            return try SeriesReport(
                of: metric,
                over: cohort,
                from: from?.period.year,
                through: to?.period.year,
                asOf
            )
        case nil: return nil
        }
    }

    private var noSuchSeries: String {
        let series = SeriesName.fixed.map(\.name).joined(separator: ", ")
        let metrics = MetricDefinition.builtIn.map(\.metric.name).joined(separator: ", ")
        return "\(name) is neither a series nor a metric; the series are \(series), and those of "
            + "metrics: built in are \(metrics)"
    }
}
