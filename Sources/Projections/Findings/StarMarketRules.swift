public import FilingModel

/// The rules of the STAR Market about the mark U and the growth tier, as far as findings need them.
///
/// A company that is not profitable when it lists carries the mark; the mark goes when it is
/// profitable for the first time. Source: Shanghai Stock Exchange, *Notice on Matters Concerning
/// the Trading of Stocks and Depositary Receipts of the STAR Market*
/// (关于科创板股票及存托凭证交易相关事项的通知), clause 2.
///
/// Profitable is who has a net profit above zero both before and after non-recurring items, in an
/// audited annual result. Source: announcements of removals under that notice, such as no.
/// 2022-014 of 688049 and no. 2023-019 of 688207.
public enum StarMarketRules {
    /// The day from which there is a growth tier: on it those that carry the mark enter; who lists
    /// without a profit after it enters on the day of the listing; who sheds the mark leaves.
    ///
    /// Source: Shanghai Stock Exchange, *Guidelines No. 5 for Self-Regulation of Listed Companies
    /// on the STAR Market: Science and Technology Innovation Growth Tier*, published on that day,
    /// as the press reported it.
    public static let growthTierFrom = CalendarDate(dayNumber: 20_282)  // 2025-07-13

    /// The measures of profit, both of which have to be above zero.
    public static let measures: [Metric] = [.netProfit, .netProfitExNonRecurring]

    /// The conditions on which the mark goes.
    ///
    /// Who had listed before the growth tier keeps to the first profit. Who lists later has to meet
    /// the first of the listing standards of the STAR Market, by the lower of the two measures.
    /// Source: as of `growthTierFrom`; for the standard, Shanghai Stock Exchange, *Offering
    /// Requirements* of the STAR Market.
    public enum Exit: String, Hashable, Sendable {
        /// Both measures are above zero.
        case firstProfit = "first-profit"
        /// Both measures are above zero, and revenue is at least `revenueMin`.
        case profitAndRevenue = "profit-and-revenue"
        /// Both measures are above zero in two years in a row, and the lower ones make at least
        /// `profitMin` together.
        case twoYears = "two-years"
    }

    /// The unit of the amounts below.
    static let unit = "CNY"

    /// The least revenue of `Exit.profitAndRevenue`, in CNY.
    public static let revenueMin = 100_000_000

    /// The least profit of `Exit.twoYears`, in CNY.
    public static let profitMin = 50_000_000
}
