import FilingModel
import Projections

extension Derivation.Number {
    /// The question in a few words.
    var name: String {
        switch self {
        case .figure(let key): "figure \(key.subject) \(key.metric) \(key.period)"
        case .aggregate(let metric, let period): "aggregate \(metric) \(period)"
        case .growth(let metric, let period, let base): "growth \(metric) \(period) since \(base)"
        case .compoundGrowth(let metric, let period, let base):
            "cagr \(metric) \(period) since \(base)"
        case .ratio(let metric, let whole, let period): "ratio \(metric) of \(whole) \(period)"
        case .shedMarks(let mark, let year, let grouping):
            "shed-marks \(year) by \(grouping.rawValue), mark \(mark)"
        }
    }

    /// The question for programs.
    var fields: Fields {
        switch self {
        case .figure(let key): ["kind": "figure"] + key.fields
        case .aggregate(let metric, let period):
            ["kind": "aggregate", "metric": metric, "period": period]
        case .growth(let metric, let period, let base):
            ["kind": "growth", "metric": metric, "period": period, "since": base]
        case .compoundGrowth(let metric, let period, let base):
            ["kind": "cagr", "metric": metric, "period": period, "since": base]
        case .ratio(let metric, let whole, let period):
            ["kind": "ratio", "metric": metric, "of": whole, "period": period]
        case .shedMarks(let mark, let year, let grouping):
            [
                "kind": "shed-marks",
                "mark": mark,
                "year": String(year),
                "by": grouping.rawValue,
            ]
        }
    }

    /// The rule it is made by, in words.
    var rule: String {
        switch self {
        case .figure:
            "the known version of the highest stage; there the issuer's before the press's, and of "
                + "these the last that says something new"
        case .aggregate:
            "the exact sum of the figures that count, over the cohort; forecasts, ranges and other "
                + "units stay out"
        case .growth:
            "(current − previous) / |previous|, over the companies that have both, rounded once"
        case .compoundGrowth:
            "(current / previous)^(1 / years) − 1, over the companies that have both, rounded once"
        case .ratio: "part / whole, over the companies that have both, rounded once"
        case .shedMarks(_, _, .fiscalYear):
            "the first removal of the mark of each member of the cohort, in the fiscal year whose "
                + "result earned it"
        case .shedMarks(_, _, .year):
            "the first removal of the mark of each member of the cohort, in the year in which it "
                + "took effect"
        }
    }

    /// The value as people read it.
    func text(of value: String?, _ unit: Unit?) -> String {
        guard let value else { return "none" }
        switch self {
        case .growth, .compoundGrowth, .ratio: return NumberText.percent(value)
        case .figure, .aggregate, .shedMarks:
            return NumberText.grouped(value) + (unit.map { " \($0)" } ?? "")
        }
    }
}

extension Derivation.Term {
    /// Its name and its number, or its words.
    var words: String {
        let isNumber = value.utf8.last?.isASCIIDigit ?? false
        return "\(name) \(isNumber ? NumberText.grouped(value) : value)"
    }
}

extension Derivation.Item {
    /// The event in a few words.
    var words: String {
        guard let figure else { return version.event.payload.event.summary }
        let unit = unit.map { " \($0)" } ?? ""
        return "\(figure.key.metric) \(figure.key.period) \(figure.quantity.number)\(unit), "
            + figure.stageText
    }
}

extension Derivation.Omission {
    /// The part that is missing; nil: none is.
    var role: Derivation.Role? {
        if case .missing(let role, _) = self { role } else { nil }
    }

    /// The year that a removal is counted in; nil: none.
    var countedIn: Int? {
        if case .otherYear(let year) = self { year } else { nil }
    }

    /// Its name in answers.
    var name: String {
        switch self {
        case .missing(_, let reason): reason.rawValue
        case .lowerStage: "lower-stage"
        case .pressBesideIssuer: "press-beside-issuer"
        case .rePresentation: "re-presentation"
        case .earlier: "earlier"
        case .corrected: "corrected"
        case .withdrawn: "withdrawn"
        case .otherYear: "other-year"
        case .laterRemoval: "later-removal"
        case .outsideCohort: "outside-cohort"
        }
    }

    /// The reason in words.
    var words: String {
        switch self {
        case .missing(let role, let reason):
            (role == .figure ? "" : "\(role.rawValue): ") + reason.words
        case .lowerStage: "a result of a higher stage counts"
        case .pressBesideIssuer: "the issuer's own figure counts"
        case .rePresentation: "only presents again what counts"
        case .earlier: "a later filing of the same stage counts"
        case .corrected: "a correction changed it"
        case .withdrawn: "withdrawn by an amendment"
        case .otherYear(let year?): "counted in \(year)"
        case .otherYear(nil): "has no period to count it in"
        case .laterRemoval: "the mark was shed before"
        case .outsideCohort: "not of the cohort"
        }
    }
}

extension MissingReason {
    /// The reason in words.
    fileprivate var words: String {
        switch self {
        case .none: "no figure is known"
        case .forecast: "only a forecast counts"
        case .range: "a range never enters a sum"
        case .unit: "in another unit than the sum"
        }
    }
}
