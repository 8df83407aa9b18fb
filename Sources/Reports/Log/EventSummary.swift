import FilingModel
import Projections

extension FilingEvent {
    /// The event in a few words.
    var summary: String {
        switch self {
        case .ledgerOpened(let opening): "\(opening.title) opened"
        case .companyListed(let listing):
            "\(listing.shortName.text(in: .english)) listed on \(listing.board) "
                + listing.listedOn.spelling
        case .resultFiled(let result):
            "\(result.period) \(result.stage.rawValue)"
                + (result.reportedBy == .press ? " (press)" : "") + ": "
                + result.figures.map(\.text).joined(separator: ", ")
        case .figuresRestated(let restatement):
            "\(restatement.period) restated (\(restatement.reason.rawValue)): "
                + restatement.figures.map(\.text).joined(separator: ", ")
        case .markAssigned(let change): "mark \(change.mark) assigned \(change.effectiveOn)"
        case .markRemoved(let change):
            "mark \(change.mark) removed \(change.effectiveOn)"
                + (change.period.map { " on \($0)" } ?? "")
        case .tierChanged(let change): "tier \(change.tier?.text ?? "none") \(change.effectiveOn)"
        case .companyRenamed(let change):
            "renamed " + ((change.shortName ?? change.name)?.text(in: .english) ?? "")
        case .sectorChanged(let change): "sector \(change.sector.rawValue) \(change.effectiveOn)"
        case .companyDelisted(let change): "delisted \(change.effectiveOn)"
        case .milestoneAnnounced(let milestone): milestone.title.text(in: .english)
        case .aggregateReported(let report):
            "\(report.period): "
                + (report.figures.map(\.text) + report.claims.map(\.text)).joined(separator: ", ")
        case .metricDefined(let definition): "metric \(definition.metric) in \(definition.unit)"
        case .eventCorrected(let correction): "corrects \(correction.target): \(correction.reason)"
        case .eventRetracted(let retraction): "retracts \(retraction.target): \(retraction.reason)"
        }
    }
}

extension ReportedFigure {
    /// The metric and its quantity, as they were written.
    var text: String { "\(metric) \(quantity.text)" }
}

extension Quantity {
    /// The value or the range, with its unit where one is written.
    var text: String { number + (unit.map { " \($0)" } ?? "") }

    /// The value or the range.
    var number: String {
        switch content {
        case .value(let value): NumberText.grouped(value.description)
        case .range(let low, let high):
            NumberText.grouped(low.description) + ".." + NumberText.grouped(high.description)
        }
    }
}

extension Claim {
    /// The claim in a few words.
    var text: String { "\(name) \(value)" }

    /// The claim without its value.
    var name: String {
        let terms =
            switch content {
            case .growth(let metric, let base): "\(metric) since \(base)"
            case .cagr(let metric, let base): "\(metric) a year since \(base)"
            case .ratio(let metric, let whole): "\(metric) of \(whole)"
            case .count(let series, let period):
                series.rawValue + (period.map { " in \($0)" } ?? "")
            case .share(let series): series.rawValue
            }
        return "\(kindName) \(terms)"
    }
}
