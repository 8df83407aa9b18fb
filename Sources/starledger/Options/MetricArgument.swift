import ArgumentParser
import FilingModel
import Ledger
import Projections

/// The metric a question is about.
struct MetricArgument: ParsableArguments {
    @Argument(help: "The metric, as revenue.")
    var metric: Metric

    /// Its definition, among the events that count.
    func definition(
        in ledger: Ledger,
        at clock: Clock
    ) throws(CommandError) -> MetricDefinition {
        try Self.definition(of: metric, in: ledger, at: clock)
    }

    /// The definition of a metric, among the events that count.
    static func definition(
        of metric: Metric,
        in ledger: Ledger,
        at clock: Clock
    ) throws(CommandError) -> MetricDefinition {
        let definition = try ledger.answer(clock) { asOf in
            try asOf.facts.definition(of: metric, at: clock.recorded)
        }
        guard let definition else {
            let names = MetricDefinition.builtIn.map(\.metric.name).joined(separator: ", ")
            throw CommandError(
                .badData,
                "\(metric) is not a metric; built in are \(names)"
            )
        }
        return definition
    }
}
