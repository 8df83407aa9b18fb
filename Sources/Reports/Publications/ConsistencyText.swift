import EventLog
import FilingModel
import Projections

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
    var members: [JSONMember] {
        func text(_ name: String, _ value: String) -> JSONMember {
            JSONMember(name, .string(value))
        }
        switch self {
        case .sum(let metric, let period, let unit):
            return [
                text("kind", "sum"), text("metric", metric.name),
                text("period", period.description), text("unit", unit.text),
            ]
        case .growth(let metric, let period, let base):
            return [
                text("kind", "growth"), text("metric", metric.name),
                text("period", period.description), text("base", base.description),
            ]
        case .cagr(let metric, let period, let base):
            return [
                text("kind", "cagr"), text("metric", metric.name),
                text("period", period.description), text("base", base.description),
            ]
        case .ratio(let metric, let whole, let period):
            return [
                text("kind", "ratio"), text("metric", metric.name), text("of", whole.name),
                text("period", period.description),
            ]
        case .count(let series, let period, let day):
            return [
                text("kind", "count"), text("series", series.rawValue),
                JSONMember("period", period.json { .string($0.description) }),
                text("on", day.description),
            ]
        case .share(let series, let day):
            return [
                text("kind", "share"), text("series", series.rawValue),
                text("on", day.description),
            ]
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

    /// What it can be, in words.
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

extension PossibleValues {
    /// The ranges for programs, each a low and a high one; null where there is no end.
    var json: JSONValue {
        .array(
            ranges.map { range in
                .array(
                    [range.low, range.high].map { end in
                        end.json { .string(Interval.text($0)) }
                    }
                )
            }
        )
    }
}

extension Rational {
    /// Where a number goes that has more digits than people read.
    enum Rounding {
        case down, up, nearest
    }

    /// How many digits of a number are shown to people.
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
    /// What was said, for sentences.
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

    /// What was said for programs: where, and the value as it was printed.
    fileprivate var members: [JSONMember] {
        let value: String? =
            switch content {
            case .companies(let count): String(count)
            case .figure(let figure): figure.quantity.value?.description
            case .claim(let claim): claim.value.description
            }
        return [
            JSONMember("event", .string(version.event.id.text)),
            JSONMember("announced", .string(day.description)),
        ] + quantity.members + [
            JSONMember("value", value.json(JSONValue.string)),
            JSONMember("interval", values.json),
        ]
    }
}

extension Assertion {
    /// The most publications of one saying, and sayings of one quantity, that programs are shown.
    static let shownMax = 8

    /// The most statements whose days people are shown.
    private static let daysMax = 4

    /// What was said for programs: where it was first, and where again.
    var json: JSONValue {
        .object(
            first.members + [
                JSONMember("places", .integer(Int64(statements.count))),
                JSONMember(
                    "again",
                    .array(
                        statements[1...].prefix(Self.shownMax).map { statement in
                            .object([
                                JSONMember("event", .string(statement.version.event.id.text)),
                                JSONMember("announced", .string(statement.day.description)),
                            ])
                        }
                    )
                ),
            ]
        )
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
    /// What was said, each with its days; what was said alike, or on the same days, together.
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
    var members: [JSONMember] {
        [
            JSONMember("cohort", .string(cohort)),
            JSONMember("companies", companies.json { .integer(Int64($0)) }),
        ]
    }

    /// The companies in a few words.
    var text: String { cohort + (companies.map { ", \($0) companies" } ?? "") }
}

extension ClaimConsistency.Evidence {
    /// What is possible, and why, for programs.
    var json: JSONValue {
        .object([
            JSONMember("interval", values.json),
            JSONMember("from", .array(sayings.map(\.json))),
        ])
    }

    /// What is possible, and why, for people.
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
    /// What follows, and from what, for people.
    var text: String {
        let quantity = evidence.quantity
        return "\(quantity.text): \(quantity.text(evidence.values)), from "
            + evidence.sayings.sentence
    }

    /// What follows, and what it is held against, for programs.
    var json: JSONValue {
        .object(
            evidence.population.members + [
                JSONMember("quantity", .object(evidence.quantity.members)),
                JSONMember("interval", evidence.values.json),
                JSONMember("from", .array(evidence.sayings.map(\.json))),
                JSONMember("said", .array(said.prefix(Assertion.shownMax).map(\.json))),
                JSONMember("saidCount", .integer(Int64(said.count))),
                JSONMember("verdict", (verdict?.rawValue).json(JSONValue.string)),
            ]
        )
    }
}

extension ClaimConsistency.Contradiction {
    /// Both sides for programs.
    var json: JSONValue {
        .object(
            one.population.members + [
                JSONMember("quantity", .object(one.quantity.members)),
                JSONMember("one", one.json),
                JSONMember("other", other.json(\.json)),
            ]
        )
    }

    /// Both sides for people.
    var text: String {
        "\(one.quantity.text) (\(one.population.text)): \(one.text)"
            + (other.map { ", but \($0.text)" } ?? "")
    }
}
