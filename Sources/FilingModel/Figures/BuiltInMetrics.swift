extension MetricDefinition {
    /// The metrics every ledger knows, in the order in which reports show them.
    ///
    /// The concepts are those of the IFRS Accounting Taxonomy (`ifrs-full`); where it has none, the
    /// ledger's own extension (`starledger`), as XBRL filers do.
    public static let builtIn: [MetricDefinition] = [
        money("revenue", "revenue", "营业收入", .flow, "ifrs-full:Revenue"),
        money(
            "net-profit",
            "net profit attributable to owners of the parent",
            "归属于母公司所有者的净利润",
            .flow,
            "ifrs-full:ProfitLossAttributableToOwnersOfParent"
        ),
        money(
            "net-profit-ex-nonrecurring",
            "net profit attributable to owners of the parent, excluding non-recurring items",
            "扣除非经常性损益后归属于母公司所有者的净利润",
            .flow,
            "starledger:NetProfitAttributableToOwnersOfParentExcludingNonRecurringItems"
        ),
        money(
            "net-profit-total",
            "net profit, minority interests included",
            "净利润",
            .flow,
            "ifrs-full:ProfitLoss"
        ),
        money(
            "rd-expense",
            "R&D expense",
            "研发费用",
            .flow,
            "ifrs-full:ResearchAndDevelopmentExpense"
        ),
        money(
            "overseas-revenue",
            "revenue from outside mainland China",
            "境外收入",
            .flow,
            "starledger:RevenueFromOutsideMainlandChina"
        ),
        money("total-assets", "total assets", "资产总计", .stock, "ifrs-full:Assets"),
        money(
            "net-assets",
            "net assets attributable to owners of the parent",
            "归属于母公司所有者权益",
            .stock,
            "ifrs-full:EquityAttributableToOwnersOfParent"
        ),
        money(
            "operating-cash-flow",
            "net cash flow from operating activities",
            "经营活动产生的现金流量净额",
            .flow,
            "ifrs-full:CashFlowsFromUsedInOperatingActivities"
        ),
        count(
            "rd-staff",
            "R&D staff",
            "研发人员",
            unit: "persons",
            "starledger:NumberOfResearchAndDevelopmentStaff"
        ),
        count("patents", "patents held", "专利数", unit: "patents", "starledger:NumberOfPatents"),
        count(
            "invention-patents",
            "invention patents held",
            "发明专利数",
            unit: "patents",
            "starledger:NumberOfInventionPatents"
        ),
    ]

    /// The built-in definition of a metric.
    public static func builtIn(_ metric: Metric) -> MetricDefinition? { byMetric[metric] }

    private static let byMetric = Dictionary(uniqueKeysWithValues: builtIn.map { ($0.metric, $0) })

    private static func money(
        _ metric: String,
        _ english: String,
        _ chinese: String,
        _ kind: Kind,
        _ xbrl: String
    ) -> MetricDefinition {
        MetricDefinition(
            metric: Metric(known: metric),
            name: LocalizedText(english: english, chinese: chinese),
            unit: anyCurrency,
            kind: kind,
            xbrl: xbrl
        )
    }

    private static func count(
        _ metric: String,
        _ english: String,
        _ chinese: String,
        unit: String,
        _ xbrl: String
    ) -> MetricDefinition {
        MetricDefinition(
            metric: Metric(known: metric),
            name: LocalizedText(english: english, chinese: chinese),
            unit: Unit(known: unit),
            kind: .count,
            xbrl: xbrl
        )
    }
}

extension Metric {
    /// Revenue.
    public static let revenue = Metric(known: "revenue")
    /// Net profit attributable to owners of the parent.
    public static let netProfit = Metric(known: "net-profit")
    /// The same without non-recurring items.
    public static let netProfitExNonRecurring = Metric(known: "net-profit-ex-nonrecurring")
    /// R&D expense.
    public static let rdExpense = Metric(known: "rd-expense")
    /// Revenue from outside mainland China.
    public static let overseasRevenue = Metric(known: "overseas-revenue")
    /// Total assets.
    public static let totalAssets = Metric(known: "total-assets")
    /// Net assets attributable to owners of the parent.
    public static let netAssets = Metric(known: "net-assets")
    /// R&D staff.
    public static let rdStaff = Metric(known: "rd-staff")
    /// Patents held.
    public static let patents = Metric(known: "patents")
    /// Invention patents held.
    public static let inventionPatents = Metric(known: "invention-patents")
}

extension Metric {
    /// The metrics that are built in, by their names.
    enum Known: String, CaseIterable {
        case revenue
        case netProfit = "net-profit"
        case netProfitExNonRecurring = "net-profit-ex-nonrecurring"
        case netProfitTotal = "net-profit-total"
        case rdExpense = "rd-expense"
        case overseasRevenue = "overseas-revenue"
        case totalAssets = "total-assets"
        case netAssets = "net-assets"
        case operatingCashFlow = "operating-cash-flow"
        case rdStaff = "rd-staff"
        case patents
        case inventionPatents = "invention-patents"

        /// They by their names.
        static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
    }
}
