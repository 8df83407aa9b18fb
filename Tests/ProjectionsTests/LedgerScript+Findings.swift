import FilingModel
import Projections
import TestSupport

extension LedgerScript {
    /// The findings other than gaps, as `name subject period sequences`.
    func findings(
        _ valid: String = "2030-01-01",
        known: String? = nil,
        size: Int? = nil
    ) throws -> [String] {
        try asOf(valid, known: known, size: size).findings()
            .filter { $0.name != .gap }.map(\.told)
    }

    /// The gaps, as `name subject period metrics`.
    func gaps(_ valid: String) throws -> [String] {
        try asOf(valid).findings(named: [.gap]).map { finding in
            let metrics = finding.metrics.map(\.name).joined(separator: " ")
            return "\(finding.subject) \(finding.period?.description ?? "–") \(metrics)"
        }
    }

    /// Lists a company on the STAR Market that is not profitable and carries a U, unless it says
    /// otherwise.
    @discardableResult
    mutating func listOnStar(
        _ code: String,
        on day: String = "2020-06-01",
        isProfitable: Bool = false,
        marks: String = "U"
    ) -> Int {
        list(code, on: day, isProfitable: isProfitable, marks: marks, board: "STAR")
    }

    /// Files an annual result with the two measures of profit and what else is given.
    @discardableResult
    mutating func profit(
        _ code: String,
        _ period: String,
        _ netProfit: String,
        _ exNonRecurring: String?,
        _ others: String = "",
        on time: String
    ) -> Int {
        let other = exNonRecurring.map { " net-profit-ex-nonrecurring=\($0)" } ?? ""
        return file(code, .annual, period, "net-profit=\(netProfit)\(other) \(others)", on: time)
    }

    /// Moves a company into a tier, or out of all.
    @discardableResult
    mutating func move(_ code: String, to tier: String?, effective day: String) -> Int {
        let change = TierChanged(
            tier: tier.map { Tier(unchecked: $0) },
            effectiveOn: sure { try EffectiveDate(day) },
            reason: "a synthetic rule"
        )
        return add(code, day, .tierChanged(change))
    }

    /// Delists a company.
    @discardableResult
    mutating func delist(_ code: String, effective day: String) -> Int {
        let delisting = CompanyDelisted(
            effectiveOn: sure { try EffectiveDate(day) },
            reason: "a synthetic merger"
        )
        return add(code, day, .companyDelisted(delisting))
    }

    /// Says that an event was read in the same place as another one.
    mutating func correctSource(of sequence: Int, toThatOf other: Int) {
        let correction = EventCorrected(
            target: events[sequence].id,
            reason: "misread",
            replacement: events[sequence].payload,
            newSource: events[other].source
        )
        add(events[sequence].subject.text, "2029-01-01", .eventCorrected(correction))
    }
}

extension Finding {
    /// The finding in a line: name, subject, period and the events it rests on.
    var told: String {
        let sequences = evidence.map { "\($0.sequence)" }.joined(separator: " ")
        return "\(name.rawValue) \(subject) \(period?.description ?? "–") \(sequences)"
    }
}
