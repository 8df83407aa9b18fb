package import FilingModel
package import Projections

/// One number of the yearly insight: computed, and beside it what was reported.
package struct InsightLine: Hashable, Sendable {
    /// The number that it is.
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

    /// A way to write a number.
    package enum Style: Hashable, Sendable {
        case count, money, rate
    }

    /// The number that it is.
    package let name: Name
    /// The fiscal year.
    package let period: FiscalPeriod
    /// The earlier year it is compared with, for rates of change.
    package let base: FiscalPeriod?
    /// The value; nil if there is none.
    ///
    /// An exact sum, a count, or a rate rounded to four places.
    package let computed: String?
    /// The number of companies it stands on.
    package let covered: Int
    /// The number of companies of the cohort.
    package let companies: Int
    /// The companies it does not stand on, ascending.
    package let missing: [SecurityCode]
    /// The change in words, for rates of change.
    package let change: GrowthWord?
    /// The first publication to print the number, compared with it.
    package let reconciliation: Reconciliation?

    /// The way the number is written.
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
    var fields: Fields {
        let line: Fields = [
            "name": name.rawValue,
            "period": period,
            "computed": computed,
            "covered": covered,
            "companies": companies,
            "reported": reported,
            "verdict": reconciliation?.verdict,
            "missing": missing,
        ]
        return line + .given("base", base) + .given("change", change)
            + .given("reconciliation", reconciliation?.fields)
    }

    /// The line for spreadsheets.
    var row: Fields {
        fields + [
            "base": base,
            "companiesReported": reconciliation?.companiesReported,
            "reportedOn": reconciliation?.report.event.time.date,
            "source": reconciliation?.report.event.source,
        ]
    }
}
