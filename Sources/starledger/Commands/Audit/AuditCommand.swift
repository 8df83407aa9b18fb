import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger audit`: every version of a figure.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "How a figure changed: every version of it, with the reason of each.",
        discussion: """
            In the order in which the versions became public; one that was corrected follows what \
            it was before. A change is told against what counted until then; numbers that agree \
            within the precision in which they are given are no change.

            Example: starledger audit 688266 net-profit FY2022 --svg steps.svg
            """
    )

    @OptionGroup var figure: FigureArguments
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var chart: ChartOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try chart.check(output) }

    func run() throws {
        let report = try ledger.ask(clock) { asOf, ledger in
            let key = try figure.key(asOf)
            guard let audit = try asOf.audit(key) else { throw CommandError.noMetric(key.metric) }
            return FigureAuditReport(
                clock: asOf.clock,
                audit: audit,
                citations: try ledger.citations(audit.amendments, in: asOf.facts)
            )
        }
        try chart.show(report, output)
    }
}
