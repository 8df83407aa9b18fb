import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

/// Ledgers of one company, in which everything happens on the same few days.
///
/// They need not be valid: what counts is told of any log.
@Suite struct `Crowded ledgers answer as the reference does` {
    private static let days = ["2021-04-30", "2021-05-01", "2021-05-02"]

    /// Times on those days as written, of which some are the same instants.
    private static let times =
        days + [
            "2021-05-01T00:00:00+08:00", "2021-04-30T16:00:00Z",
            "2021-05-01T23:59:59.999999999+08:00",
            "2021-05-01T15:59:59.999999999Z", "2021-04-30T12:00:00-05:00",
            "2021-05-01T09:00:00+08:00",
        ]

    private func script() -> LedgerScript {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22", marks: "UW")
        return script
    }

    /// Asks at every day and known time, and at every size.
    private func compare<Answer: Equatable>(
        _ script: LedgerScript,
        _ ask: (AsOf<MemoryFacts>, NaiveView) throws -> (ours: Answer?, reference: Answer?)
    ) rethrows {
        var comparison = Comparison()
        for day in Self.days {
            for known in Self.times + [nil] {
                for size in stride(from: script.events.count, to: 1, by: -3) {
                    let answer = try ask(
                        script.asOf(day, known: known, size: size),
                        script.view(day, known: known, size: size)
                    )
                    comparison.compare(
                        answer.ours,
                        answer.reference,
                        "\(day) \(known ?? "whenever") \(size)"
                    )
                }
            }
        }
        #expect(comparison.faults(atLeast: 100) == [])
    }

    @Test(arguments: Extent.seeds(16))
    func `about changes that take effect on the same days`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var script = script()
        for number in 0..<14 {
            let spans = Self.days + ["2021-04", "../2021-04-30", "2021-04-29/2021-05-01"]
            let day = try EffectiveDate(random.pick(spans))
            script.add("A", random.pick(Self.times), try change(number, on: day, &random))
        }
        let code = try SecurityCode("A")
        try compare(script) { asOf, view in
            (
                try asOf.company(code).map { ComparableCompany($0) },
                view.company(code).map { ComparableCompany($0) }
            )
        }
        for (ours, naive) in [
            (ShedMarks.Grouping.fiscalYear, NaiveGrouping.fiscalYear), (.year, .year),
        ] {
            try compare(script) { asOf, view in
                (
                    ComparableSeries(try asOf.shedMarks(by: ours)),
                    ComparableSeries(view.shedMarks(by: naive))
                )
            }
        }
    }

    private func change(
        _ number: Int,
        on day: EffectiveDate,
        _ random: inout SplitMix64
    ) throws -> FilingEvent {
        let mark: Mark = random.chance(70) ? .unprofitable : try Mark("W")
        switch random.number(0...5) {
        case 0:
            return .sectorChanged(
                SectorChanged(effectiveOn: day, sector: random.pick(Sector.allCases))
            )
        case 1:
            let tier = random.chance(30) ? nil : Tier(unchecked: "tier \(number)")
            return .tierChanged(TierChanged(tier: tier, effectiveOn: day, reason: "a rule"))
        case 2:
            let name = try LocalizedText(
                english: random.chance(50) ? "A \(number)" : nil,
                chinese: "虚 \(number)"
            )
            let isName = random.chance(50)
            return .companyRenamed(
                CompanyRenamed(
                    effectiveOn: day,
                    name: isName ? name : nil,
                    shortName: isName ? nil : name
                )
            )
        case 3:
            return .markAssigned(MarkAssigned(mark: mark, effectiveOn: day))
        default:
            let period = random.pick([period("FY2019"), period("FY2020"), nil])
            return .markRemoved(
                MarkRemoved(mark: mark, effectiveOn: day, reason: "a profit", period: period)
            )
        }
    }

    @Test(arguments: Extent.seeds(16))
    func `about versions of one figure`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var script = script()
        for _ in 0..<14 {
            script.add("A", random.pick(Self.times), try version(&random))
        }
        let key = FigureKey(
            subject: try SecurityCode("A"),
            metric: .revenue,
            period: period("FY2020")
        )
        let definition = try #require(MetricDefinition.builtIn(.revenue))
        try compare(script) { asOf, view in
            (
                try asOf.figure(key).map { ComparableFigure($0, definition) },
                view.figure(key.subject, key.metric, key.period).map { ComparableFigure($0) }
            )
        }
    }

    /// A value that often says again what others say.
    private func version(_ random: inout SplitMix64) throws -> FilingEvent {
        let unit = random.chance(15) ? try Unit("USD") : random.chance(15) ? try Unit("CNY") : nil
        let isRange = random.chance(10)
        let value = try Amount(random.pick(["100", "100.0", "101", "95", "105", "104.9", "110"]))
        let quantity = try Quantity(
            isRange ? .range(low: try Amount("95"), high: value) : .value(value),
            precision: random.chance(50) ? try Precision(decimals: random.number(-2...1)) : nil,
            unit: unit
        )
        let figures = [ReportedFigure(metric: .revenue, quantity: quantity)]
        let currency = try Currency(random.chance(85) ? "CNY" : "USD")
        let period = period("FY2020")
        if random.chance(10), !isRange {
            return .figuresRestated(
                FiguresRestated(
                    period: period,
                    currency: currency,
                    figures: figures,
                    reason: .other
                )
            )
        }
        return .resultFiled(
            ResultFiled(
                period: period,
                stage: random.pick([.annual, .annual, .annual, .preliminary, .forecast]),
                currency: currency,
                figures: figures,
                reportedBy: random.chance(40) ? .press : .issuer
            )
        )
    }
}
