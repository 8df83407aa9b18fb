import FilingModel
import Projections

extension AggregateChange {
    var fields: Fields {
        [
            "metric": key.metric,
            "period": key.period,
            "before": before?.fields(growthBefore, key.period),
            "after": after?.fields(growthAfter, key.period),
            "amount": amount,
            "byCause": totals?.map(\.fields),
            "otherCauses": others,
            "parts": parts?.map(\.fields),
            "causes": causes.map(\.fields),
        ]
    }

    var rows: [Fields] {
        let sum: Fields = [
            "member": "sum",
            "before": before?.sum,
            "after": after?.sum,
            "change": amount,
        ]
        let covered: Fields = [
            "member": "covered",
            "before": before?.coverage,
            "after": after?.coverage,
        ]
        let parts = (parts ?? []).map { part in
            part.fields + ["member": "part", "change": part.amount]
        }
        let head: Fields = ["section": "aggregates", "metric": key.metric, "period": key.period]
        return ([sum, covered] + parts).map { head + $0 }
    }

    /// The change of the sum by one kind of reason.
    struct Total {
        let reason: Reason
        var companies: Set<SecurityCode> = []
        var amount = ExactDecimal.zero

        var fields: Fields {
            ["cause": reason.name, "companies": companies.count, "amount": amount]
        }
    }

    /// The changes of the sum by kind of reason, the largest first.
    var totals: [Total]? {
        guard let parts else { return nil }
        var totals: [Reason: Total] = [:]
        for part in parts {
            var total = totals[part.reason] ?? Total(reason: part.reason)
            total.companies.insert(part.code)
            total.amount = total.amount + part.amount
            totals[part.reason] = total
        }
        return totals.values.sorted { one, other in
            let sizes = (one.amount.rational.magnitude, other.amount.rational.magnitude)
            return sizes.0 == sizes.1 ? one.reason.name < other.reason.name : sizes.0 > sizes.1
        }
    }
}

extension AggregateChange.Part {
    fileprivate var fields: Fields {
        [
            "subject": code,
            "cause": reason.name,
            "amount": amount,
            "covered": covered,
            "sequence": step.sequence,
            "target": step.target,
        ]
    }
}

extension Aggregate {
    fileprivate func fields(_ growth: LikeForLike?, _ period: FiscalPeriod) -> Fields {
        let growth = growth.flatMap { pair in
            period.adding(years: -1).map { GrowthAnswer(period: $0, pair: pair) }
        }
        return [
            "sum": sum,
            "unit": unit,
            "covered": figures.count,
            "companies": companies.count,
            "growth": growth?.fields,
        ]
    }
}

// MARK: Words

extension DifferenceReport {
    /// The sums that changed, each with what its change is made of; those of which only the number
    /// of companies did, in a line.
    func aggregateBlocks(_ language: LocalizedText.Language) -> [Block] {
        let all = difference.aggregates
        guard !all.isEmpty else { return [] }
        let moved = all.filter(\.isMoved)
        let count = NumberText.grouped(all.count)
        let columns: [Table.Column] = [.init("sum"), .init("", .right), .init("what")]
        let closing =
            "\(NumberText.grouped(all.count - moved.count)) more changed only in the "
            + "companies they are over, in their unit, or in why a figure is missing."
        return [.heading("aggregates: \(count) changed, \(difference.cohort.title)")]
            + (moved.isEmpty
                ? [] : [.table(Table(columns, moved.flatMap { bridge(of: $0, language) }))])
            + (all.count == moved.count ? [] : [.paragraph(closing)])
    }
}

extension DifferenceReport {
    /// The way from the earlier sum to the later one, in rows.
    private func bridge(
        of change: AggregateChange,
        _ language: LocalizedText.Language
    ) -> [[TextRun]] {
        guard isDetailed else { return change.bridge(change.totalRows) }
        let rows = (change.parts ?? []).map { part -> [TextRun] in
            let words = "\(part.reason.name) \(part.step.sequence), \(name(part.code, language))"
            return ["", TextRun(part.amount.signed), TextRun(words)]
        }
        return change.bridge(rows)
    }
}

extension AggregateChange {
    /// A row for each kind of reason.
    fileprivate var totalRows: [[TextRun]] {
        (totals ?? []).map { total -> [TextRun] in
            let count = total.companies.count
            let codes = total.companies.sorted().map(\.text).joined(separator: " ")
            let who = count <= 3 ? codes : "\(count) companies"
            return ["", TextRun(total.amount.signed), TextRun("\(total.reason.name), \(who)")]
        }
    }

    /// The way from the earlier sum to the later one, with some rows between.
    fileprivate func bridge(_ steps: [[TextRun]]) -> [[TextRun]] {
        let units = [before?.unit.text, after?.unit.text].compactMap { $0 }
        let unit = Set(units).count > 1 ? ", " + units.joined(separator: " → ") : ""
        let title = "\(key.metric) \(key.period)\(unit)"
        let start = [TextRun(title), TextRun(before.text), TextRun(before.words(growthBefore))]
        let isElsewhere = steps.isEmpty && !causes.isEmpty
        let elsewhere: [[TextRun]] = isElsewhere ? [["", "", TextRun("by " + causes.words)]] : []
        let others = others.map { [["", TextRun($0.signed), "other causes"] as [TextRun]] } ?? []
        return [start] + steps + others + elsewhere
            + [["", TextRun(after.text), TextRun(after.words(growthAfter))]]
    }

    /// The rest of the change, where only some kinds of reason are told; nil: there is none.
    private var others: ExactDecimal? {
        guard let amount, let parts else { return nil }
        let rest = amount - parts.map(\.amount).reduce(.zero, +)
        return rest.rational.sign == 0 ? nil : rest
    }
}

extension ExactDecimal {
    /// The number, with its sign.
    fileprivate var signed: String { (rational.sign > 0 ? "+" : "") + grouped }
}

extension Aggregate? {
    fileprivate var text: String { self?.sum?.grouped ?? "–" }

    fileprivate func words(_ growth: LikeForLike?) -> String {
        guard let self else { return "no such metric" }
        return "covers \(self.coverage)" + (growth?.text ?? "")
    }
}

extension AggregateChange {
    /// Whether the sum, how many it covers, or its growth changed.
    fileprivate var isMoved: Bool {
        before?.sum?.description != after?.sum?.description || before?.unit != after?.unit
            || before?.figures.count != after?.figures.count
            || growthBefore?.sums != growthAfter?.sums
    }
}

extension LikeForLike {
    fileprivate var sums: [String] { [currentSum.description, previousSum.description] }

    fileprivate var text: String {
        guard let rate else { return "" }
        return "; growth \(NumberText.percent(rate.rateText)) over "
            + "\(companies)"
    }
}
