package import EventLog
import FilingModel
package import Projections

// How quantities of cohorts, and what they can be, are told to people and to programs.

extension ClaimedQuantity {
    /// The quantity in a few words.
    var text: String {
        switch self {
        case .sum(let metric, let period, _): "\(metric) \(period)"
        case .growth(let metric, let period, let base):
            "growth of \(metric) from \(base) to \(period)"
        case .cagr(let metric, let period, let base):
            "yearly growth of \(metric) from \(base) to \(period)"
        case .ratio(let metric, let whole, let period): "\(metric) of \(whole) \(period)"
        case .count(.companies, _, let day): "companies on \(day)"
        case .count(let series, let period, let day):
            "\(series.rawValue) " + (period.map { "in \($0), as of" } ?? "by") + " \(day)"
        case .share(let series, let day): "share of \(series.rawValue) by \(day)"
        }
    }

    /// The quantity for programs.
    var fields: Fields {
        switch self {
        case .sum(let metric, let period, let unit):
            ["kind": "sum", "metric": metric, "period": period, "unit": unit]
        case .growth(let metric, let period, let base):
            ["kind": "growth", "metric": metric, "period": period, "base": base]
        case .cagr(let metric, let period, let base):
            ["kind": "cagr", "metric": metric, "period": period, "base": base]
        case .ratio(let metric, let whole, let period):
            ["kind": "ratio", "metric": metric, "of": whole, "period": period]
        case .count(let series, let period, let day):
            ["kind": "count", "series": series.rawValue, "period": period, "on": day]
        case .share(let series, let day):
            ["kind": "share", "series": series.rawValue, "on": day]
        }
    }

    /// Digits of it as people read them: money in billions, rates in per cent.
    func number(_ digits: String) -> String {
        switch self {
        case .sum(_, _, let unit) where unit.isCurrency:
            NumberText.billions(digits, in: .english)
                + (unit.text == "CNY" ? "" : " \(unit)")
        case .sum, .count: NumberText.grouped(digits)
        case .growth, .cagr, .ratio, .share: NumberText.percent(digits)
        }
    }

    /// The values it can have, in words.
    func text(_ values: PossibleValues) -> String {
        guard !values.ranges.isEmpty else { return "nothing is possible" }
        return values.ranges.map { range in
            switch (range.low, range.high) {
            case (let low?, let high?) where low == high: number(Interval.text(low))
            case (let low?, let high?):
                "between \(number(low.shown(.down))) and \(number(high.shown(.up)))"
            case (let low?, nil): "at least \(number(low.shown(.down)))"
            case (nil, let high?): "at most \(number(high.shown(.up)))"
            case (nil, nil): "anything"
            }
        }.joined(separator: ", or ")
    }
}

extension PossibleValues: FieldValue {
    /// The ranges, each a low and a high end; null where there is no end.
    package var json: JSONValue {
        ranges.map { [$0.low.map(Interval.text), $0.high.map(Interval.text)] }.json
    }
}

extension Rational {
    /// The direction in which a number is rounded.
    enum Rounding {
        case down, up, nearest
    }

    /// The most digits of a number that people are shown.
    private static let shownDigits = 7

    /// The digits that people read, of a bound rounded outwards.
    func shown(_ rule: Rounding) -> String {
        let whole = magnitude.floor.map { String($0).utf8.count } ?? Self.shownDigits
        let unit = (0..<abs(Self.shownDigits - whole)).reduce(Rational(1)) { power, _ in
            power * Rational(10)
        }
        let isFine = whole < Self.shownDigits
        let steps = isFine ? self * unit : self / unit
        let rounded =
            switch rule {
            case .down: steps.floor
            case .up: steps.ceiling
            case .nearest: (steps + Rational(1) / Rational(2)).floor
            }
        guard let rounded else { return Interval.text(self) }
        return Interval.text(isFine ? Rational(rounded) / unit : Rational(rounded) * unit)
    }
}

extension CohortStatement {
    /// The statement, for sentences.
    var text: String {
        switch content {
        case .companies(let count): "companies \(NumberText.grouped(count))"
        case .figure(let figure):
            "\(quantity.text) "
                + (figure.quantity.value.map { quantity.number($0.description) }
                    ?? figure.quantity.number)
        case .claim(let claim): "\(claim.name) \(quantity.number(claim.value.description))"
        }
    }

    /// The place of the statement.
    fileprivate var place: Fields { ["event": version.event.id, "announced": day] }

    /// The statement for programs: its place, and the value as it was printed.
    fileprivate var fields: Fields {
        let value: String? =
            switch content {
            case .companies(let count): String(count)
            case .figure(let figure): figure.quantity.value?.description
            case .claim(let claim): claim.value.description
            }
        return place + quantity.fields + ["value": value, "interval": values]
    }
}

extension Assertion {
    /// The most publications of one saying, and sayings of one quantity, that programs are shown.
    static let shownMax = 8

    /// The most statements whose days people are shown.
    private static let daysMax = 4

    /// The assertion for programs: where it was made first, and where again.
    var fields: Fields {
        first.fields + [
            "places": statements.count,
            "again": statements[1...].prefix(Self.shownMax).map(\.place),
        ]
    }

    /// The days of the first statements, each once; of many, the rest are counted.
    static func days(_ sayings: [Assertion]) -> String {
        let count = sayings.reduce(0) { $0 + $1.statements.count }
        let shown = sayings.prefix(daysMax).flatMap { $0.statements.prefix(daysMax) }
            .prefix(daysMax)
        var seen: Set<CalendarDate> = []
        let days = shown.map(\.day).filter { seen.insert($0).inserted }.map(\.description)
        let rest = count - shown.count
        return days.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
    }
}

extension [Assertion] {
    /// The assertions, each with its days; those alike, or of the same days, together.
    fileprivate var sentence: String {
        var said: [(text: String, sayings: [Assertion])] = []
        for saying in self {
            let text = saying.first.text
            if let place = said.firstIndex(where: { $0.text == text }) {
                said[place].sayings.append(saying)
            } else {
                said.append((text, [saying]))
            }
        }
        let parts = said.map { (text: $0.text, days: Assertion.days($0.sayings)) }
        return parts.indices.map { place in
            let isLast = place + 1 == parts.count || parts[place + 1].days != parts[place].days
            return parts[place].text + (isLast ? " (\(parts[place].days))" : "")
        }.joined(separator: "; ")
    }
}

extension CohortIdentity {
    /// The companies for programs.
    var fields: Fields { ["cohort": cohort, "companies": companies] }

    /// The companies in a few words.
    var text: String { cohort + (companies.map { ", \($0) companies" } ?? "") }
}

extension ClaimConsistency.Evidence {
    /// The possible values, and the evidence, for programs.
    var fields: Fields { ["interval": values, "from": sayings.map(\.fields)] }

    /// The possible values, and the evidence, for people.
    fileprivate var text: String {
        if sayings.count == 1, sayings[0].first.quantity == quantity {
            return quantity.text(values) + " was said (\(Assertion.days(sayings)))"
        }
        return values.ranges.isEmpty
            ? "nothing is possible after \(sayings.sentence)"
            : "\(quantity.text(values)) follows from \(sayings.sentence)"
    }
}

extension ClaimConsistency.Implication {
    /// The consequence, and its evidence, for people.
    var text: String {
        let quantity = evidence.quantity
        return "\(quantity.text): \(quantity.text(evidence.values)), from "
            + evidence.sayings.sentence
    }

    /// The consequence, its evidence, and what it is held against, for programs.
    var fields: Fields {
        evidence.population.fields + [
            "quantity": evidence.quantity.fields,
            "interval": evidence.values,
            "from": evidence.sayings.map(\.fields),
            "said": said.prefix(Assertion.shownMax).map(\.fields),
            "saidCount": said.count,
            "verdict": verdict?.rawValue,
        ]
    }
}

extension ClaimConsistency.Contradiction {
    /// Both sides for programs.
    var fields: Fields {
        one.population.fields + [
            "quantity": one.quantity.fields,
            "one": one.fields,
            "other": other?.fields,
        ]
    }

    /// Both sides for people.
    var text: String {
        "\(one.quantity.text) (\(one.population.text)): \(one.text)"
            + (other.map { ", but \($0.text)" } ?? "")
    }
}
