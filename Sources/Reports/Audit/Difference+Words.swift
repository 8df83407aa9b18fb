import EventLog
import FilingModel
import Projections

extension Cause {
    var fields: Fields {
        ["cause": reason.name, "sequence": step.sequence, "target": step.target]
    }
}

extension [Cause] {
    /// The causes in words, each with the sequence of its event.
    var words: String {
        map { "\($0.reason.name) \($0.step.sequence)" }.joined(separator: ", ")
    }
}

extension Change {
    /// The two values, and the causes of the change, in words.
    func words(_ value: (Value) -> String, _ more: String = "") -> String {
        let (was, now) = (before.map(value) ?? "–", after.map(value) ?? "–")
        return was + " → " + now + more + " · " + causes.words
    }

    /// The two values, and the causes of the change, behind what changed.
    fileprivate func fields(
        _ key: Fields,
        _ value: (Value) -> Fields,
        _ more: Fields = [:]
    ) -> Fields {
        key + ["before": before.map(value), "after": after.map(value)] + more
            + ["causes": causes.map(\.fields)]
    }

    /// A row for each member of the value that is not the same.
    fileprivate func rows(
        _ key: Fields,
        _ value: (Value) -> Fields,
        prefix: String = "",
        change: ExactDecimal? = nil
    ) -> [Fields] {
        let causes: Fields = [
            "cause": causes.map(\.reason.name),
            "sequence": causes.map(\.step.sequence),
            "target": causes.compactMap(\.step.target),
        ]
        return changedMembers(value).map { name, before, after in
            let revision = name == "value" ? change : nil
            let member: Fields = [
                "member": prefix + name,
                "before": before,
                "after": after,
                "change": revision,
            ]
            return key + member + causes
        }
    }

    /// The members of the value that are not the same, in order.
    fileprivate func changedMembers(
        _ value: (Value) -> Fields
    ) -> [(name: String, before: JSONValue, after: JSONValue)] {
        let (old, new) = (before.map(value)?.members, after.map(value)?.members)
        return (new ?? old ?? []).indices.compactMap { index in
            let (was, now) = (old?[index].value ?? .null, new?[index].value ?? .null)
            return was == now ? nil : ((new ?? old ?? [])[index].name, was, now)
        }
    }
}

// MARK: Companies

extension Change where Key == SecurityCode, Value == CompanyState {
    var fields: Fields {
        fields(
            ["subject": key],
            \.facts,
            ["members": changedMembers(\.facts).map(\.name)]
        )
    }

    var rows: [Fields] { rows(["section": "companies", "subject": key], \.facts) }

    /// The changed members in words.
    var words: String {
        guard before != nil else { return "listed \(after?.listedOn.spelling ?? "")" }
        guard after != nil else { return "is not listed any more" }
        return changedMembers(\.facts).map { name, before, after in
            "\(name) \(before.string ?? "–") → \(after.string ?? "–")"
        }.joined(separator: ", ")
    }
}

extension CompanyState {
    /// The facts that are known of it, marks aside, as texts.
    fileprivate var facts: Fields {
        [
            "name.en": name.english,
            "name.zh": name.chinese,
            "shortName.en": shortName.english,
            "shortName.zh": shortName.chinese,
            "exchange": exchange,
            "board": board,
            "listedOn": listedOn,
            "profitableAtListing": "\(wasProfitableAtListing)",
            "sector": sector,
            "city": city,
            "province": province,
            "standard": standard.map(String.init),
            "tier": tier,
            "delistedOn": delistedOn,
            "listing": listingID,
        ]
    }
}

// MARK: Marks

extension Change where Key == Difference.MarkKey, Value == Difference.MarkState {
    var fields: Fields {
        fields(
            ["subject": key.code, "mark": key.mark, "assignment": key.assignment],
            \.fields
        )
    }

    var rows: [Fields] {
        rows(["section": "marks", "subject": key.code], \.fields, prefix: "\(key.mark) ")
    }
}

extension Difference.MarkState {
    fileprivate var fields: Fields {
        ["from": from, "until": until, "period": period, "removal": removal]
    }

    var words: String {
        guard let until else { return "carried since \(from?.spelling ?? "")" }
        return "removed \(until.spelling)" + (period.map { " on \($0)" } ?? "")
    }
}

// MARK: Figures

extension Change where Key == FigureKey, Value == Difference.FigureState {
    /// The change of the value, if both are values of one unit that do not agree.
    var revision: FigureRevision? {
        guard let before, let after, before.unit == after.unit else { return nil }
        return FigureRevision(from: before.fact.quantity, to: after.fact.quantity)
    }

    var fields: Fields { fields(key.fields, \.fields, ["change": revision?.fields]) }

    var rows: [Fields] {
        rows(["section": "figures"] + key.fields, \.row, change: revision?.absolute)
    }

    /// The two figures, and the causes of the change: at least what is not the same.
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

    fileprivate var fields: Fields {
        fact.fields(unit: unit) + ["precision": fact.time.precision, "source": fact.source]
    }

    /// The members that rows tell of.
    fileprivate var row: Fields {
        [
            "value": digits,
            "unit": unit,
            "decimals": fact.quantity.precision,
            "stage": fact.stage.name,
            "reported_by": fact.reporter,
            "announced": fact.time.date,
            "precision": fact.time.precision,
            "source": fact.source,
            "id": fact.id,
        ]
    }
}

// MARK: Series

extension Difference.SeriesKey {
    var yearText: String { year.map { String($0) } ?? "none" }
}

extension Change where Key == Difference.SeriesKey, Value == Difference.SeriesState {
    var fields: Fields { fields(["series": key.series, "year": key.year], \.fields) }

    var rows: [Fields] {
        rows(["section": "series", "metric": key.series, "period": key.yearText], \.fields)
    }
}

extension Difference.SeriesState {
    fileprivate var fields: Fields {
        ["count": count, "cumulative": cumulative, "listed": listed, "share": share?.rateText]
    }

    var words: String {
        let parts = [
            "\(count)", cumulative.map { "\($0) so far" }, listed.map { "of \($0)" },
            share.map { NumberText.percent($0.rateText) },
        ]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }
}
