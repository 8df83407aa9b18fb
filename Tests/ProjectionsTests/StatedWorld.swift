import BigInt
import FilingModel
import Projections
import TestSupport

/// Exact quantities about a cohort that does not exist, and publications that round them.
struct StatedWorld {
    private struct Sum: Hashable {
        let metric: Metric
        let period: FiscalPeriod
        let companies: Int
    }

    private var random: SplitMix64
    private var sums: [Sum: Rational] = [:]
    private var sizes: [CalendarDate: Int] = [:]
    private var shed: [CalendarDate: Int] = [:]
    private var shedInYear: [CalendarDate: Int] = [:]

    /// What was published.
    private(set) var script = LedgerScript()

    static let metrics: [Metric] = [.revenue, .netProfit, .rdExpense]
    static let years = [2022, 2023, 2024]

    /// The world of a seed.
    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
        var (size, count) = (3, 0)
        for number in 0..<random.number(2...7) {
            let day = sure { try CalendarDate("2025-01-01") }.adding(days: number * 30)
            size += random.pick([0, 0, 0, 1, 5])
            count = min(size, count + random.number(0...2))
            sizes[day] = size
            shed[day] = count
            shedInYear[day] = random.number(0...count)
            publish(on: day)
        }
    }

    /// The true value of a quantity; nil for what has none, or no exact one.
    mutating func value(_ quantity: ClaimedQuantity, _ companies: Int) -> Rational? {
        switch quantity {
        case .sum(let metric, let period, _): return sum(metric, period, companies)
        case .growth(let metric, let period, let base):
            let (current, previous) = pair(metric, period, base, companies)
            return previous.sign == 0 ? nil : (current - previous) / previous.magnitude
        case .ratio(let metric, let whole, let period):
            let base = sum(whole, period, companies)
            return base.sign == 0 ? nil : sum(metric, period, companies) / base
        case .count(.companies, _, let day), .count(.listings, _, let day):
            return sizes[day].map { Rational($0) }
        case .count(.shedMarks, nil, let day): return shed[day].map { Rational($0) }
        case .count(.shedMarks, _, let day): return shedInYear[day].map { Rational($0) }
        case .share(_, let day):
            guard let count = shed[day], let size = sizes[day] else { return nil }
            return Rational(count) / Rational(size)
        case .cagr: return nil
        }
    }

    /// The true average growth; nil unless both ends are positive.
    mutating func growth(_ quantity: ClaimedQuantity, _ companies: Int) -> CompoundGrowth? {
        guard case .cagr(let metric, let period, let base) = quantity else { return nil }
        let (last, first) = pair(metric, period, base, companies)
        return CompoundGrowth(from: first, to: last, years: period.year - base.year)
    }

    private mutating func pair(
        _ metric: Metric,
        _ period: FiscalPeriod,
        _ base: FiscalPeriod,
        _ companies: Int
    ) -> (Rational, Rational) {
        (sum(metric, period, companies), sum(metric, base, companies))
    }

    private mutating func sum(_ metric: Metric, _ period: FiscalPeriod, _ companies: Int)
        -> Rational
    {
        let key = Sum(metric: metric, period: period, companies: companies)
        if let known = sums[key] { return known }
        let magnitude = random.number(1...random.pick([9, 9_999, 99_999_999]))
        let isLoss = metric == .netProfit && random.chance(60)
        let value = Rational(isLoss ? -magnitude : magnitude) / Rational(random.pick([1, 7, 100]))
        sums[key] = value
        return value
    }

    // MARK: Publications

    private mutating func publish(on day: CalendarDate) {
        guard let companies = sizes[day] else { return }
        let period = FiscalPeriod(year: random.pick(Self.years))
        let base = FiscalPeriod(year: period.year - random.number(1...2))
        var claims: [Claim] = []
        for _ in 0..<random.number(1...8) {
            let metric = random.pick(Self.metrics)
            let content: Claim.Content = random.pick([
                .growth(metric, base: base), .cagr(metric, base: base),
                .ratio(.rdExpense, of: metric), .count(.shedMarks, period: nil),
                .count(.shedMarks, period: period), .count(.listings, period: nil),
                .count(.companies, period: nil), .share(.shedMarks),
            ])
            let quantity = ClaimedQuantity(content, period, on: day)
            if let claim = claim(content, quantity, companies) { claims.append(claim) }
        }
        let figures = Self.metrics.filter { _ in random.chance(50) }.map { metric in
            let exact = sum(metric, period, companies)
            let places = random.number(-3...2)
            return ReportedFigure(
                metric: metric,
                quantity: sure {
                    try Quantity(
                        .value(try Amount(Self.rounded(exact, places))),
                        precision: try Precision(decimals: places)
                    )
                }
            )
        }
        guard !claims.isEmpty || !figures.isEmpty else { return }
        let report = AggregateReported(
            cohort: sure { try Subject("unprofitable-at-listing") },
            period: period,
            figures: figures,
            claims: claims,
            companies: companies
        )
        script.add(report.cohort.text, day.description, .aggregateReported(report))
    }

    private mutating func claim(
        _ content: Claim.Content,
        _ quantity: ClaimedQuantity,
        _ companies: Int
    ) -> Claim? {
        let places = random.number(0...4)
        if let growth = growth(quantity, companies) {
            return TestSupport.claim(content, growth.rounded(places: places), places)
        }
        guard let exact = value(quantity, companies) else { return nil }
        if case .count = content { return TestSupport.claim(content, exact.rounded(places: 0)) }
        return TestSupport.claim(content, exact.rounded(places: places), places)
    }

    /// A number rounded to a place, before the point for a negative one.
    private static func rounded(_ exact: Rational, _ places: Int) -> String {
        guard places < 0 else { return exact.rounded(places: places) }
        let unit = (0..<(-places)).reduce(Rational(1)) { power, _ in power * Rational(10) }
        let digits = (exact / unit).rounded(places: 0)
        return digits == "0" ? "0" : digits + String(repeating: "0", count: -places)
    }
}
