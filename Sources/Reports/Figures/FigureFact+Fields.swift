import FilingModel
import Projections

extension FigureFact {
    /// The figure in the unit of its metric.
    func fields(_ definition: MetricDefinition) -> Fields { fields(unit: unit(definition)) }

    /// The figure in a unit.
    func fields(unit: Unit) -> Fields {
        [
            "value": quantity.value,
            "low": quantity.low,
            "high": quantity.high,
            "decimals": quantity.precision,
            "unit": unit,
            "stage": stage.name,
            "reportedBy": reporter,
            "announced": time.date,
            "sequence": sequence,
            "id": id,
        ]
    }

    /// Its stage, and whether a third party printed it.
    var stageText: String { stage.name + (reporter == .press ? " (press)" : "") }

    /// The reason for which the company restated it; nil: it did not.
    var restatementReason: RestatementReason? {
        guard case .restated(let reason) = stage else { return nil }
        return reason
    }
}

extension FigureKey {
    /// The company, the metric and the period.
    var fields: Fields { ["subject": subject, "metric": metric, "period": period] }
}
