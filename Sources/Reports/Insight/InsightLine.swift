package import EventLog
package import FilingModel
package import Projections

/// One number of the yearly insight: computed, and beside it what was reported.
package struct InsightLine: Hashable, Sendable {
    /// Which number it is.
    package enum Name: String, CaseIterable, Hashable, Sendable {
        case listed, shed
        case shedCumulative = "shed-cumulative"
        case shedShare = "shed-share"
        case revenue
        case revenueGrowth = "revenue-growth"
        case revenueCAGR = "revenue-cagr"
        case netProfit = "net-profit"
        case netProfitGrowth = "net-profit-growth"
        case rdExpense = "rd-expense"
        case rdExpenseGrowth = "rd-expense-growth"
        case rdRatio = "rd-ratio"
        case rdStaff = "rd-staff"
        case patents
        case inventionPatents = "invention-patents"
    }

    /// How a number is written.
    package enum Style: Hashable, Sendable {
        case count, money, rate
    }

    /// Which number it is.
    package let name: Name
    /// The fiscal year.
    package let period: FiscalPeriod
    /// The earlier year it is compared with, for rates of change.
    package let base: FiscalPeriod?
    /// The value; nil if there is none.
    ///
    /// An exact sum, a count, or a rate rounded to four places.
    package let computed: String?
    /// How many companies it stands on.
    package let covered: Int
    /// How many companies the cohort has.
    package let companies: Int
    /// The companies it does not stand on, ascending.
    package let missing: [SecurityCode]
    /// How it changed, in words, for rates of change.
    package let change: GrowthChange?
    /// What the first publication to print the number said, and how that compares.
    package let reconciliation: Reconciliation?

    /// How the number is written.
    package var style: Style {
        switch name {
        case .listed, .shed, .shedCumulative, .rdStaff, .patents, .inventionPatents: .count
        case .revenue, .netProfit, .rdExpense: .money
        case .shedShare, .revenueGrowth, .revenueCAGR, .netProfitGrowth, .rdExpenseGrowth, .rdRatio:
            .rate
        }
    }

    /// Whether the number stands on every company of the cohort.
    package var isComplete: Bool { covered == companies }

    /// Whether the verdict, if there is one, was reached on just what the line shows.
    package var isReconciledAsShown: Bool {
        reconciliation.map { item in
            item.computed.value == computed && item.computed.covered == covered
                && item.companies == companies
        } ?? true
    }

    /// The value that was reported.
    package var reported: String? { reconciliation?.reportedValue.description }

    /// The number as people read it.
    package func text(_ digits: String, in language: LocalizedText.Language) -> String {
        switch style {
        case .count: NumberText.grouped(digits)
        case .money: NumberText.billions(digits, in: language)
        case .rate: NumberText.percent(digits)
        }
    }

    /// The line for programs.
    package var json: JSONValue {
        .object(
            [
                JSONMember("name", .string(name.rawValue)),
                JSONMember("period", .string(period.description)),
                JSONMember("computed", computed.json(JSONValue.string)),
                JSONMember("covered", .integer(Int64(covered))),
                JSONMember("companies", .integer(Int64(companies))),
                JSONMember("reported", reported.json(JSONValue.string)),
                JSONMember("verdict", (reconciliation?.verdict.rawValue).json(JSONValue.string)),
                JSONMember("missing", .array(missing.map { .string($0.text) })),
            ] + (base.map { [JSONMember("base", .string($0.description))] } ?? [])
                + (change.map { [JSONMember("change", .string($0.rawValue))] } ?? [])
                + (reconciliation.map { [JSONMember("reconciliation", $0.json)] } ?? [])
        )
    }
}

extension Reconciliation {
    /// The comparison for programs: on the publication's day, with both intervals.
    package var json: JSONValue {
        .object([
            JSONMember("validAt", .string(report.event.time.date.description)),
            JSONMember("computed", computed.value.json(JSONValue.string)),
            JSONMember("covered", .integer(Int64(computed.covered))),
            JSONMember("companies", .integer(Int64(companies))),
            JSONMember("companiesReported", companiesReported.json { .integer(Int64($0)) }),
            JSONMember("claimedInterval", claimed.json),
            JSONMember("computedInterval", computed.interval.json(\.json)),
            JSONMember("remainder", remainder.json(\.json)),
            JSONMember("event", .string(report.event.id.text)),
            JSONMember("source", .string(report.event.source.text)),
        ])
    }
}

extension Interval {
    /// The interval for programs: low and high, rounded to six places where they have more.
    package var json: JSONValue { .array([.string(Self.text(low)), .string(Self.text(high))]) }

    /// The digits of a bound; at most six after the point.
    static func text(_ bound: Rational) -> String {
        var digits = bound.rounded(places: 6)
        while digits.hasSuffix("0") { digits.removeLast() }
        if digits.hasSuffix(".") { digits.removeLast() }
        return digits
    }
}
