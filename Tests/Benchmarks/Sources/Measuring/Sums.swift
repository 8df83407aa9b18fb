import FilingModel
public import Ledger
import Projections

/// The sums that are asked for: revenue of the fiscal years 2008 to 2014, each as it was known at
/// the end of the second year after.
public enum Sums {
    /// The fiscal years.
    public static let years = 2008...2014

    /// Asks for one of them as the command does: the companies of the cohort as of the day, each
    /// company's version that counted then, the exact sum, and why a figure is missing.
    ///
    /// - Parameters:
    ///   - year: The fiscal year.
    ///   - ledger: The ledger.
    /// - Returns: The sum, and how many companies it covers.
    /// - Throws: `LedgerError`.
    public static func ask(_ year: Int, _ ledger: Ledger) throws -> (sum: String, covered: Int) {
        guard let day = CalendarDate(year: year + 2, month: 12, day: 31) else { return ("", 0) }
        let clock = Clock(valid: ValidDate(day), known: .date(day), recorded: ledger.size)
        return try ledger.asOf(clock) { asOf in
            let companies = try asOf.codes(of: .unprofitableAtListing)
            let question = AggregateQuestion(.revenue, FiscalPeriod(year: year))
            let aggregate = try asOf.answer(question, over: companies)?.aggregate
            return (aggregate?.sum?.description ?? "", aggregate?.figures.count ?? 0)
        }
    }
}
