import FilingModel
import Projections
import TestSupport
import Testing

@Suite struct `Rounded numbers` {
    /// A number of some digits, some places and some precision, now and then as long as any.
    private func quantity(_ random: inout SplitMix64) throws -> Quantity {
        let places = random.number(0...random.pick([0, 2, 6]))
        let digits = places + random.number(1...random.pick([1, 3, 12, 28]))
        var text = (0..<digits).map { _ in "\(random.number(1...9))" }.joined()
        if places > 0 { text.insert(".", at: text.index(text.endIndex, offsetBy: -places)) }
        let value = try Amount(
            (random.chance(30) ? "-" : "") + (places == digits ? "0" : "") + text
        )
        let decimals = random.chance(70) ? random.number(-12...4) : nil
        return try Quantity(
            .value(value),
            precision: decimals.map { try Precision(decimals: $0) }
        )
    }

    /// The same number, moved by a little and rounded anew.
    private func neighbour(_ quantity: Quantity, _ random: inout SplitMix64) throws -> Quantity {
        let coefficient = (quantity.value?.coefficient ?? 0) + Int128(random.number(-2...2))
        let value = Amount(coefficient: coefficient, scale: quantity.value?.scale ?? 0)
        let precision =
            random.chance(50)
            ? quantity.precision : try Precision(decimals: random.number(-12...4))
        return try Quantity(.value(value ?? Amount(1)), precision: precision)
    }

    private func figure(_ quantity: Quantity) throws -> FigureFact {
        FigureFact(
            ReportedFigure(metric: .revenue, quantity: quantity),
            of: try SecurityCode("A"),
            in: Filing(
                period: FiscalPeriod(year: 2020),
                basis: .result(.annual, .issuer),
                currency: try Currency("CNY"),
                figures: []
            ),
            time: PublicTime(try ZonedTime("2021-04-25T00:00:00+08:00"), precision: .day),
            sequence: 1,
            id: try EventID("synthetic"),
            source: try Source("https://example.test/synthetic"),
            span: RecordedSpan(opened: 1, closed: nil)
        )
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `represent another where their intervals contain its own`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let definition = try #require(MetricDefinition.builtIn(.revenue))
        var (contained, others) = (0, 0)
        for _ in 0..<200 {
            let one = try quantity(&random)
            let other = try random.chance(20) ? quantity(&random) : neighbour(one, &random)
            let contains = Interval(one).contains(Interval(other))
            let represents = FigureChoice.represents(
                try figure(one),
                try figure(other),
                definition
            )
            #expect(represents == contains, "\(one) and \(other), seed \(seed)")
            if contains { contained += 1 } else { others += 1 }
        }
        #expect(contained > 20 && others > 20)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `exceed another where their interval lies above its own`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var (above, others) = (0, 0)
        for _ in 0..<200 {
            let one = try quantity(&random)
            let other = try random.chance(20) ? quantity(&random) : neighbour(one, &random)
            let isAbove = Interval(one).low > Interval(other).high
            #expect(
                PartAndWhole.isExceeded(other, by: one) == isAbove,
                "\(one) and \(other), seed \(seed)"
            )
            if isAbove { above += 1 } else { others += 1 }
        }
        #expect(above > 20 && others > 20)
    }
}
