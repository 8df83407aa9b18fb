import ArgumentParser
import FilingModel
import Ledger

/// `starledger append metric`.
struct AppendMetric: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "metric",
        abstract: "Define a metric beside the built-in ones."
    )

    @Argument(help: "Its name in the log, as gross-profit.")
    var metric: Metric

    @OptionGroup var names: NameOptions

    @Option(help: "What it counts: currency for any currency, a certain currency, or a word.")
    var unit: Unit

    @Option(help: "flow, stock, count or ratio.")
    var kind: MetricDefinition.Kind

    @Option(help: ArgumentHelp("Its XBRL concept.", valueName: "concept"))
    var xbrl: String?

    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let origin = ledger.opening.origin
        let definition = MetricDefinition(
            metric: metric,
            name: try required(names.name(), "--name"),
            unit: unit,
            kind: kind,
            xbrl: xbrl
        )
        return (Subject(origin), .metricDefined(definition))
    }
}
