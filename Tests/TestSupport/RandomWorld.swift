package import FilingModel

/// The companies, periods and metrics of a random ledger: few, so that its events meet.
package struct RandomWorld: Sendable {
    /// The ledger's name for the world.
    package let origin: Origin
    /// The companies that may list.
    package let codes: [SecurityCode]
    /// The periods of its results.
    package let periods: [FiscalPeriod]
    /// The built-in metrics of its results.
    package let metrics: [Metric]
    /// The metrics it may define.
    package let definitions: [MetricDefinition]
    /// Whether its results are about so little that sums over cohorts are often complete.
    package let isDense: Bool

    /// Sectors, so few that companies share them.
    static let sectors: [Sector] = [.biomedicine, .softwareAI, .other]
    /// Cities, so few that companies share them; one is not known.
    static let cities = ["Synthetic City", "Example Town", nil]
    /// The marks in play.
    static let marks: [Mark] = [
        .unprofitable, .unprofitable, sure { try Mark("W") }, sure { try Mark("D") },
    ]
    /// The tiers in play; one is none.
    static let tiers: [Tier?] = [.growth, Tier(unchecked: "mature"), nil]
    /// The currency of most ledgers, and the one that does not enter their sums.
    static let currencies = (sure { try Currency("CNY") }, sure { try Currency("USD") })

    private static let codePool = [
        "689901", "689902", "689903", "689904", "689905", "SYN-A", "syn_b.1", "SYN:9", "9synthetic",
    ].map(code)

    private static let periodPool = [
        "FY2019", "FY2020", "FY2021", "FY2022", "FY2023", "2020H1", "2021H1", "2022H1", "2022H2",
        "2021Q1", "2022Q3",
        "2023Q4", "2021-9M", "2022-9M",
    ].map(period)

    private static let definitionPool = [
        definition("synthetic-arr", unit: "currency", .stock),
        definition("synthetic-clinics", unit: "clinics", .count),
        definition("synthetic-margin", unit: "percent", .ratio),
        definition("synthetic-export", unit: "USD", .flow),
    ]

    /// A world drawn from a generator.
    init(seed: UInt64, using random: inout SplitMix64) {
        origin = sure { try Origin("synthetic.example/ledger-\(seed)") }
        isDense = random.chance(50)
        let companies = isDense ? random.number(2...3) : random.number(3...8)
        codes = Array(Self.codePool.shuffled(using: &random).prefix(companies))
        let year = random.number(2019...2021)
        let later = FiscalPeriod(year: year + (random.chance(70) ? 1 : 2))
        let others = Self.periodPool.filter { $0.year != year || !$0.isFiscalYear }
            .filter { $0 != later }
            .shuffled(using: &random)
        periods =
            [FiscalPeriod(year: year), later] + others.prefix(isDense ? 1 : random.number(1...4))
        let built: [Metric] = [.netProfit, .rdExpense, .rdStaff, .patents, .totalAssets]
        metrics =
            [.revenue]
            + built.shuffled(using: &random).prefix(isDense ? 1 : random.number(1...3))
        definitions = Self.definitionPool
    }

    private static func code(_ spelling: String) -> SecurityCode {
        sure { try SecurityCode(spelling) }
    }

    private static func period(_ spelling: String) -> FiscalPeriod {
        sure { try FiscalPeriod(spelling) }
    }

    private static func definition(
        _ metric: String,
        unit: String,
        _ kind: MetricDefinition.Kind
    ) -> MetricDefinition {
        MetricDefinition(
            metric: sure { try Metric(metric) },
            name: sure { try LocalizedText(english: "\(metric), made up", chinese: nil) },
            unit: sure { try Unit(unit) },
            kind: kind
        )
    }
}
