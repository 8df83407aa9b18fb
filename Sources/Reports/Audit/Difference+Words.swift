import EventLog
import FilingModel
import Projections

extension Cause {
    var json: JSONValue {
        .object([
            JSONMember("cause", .string(reason.name)),
            JSONMember("sequence", .integer(Int64(step.sequence))),
            JSONMember("target", (step.target?.text).json(JSONValue.string)),
        ])
    }
}

extension [Cause] {
    /// The causes in words, each with the sequence of its event.
    var words: String {
        map { "\($0.reason.name) \($0.step.sequence)" }.joined(separator: ", ")
    }
}

extension Change {
    /// What it was and what it is, and why.
    func words(_ value: (Value) -> String, _ more: String = "") -> String {
        let (was, now) = (before.map(value) ?? "–", after.map(value) ?? "–")
        return was + " → " + now + more + " · " + causes.words
    }

    /// The cells of a row: why, and by which events.
    fileprivate var causeFields: [String?] {
        [
            causes.map(\.reason.name).joined(separator: " "),
            causes.map { String($0.step.sequence) }.joined(separator: " "),
            causes.compactMap { $0.step.target?.text }.joined(separator: " "),
        ]
    }

    /// A row for each member that is not the same.
    fileprivate func rows(
        _ key: [String?],
        _ prefix: String,
        _ members: [(name: String, value: (Value) -> String?)],
        _ revision: String? = nil
    ) -> [[String?]] {
        members.compactMap { name, value in
            let (old, new) = (before.flatMap(value), after.flatMap(value))
            let change = name == "value" ? revision : nil
            return old == new ? nil : key + [prefix + name, old, new, change] + causeFields
        }
    }

    fileprivate func json(
        _ key: [JSONMember],
        _ value: (Value) -> JSONValue,
        _ more: [JSONMember] = []
    ) -> JSONValue {
        .object(
            key + [
                JSONMember("before", before.json(value)),
                JSONMember("after", after.json(value)),
            ] + more + [JSONMember("causes", .array(causes.map(\.json)))]
        )
    }
}

// MARK: Companies

extension Change where Key == SecurityCode, Value == CompanyState {
    var json: JSONValue {
        let names = members.map { JSONValue.string($0.name) }
        return json(
            [JSONMember("subject", .string(key.text))],
            { company in
                .object(
                    zip(CompanyState.factNames, company.facts).map { name, text in
                        JSONMember(name, text.json(JSONValue.string))
                    }
                )
            },
            [JSONMember("members", .array(names))]
        )
    }

    var rows: [[String?]] {
        members.map { member in
            [
                "companies", key.text, nil, nil, member.name, member.before, member.after, nil,
            ] + causeFields
        }
    }

    /// What is not the same.
    var words: String {
        guard before != nil else { return "listed \(after?.listedOn.spelling ?? "")" }
        guard after != nil else { return "is not listed any more" }
        return members.map { "\($0.name) \($0.before ?? "–") → \($0.after ?? "–")" }
            .joined(separator: ", ")
    }

    private var members: [(name: String, before: String?, after: String?)] {
        let (old, new) = (before?.facts ?? [], after?.facts ?? [])
        return CompanyState.factNames.indices.compactMap { index in
            let (was, now) =
                (old.isEmpty ? nil : old[index], new.isEmpty ? nil : new[index])
            return was == now ? nil : (CompanyState.factNames[index], was, now)
        }
    }
}

extension CompanyState {
    fileprivate static let factNames = [
        "name.en", "name.zh", "shortName.en", "shortName.zh", "exchange", "board", "listedOn",
        "profitableAtListing", "sector", "city", "province", "standard", "tier", "delistedOn",
        "listing",
    ]

    /// What is known of it, marks aside, in the order of `factNames`.
    fileprivate var facts: [String?] {
        [
            name.english, name.chinese, shortName.english, shortName.chinese, exchange.text,
            board.text,
            listedOn.spelling, "\(wasProfitableAtListing)", sector.rawValue, city, province,
            standard.map(String.init), tier?.text, delistedOn?.spelling, listingID.text,
        ]
    }
}

// MARK: Marks

extension Change where Key == Difference.MarkKey, Value == Difference.MarkState {
    var json: JSONValue {
        json(
            [
                JSONMember("subject", .string(key.code.text)),
                JSONMember("mark", .string(key.mark.description)),
                JSONMember("assignment", .string(key.assignment.text)),
            ],
            \.json
        )
    }

    var rows: [[String?]] {
        let members: [(String, (Difference.MarkState) -> String?)] = [
            ("from", { $0.from?.spelling }), ("until", { $0.until?.spelling }),
            ("period", { $0.period?.description }), ("removal", { $0.removal?.text }),
        ]
        return rows(["marks", key.code.text, nil, nil], "\(key.mark) ", members)
    }
}

extension Difference.MarkState {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("from", (from?.spelling).json(JSONValue.string)),
            JSONMember("until", (until?.spelling).json(JSONValue.string)),
            JSONMember("period", (period?.description).json(JSONValue.string)),
            JSONMember("removal", (removal?.text).json(JSONValue.string)),
        ])
    }

    var words: String {
        guard let until else { return "carried since \(from?.spelling ?? "")" }
        return "removed \(until.spelling)" + (period.map { " on \($0)" } ?? "")
    }
}

// MARK: Figures

extension Change where Key == FigureKey, Value == Difference.FigureState {
    /// By how much the value moved, if both are values of one unit that do not agree.
    var revision: FigureRevision? {
        guard let before, let after, before.unit == after.unit else { return nil }
        return FigureRevision(from: before.fact.quantity, to: after.fact.quantity)
    }

    var json: JSONValue {
        json(
            [
                JSONMember("subject", .string(key.subject.text)),
                JSONMember("metric", .string(key.metric.name)),
                JSONMember("period", .string(key.period.description)),
            ],
            \.json,
            [JSONMember("change", revision.json(\.json))]
        )
    }

    var rows: [[String?]] {
        let key = ["figures", key.subject.text, key.metric.name, key.period.description]
        let members: [(String, (Difference.FigureState) -> String?)] = [
            ("value", \.digits), ("unit", { $0.unit.text }),
            ("decimals", { $0.fact.quantity.precision.map { String($0.decimals) } }),
            ("stage", { $0.fact.stage.name }), ("reported_by", { $0.fact.reporter.rawValue }),
            ("announced", { $0.fact.time.date.description }),
            ("precision", { $0.fact.time.precision.rawValue }),
            ("source", { $0.fact.source.text }), ("id", { $0.fact.id.text }),
        ]
        return rows(key, "", members, revision?.absolute.description)
    }
}

extension Change where Key == FigureKey, Value == Difference.FigureState {
    /// What it was and what it is, and why: at least what is not the same.
    var figureWords: String {
        let rate = revision?.rate.map { " (\(NumberText.percent($0)))" } ?? ""
        let tellings: [(Difference.FigureState) -> String] = [
            \.words, { "\($0.words) in \($0.unit)" }, { "\($0.words), public \($0.fact.time)" },
            { "\($0.words), read at \($0.fact.source)" },
            { "\($0.words), \($0.fact.quantity.precision.map { "\($0.decimals)" } ?? "exact")" },
        ]
        let telling = tellings.first { before.map($0) != after.map($0) }
        return words(telling ?? \.words, rate)
    }
}

extension Difference.FigureState {
    var words: String { "\(fact.quantity.number) \(fact.stageText)" }

    /// The value, or the ends of the range, without grouping.
    fileprivate var digits: String {
        switch fact.quantity.content {
        case .value(let value): value.description
        case .range(let low, let high): "\(low)..\(high)"
        }
    }

    fileprivate var json: JSONValue {
        .object(
            fact.json(unit: unit).members + [
                JSONMember("precision", .string(fact.time.precision.rawValue)),
                JSONMember("source", .string(fact.source.text)),
            ]
        )
    }
}

// MARK: Series

extension Difference.SeriesKey {
    var yearText: String { year.map { String($0) } ?? "none" }
}

extension Change where Key == Difference.SeriesKey, Value == Difference.SeriesState {
    var json: JSONValue {
        json(
            [
                JSONMember("series", .string(key.series.rawValue)),
                JSONMember("year", key.year.json { .integer(Int64($0)) }),
            ],
            \.json
        )
    }

    var rows: [[String?]] {
        let members: [(String, (Difference.SeriesState) -> String?)] = [
            ("count", { String($0.count) }), ("cumulative", { $0.cumulative.map { String($0) } }),
            ("listed", { $0.listed.map { String($0) } }),
            ("share", { $0.share?.rounded(places: ratePlaces) }),
        ]
        return rows(["series", nil, key.series.rawValue, key.yearText], "", members)
    }
}

extension Difference.SeriesState {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("count", .integer(Int64(count))),
            JSONMember("cumulative", cumulative.json { .integer(Int64($0)) }),
            JSONMember("listed", listed.json { .integer(Int64($0)) }),
            JSONMember("share", (share?.rounded(places: ratePlaces)).json(JSONValue.string)),
        ])
    }

    var words: String {
        let parts = [
            "\(count)", cumulative.map { "\($0) so far" }, listed.map { "of \($0)" },
            share.map { NumberText.percent($0.rounded(places: ratePlaces)) },
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
