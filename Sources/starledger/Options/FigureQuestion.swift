import ArgumentParser
import FilingModel
import Ledger
import Projections

/// The figure that a command is about: of a company, a metric and a period.
struct FigureQuestion: ParsableArguments {
    @Argument(help: "The company's security code, or its name or short name in either language.")
    var company: String

    @OptionGroup var metric: MetricArgument
    @OptionGroup var period: PeriodArgument

    /// What is asked of a ledger, and the metric's definition there.
    ///
    /// - Parameters:
    ///   - ledger: The ledger.
    ///   - clock: The clocks.
    /// - Returns: Both.
    /// - Throws: `CommandError` if there is no such company, or no such metric.
    func key(
        in ledger: Ledger,
        at clock: Clock
    ) throws(CommandError) -> (key: FigureKey, definition: MetricDefinition) {
        let definition = try metric.definition(in: ledger, at: clock)
        let code = try ledger.code(of: company)
        return (
            FigureKey(subject: code, metric: metric.metric, period: period.period), definition
        )
    }
}
