import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger audit`.
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

    @OptionGroup var question: FigureQuestion
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var chart: ChartOptions
    @OptionGroup var output: OutputOptions

    func validate() throws { try chart.check(output) }

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        let key = try question.key(in: ledger, at: clock).key
        guard let audit = try ledger.answer(clock, { try $0.audit(key) }) else { return }
        let citations = try attempt { try ledger.citations(audit.amendments) }
        try chart.show(
            FigureAuditReport(clock: clock, audit: audit, citations: citations),
            output
        )
    }
}
