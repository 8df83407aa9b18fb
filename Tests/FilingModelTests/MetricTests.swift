import FilingModel
import Testing

@Suite struct `Built-in metrics` {
    /// The metrics of the log's contract, with unit and kind.
    typealias Row = (name: String, unit: String, kind: MetricDefinition.Kind)

    static let rows: [Row] = [
        ("revenue", "currency", .flow), ("net-profit", "currency", .flow),
        ("net-profit-ex-nonrecurring", "currency", .flow), ("net-profit-total", "currency", .flow),
        ("rd-expense", "currency", .flow), ("overseas-revenue", "currency", .flow),
        ("total-assets", "currency", .stock), ("net-assets", "currency", .stock),
        ("operating-cash-flow", "currency", .flow), ("rd-staff", "persons", .count),
        ("patents", "patents", .count), ("invention-patents", "patents", .count),
    ]

    @Test func `they are these, each once`() {
        let names = MetricDefinition.builtIn.map(\.metric.name)
        #expect(names.sorted() == Self.rows.map(\.name).sorted())
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: rows)
    func `each has its unit, its kind, a name in both languages and a concept`(row: Row) throws {
        let metric = try Metric(row.name)
        let definition = try #require(MetricDefinition.builtIn(metric))
        #expect(definition.metric == metric)
        #expect(try definition.unit == Unit(row.unit))
        #expect(definition.kind == row.kind)
        #expect(definition.isCurrency == (row.unit == "currency"))
        #expect(definition.name.english?.isEmpty == false)
        #expect(definition.name.chinese?.unicodeScalars.contains { $0.value >= 0x4E00 } == true)
        let concept = try #require(definition.xbrl).split(separator: ":")
        #expect(concept.count == 2)
        #expect(["ifrs-full", "starledger"].contains(concept[0]))
    }

    @Test func `names and concepts belong to one metric each`() {
        let all = MetricDefinition.builtIn
        #expect(Set(all.map(\.name)).count == all.count)
        #expect(Set(all.map(\.xbrl)).count == all.count)
    }

    @Test func `the metrics the code names are built in`() {
        let named: [Metric] = [
            .revenue, .netProfit, .netProfitExNonRecurring, .rdExpense, .overseasRevenue,
            .totalAssets, .netAssets, .rdStaff, .patents, .inventionPatents,
        ]
        for metric in named { #expect(MetricDefinition.builtIn(metric) != nil, "\(metric)") }
        #expect(Set(named).count == named.count)
    }

    @Test func `another metric is not built in`() throws {
        #expect(MetricDefinition.builtIn(try Metric("gross-margin")) == nil)
    }
}

@Suite struct `Names of metrics, units and currencies` {
    @Test(arguments: [
        ("", 0), ("Revenue", 0), ("1st", 0), ("-a", 0), ("net profit", 3), ("net_profit", 3),
        ("é", 0), (letters(65), 64),
    ])
    func `a malformed metric names the offset`(spelling: String, offset: Int) throws {
        #expect(try Metric(letters(64)).name == letters(64))
        #expect(fault { try Metric(spelling) } == Fault(.metric, at: offset))
    }

    @Test(arguments: [("", 0), ("a b", 1), ("人", 0), ("%", 0), (letters(33), 32)])
    func `a malformed unit names the offset`(spelling: String, offset: Int) throws {
        #expect(try Unit("CNY/share").text == "CNY/share")
        #expect(fault { try Unit(spelling) } == Fault(.unit, at: offset))
    }

    @Test(arguments: ["CNY", "HKD", "USD", "EUR", "JPY", "GBP", "TWD", "CHF", "KRW", "SGD"])
    func `a currency is its ISO 4217 code`(code: String) throws {
        let currency = try Currency(code)
        #expect(currency.description == code)
        #expect(Unit(currency).isCurrency)
        #expect(try Unit(code) == Unit(currency))
    }

    @Test(arguments: ["", "cny", "RMB", "CNH", "XXX", "XTS", "US", "USDT", "H\u{212A}D", "CNY "])
    func `what ISO 4217 does not list is no currency`(code: String) {
        #expect(fault { try Currency(code) } == Fault(.currency, at: 0))
    }

    @Test func `persons are no currency, and any currency is no certain one`() throws {
        #expect(try !Unit("persons").isCurrency)
        #expect(!MetricDefinition.anyCurrency.isCurrency)
        let name = try LocalizedText(english: "fee", chinese: nil)
        let fee = MetricDefinition(
            metric: try Metric("fee"),
            name: name,
            unit: try Unit("USD"),
            kind: .flow
        )
        #expect(fee.isCurrency)
        #expect(fee.xbrl == nil)
    }
}
