import ArgumentParser
import FilingModel
import Ledger
import Projections

/// The figure that a command is about: of a company, a metric and a period.
struct FigureArguments: ParsableArguments {
    @Argument(help: .company) var company: CompanyName
    @Argument(help: .metric) var metric: Metric
    @Argument(help: .period) var period: FiscalPeriod

    /// The company that is meant, with a metric that the ledger knows, and the period.
    func key(_ asOf: AsOf<Ledger.Facts>) throws -> FigureKey {
        _ = try asOf.definition(of: metric)
        return FigureKey(
            subject: try company.code(in: asOf.facts),
            metric: metric,
            period: period
        )
    }
}

extension AsOf {
    /// The definition of a metric; throws `CommandError` if no event that counts defines it.
    func definition(of metric: Metric) throws -> MetricDefinition {
        guard let definition = try facts.definition(of: metric, at: clock.recorded) else {
            throw CommandError.noMetric(metric)
        }
        return definition
    }
}

extension CommandError {
    /// A metric is asked for that no event defines.
    static func noMetric(_ metric: Metric) -> CommandError {
        let names = MetricDefinition.builtIn.map(\.metric.name).joined(separator: ", ")
        return CommandError(.badData, "\(metric) is not a metric; built in are \(names)")
    }
}
