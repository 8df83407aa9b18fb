import FilingModel
import GRDB
import LogSupport
import Projections
import ReadModel
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `The documented views` {
    /// Reads rows of a read model of some events.
    private func rows(_ sql: String, _ events: [RecordedEvent]) throws -> [Row] {
        let scratch = try ScratchLog(events)
        try scratch.append(upTo: events.count)
        try scratch.open().refresh()
        let queue = try DatabaseQueue(path: scratch.path)
        defer { try? queue.close() }
        return try queue.read { try Row.fetchAll($0, sql: sql) }
    }

    /// Reads columns of a view as texts; what there is none of is empty.
    private func texts(
        _ columns: [String],
        of view: String,
        _ events: [RecordedEvent]
    ) throws -> [[String]] {
        let list = columns.map { "coalesce(CAST(\($0) AS TEXT), '')" }.joined(separator: ", ")
        return try rows("SELECT \(list) FROM \(view)", events).map { row in
            columns.indices.map { row[$0] }
        }
    }

    // MARK: Minor units

    /// The number of a currency's minor units, if it is a whole one of at most 18 digits.
    private func minorUnits(_ amount: Amount, places: Int) -> Int64? {
        var (digits, scale) = (amount.coefficient, amount.scale)
        while scale > places {
            guard digits % 10 == 0 else { return nil }
            (digits, scale) = (digits / 10, scale - 1)
        }
        while scale < places {
            guard digits.magnitude < 1_000_000_000_000_000_000 else { return nil }
            (digits, scale) = (digits * 10, scale + 1)
        }
        return digits.magnitude < 1_000_000_000_000_000_000 ? Int64(digits) : nil
    }

    private static let currencies = [
        ("CNY", 2), ("JPY", 0), ("KRW", 0), ("KWD", 3), ("BHD", 3), ("CLF", 4), ("USD", 2),
    ]

    private static let edges = [
        "0", "0.00", "-0.5", "-0.05", "0.5", "0.005", "-0.0005", "1.10", "-1.1", "1.000000",
        "1.0000001", "-12.3400", "999999999999999999", "-999999999999999999",
        "9999999999999999.99", "-9999999999999999.99", "99999999999999999.99",
        "-99999999999999999.99", "1000000000000000000", "999999999999999.9990",
        "99999999999999.9999", "-99999999999999.9999", "9223372036854775808",
        "1234567890123456789012345678901234", "0.0000000000000000000000000000000000000001",
    ]

    private func amounts(_ seed: UInt64) throws -> [Amount] {
        var random = SplitMix64(seed: seed)
        return try Self.edges.map { try Amount($0) }
            + (0..<200).compactMap { _ in
                let bound = Int64(Amount.powerOfTen(random.number(0...18)))
                let digits = Int128(random.number(0...Int(bound))) * (random.chance(50) ? 1 : -1)
                let scale = random.number(0...6)
                let zeros = Int128(Amount.powerOfTen(random.number(0...3)))
                return Amount(coefficient: digits * zeros, scale: scale)
            }
    }

    @Test(arguments: Extent.seeds(2))
    func `tell exact minor units, where they are whole and not too long`(seed: UInt64) throws {
        let amounts = try amounts(seed)
        var script = LedgerScript()
        for (currency, _) in Self.currencies {
            for (index, amount) in amounts.enumerated() {
                script.file(
                    "\(currency)\(index)",
                    .annual,
                    "FY2020",
                    "revenue=\(amount)",
                    on: "2021-04-01",
                    in: currency
                )
            }
        }
        let rows = try rows("SELECT * FROM figures ORDER BY sequence", script.events)
        let asked = Self.currencies.flatMap { currency in amounts.map { (currency, $0) } }
        #expect(rows.count == asked.count)
        var wholeCount = 0
        for (row, ((currency, places), amount)) in zip(rows, asked) {
            let expected = minorUnits(amount, places: places)
            #expect(row["value"] as String? == amount.description)
            #expect(row["unit"] as String? == currency)
            #expect(row["value_minor"] as Int64? == expected, "\(amount) \(currency)")
            if expected != nil { wholeCount += 1 }
        }
        #expect(wholeCount > 300 && wholeCount < rows.count)
    }

    @Test func `tell no minor units of ranges, and of what is not money`() throws {
        var script = LedgerScript()
        script.file("A", .forecast, "FY2020", "revenue=1..2 patents=5", on: "2021-04-01")
        let rows = try rows("SELECT * FROM figures ORDER BY metric", script.events)
        #expect(rows.map { $0["metric"] as String } == ["patents", "revenue"])
        #expect(rows.map { $0["value_minor"] as Int64? } == [nil, nil])
        #expect(rows.map { $0["value"] as String? } == ["5", nil])
        #expect(rows.map { $0["low"] as String? } == [nil, "1"])
        #expect(rows.map { $0["high"] as String? } == [nil, "2"])
    }

    // MARK: What counts

    private func view(
        _ ledger: RandomLedger,
        on day: String = "9999-12-31"
    ) throws -> NaiveView {
        let clock = Clock(
            valid: ValidDate(try CalendarDate(day)),
            known: nil,
            recorded: LogSize(ledger.events.count)
        )
        return NaiveReference(ledger.events).at(clock)
    }

    @Test(arguments: Extent.seeds(12))
    func `figures are those that count by the reference`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        let view = try view(ledger)
        let columns = [
            "subject", "metric", "period", "value", "low", "high", "unit", "stage", "reported_by",
            "announced", "id", "sequence",
        ]
        let told = try texts(columns, of: "figures", ledger.events)
        let counting = ledger.keys.compactMap { key -> [String]? in
            view.figure(key.subject, key.metric, key.period).map { figure in
                let quantity = figure.quantity
                return [
                    key.subject.text, key.metric.name, key.period.description,
                    quantity.value?.description ?? "", quantity.low?.description ?? "",
                    quantity.high?.description ?? "", figure.unit.text, figure.stage,
                    figure.reportedBy.rawValue, figure.announced.description, figure.id.text,
                    String(figure.sequence),
                ]
            }
        }
        #expect(Set(told) == Set(counting))
        #expect(told.count == counting.count)
    }

    @Test(arguments: Extent.seeds(12))
    func `companies are those of the reference when all has taken effect`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        let view = try view(ledger)
        let columns = [
            "subject", "name_en", "name_zh", "short_name_en", "short_name_zh", "exchange", "board",
            "listed_on", "listed_by", "profitable_at_listing", "sector", "city", "province",
            "tier", "marks", "delisted_on",
        ]
        let told = try texts(columns, of: "companies", ledger.events)
        let listed = view.listedCodes.compactMap { view.company($0) }
        let companies = listed.map { company -> [String] in
            [
                company.code.text, company.name.english ?? "", company.name.chinese ?? "",
                company.shortName.english ?? "", company.shortName.chinese ?? "",
                company.exchange, company.board, company.listedOn.spelling,
                company.listedOn.lastDay.description, company.isProfitableAtListing ? "1" : "0",
                company.sector.rawValue, company.city ?? "", company.province ?? "",
                company.tier ?? "", company.marks.map(\.description).joined(separator: " "),
                company.delistedOn?.spelling ?? "",
            ]
        }
        #expect(Set(told) == Set(companies))
        #expect(told.count == companies.count)
    }

    @Test(arguments: Extent.seeds(10))
    func `marks say who carried which on every day that something changed`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        let spans = try rows("SELECT * FROM marks", ledger.events)
        let days = Set(
            spans.flatMap { row in
                [row["carried_from_day"], row["carried_until_day"]] as [String?]
            }.compactMap { $0 }
        )
        for day in days.sorted() {
            let view = try view(ledger, on: day)
            for code in ledger.world.codes {
                let carried = spans.filter { row in
                    let until: String? = row["carried_until_day"]
                    let from: String = row["carried_from_day"]
                    guard row["subject"] == code.text, from <= day else { return false }
                    return until.map { day < $0 } ?? true
                }.map { $0["mark"] as String }.sorted()
                let reference = view.company(code)?.marks.map(\.description).sorted() ?? []
                #expect(carried == reference, "\(code) on \(day)")
            }
        }
    }
}
