import FilingModel
import Projections
import TestSupport

/// A fraction of two small integers, for arithmetic that shares nothing with the program's.
struct SmallFraction: Comparable, ExpressibleByIntegerLiteral {
    let top: Int
    let bottom: Int

    init(_ top: Int, _ bottom: Int = 1) {
        var (rest, divisor) = (abs(top), abs(bottom))
        while divisor != 0 { (rest, divisor) = (divisor, rest % divisor) }
        let sign = bottom < 0 ? -1 : 1
        self.top = sign * top / max(rest, 1)
        self.bottom = sign * bottom / max(rest, 1)
    }

    init(integerLiteral value: Int) { self.init(value) }

    static func == (one: Self, other: Self) -> Bool {
        one.top * other.bottom == other.top * one.bottom
    }

    static func < (one: Self, other: Self) -> Bool {
        one.top * other.bottom < other.top * one.bottom
    }

    static func + (one: Self, other: Self) -> Self {
        Self(one.top * other.bottom + other.top * one.bottom, one.bottom * other.bottom)
    }

    static func - (one: Self, other: Self) -> Self { one + Self(-other.top, other.bottom) }

    static func * (one: Self, other: Self) -> Self {
        Self(one.top * other.top, one.bottom * other.bottom)
    }

    static func / (one: Self, other: Self) -> Self {
        Self(one.top * other.bottom, one.bottom * other.top)
    }
}

/// What a synthetic publication says: one thing, of a number of companies.
struct NaiveStatement {
    /// What it speaks of.
    enum Kind: Hashable {
        case sum(String, Int)
        case growth(String, Int, since: Int)
        case cagr(String, Int, since: Int)
        case ratio(String, of: String, Int)
        case shed(year: Int?)
        case listings
        case shareShed
    }

    let kind: Kind
    /// The value without its point.
    let digits: Int
    /// How many of the digits are behind the point.
    let places: Int
    /// Whether the value was not rounded to its last digit.
    let isExact: Bool
    let companies: Int
    let day: String

    init(
        _ kind: Kind,
        _ digits: Int,
        places: Int = 0,
        exact isExact: Bool = false,
        of companies: Int = 10,
        on day: String = "2025-05-01"
    ) {
        (self.kind, self.digits, self.places) = (kind, digits, places)
        (self.isExact, self.companies, self.day) = (isExact, companies, day)
    }

    private var unit: Int { (0..<places).reduce(1) { power, _ in power * 10 } }

    /// Half of the last digit; none for counts, where no other whole number is as near.
    private var slack: Int {
        switch kind {
        case .shed, .listings: 0
        case .sum, .growth, .cagr, .ratio, .shareShed: isExact ? 0 : 1
        }
    }

    var low: SmallFraction { SmallFraction(2 * digits - slack, 2 * unit) }
    var high: SmallFraction { SmallFraction(2 * digits + slack, 2 * unit) }

    // MARK: As a publication

    private var text: String {
        guard places > 0 else { return "\(digits)" }
        let tail = "\(abs(digits) % unit)"
        let zeros = String(repeating: "0", count: places - tail.utf8.count)
        return (digits < 0 ? "-" : "") + "\(abs(digits) / unit).\(zeros)\(tail)"
    }

    /// Records it; returns its sequence.
    func publish(in script: inout LedgerScript) -> Int {
        func fiscal(_ year: Int) -> FiscalPeriod { FiscalPeriod(year: year) }
        func metric(_ name: String) -> Metric { sure { try Metric(name) } }
        let (content, year): (Claim.Content?, Int) =
            switch kind {
            case .sum(_, let year): (nil, year)
            case .growth(let name, let year, let base):
                (.growth(metric(name), base: fiscal(base)), year)
            case .cagr(let name, let year, let base):
                (.cagr(metric(name), base: fiscal(base)), year)
            case .ratio(let name, let whole, let year):
                (.ratio(metric(name), of: metric(whole)), year)
            case .shed(let year): (.count(.shedMarks, period: year.map(fiscal)), 2024)
            case .listings: (.count(.listings, period: nil), 2024)
            case .shareShed: (.share(.shedMarks), 2024)
            }
        var figures: [ReportedFigure] = []
        if case .sum(let name, _) = kind {
            let precision = isExact ? nil : sure { try Precision(decimals: places) }
            let quantity = sure {
                try Quantity(.value(try Amount(text)), precision: precision)
            }
            figures = [ReportedFigure(metric: metric(name), quantity: quantity)]
        }
        let report = AggregateReported(
            cohort: sure { try Subject("unprofitable-at-listing") },
            period: fiscal(year),
            figures: figures,
            claims: content.map { [claim($0, text, isExact ? nil : places)] } ?? [],
            companies: companies
        )
        return script.add(report.cohort.text, day, .aggregateReported(report))
    }

    // MARK: Whether it can be true

    private func isDisjoint(_ low: SmallFraction, _ high: SmallFraction) -> Bool {
        high < self.low || self.high < low
    }

    /// Whether no number of its companies can make up its share.
    private var isImpossible: Bool {
        kind == .shareShed
            && (0...companies).allSatisfy {
                let share = SmallFraction($0, companies)
                return isDisjoint(share, share)
            }
    }

    /// Whether two of them cannot both be true.
    private static func exclude(_ one: Self, _ other: Self) -> Bool {
        func isAbove(_ part: Self, _ whole: Self) -> Bool {
            switch (part.kind, whole.kind) {
            case (.shed(nil), .shed(nil)), (.listings, .listings):
                part.day < whole.day && part.low > whole.high
            case (.shed(_?), .shed(nil)), (.shed, .listings):
                part.day <= whole.day && part.low > whole.high
            default: false
            }
        }
        if isAbove(one, other) || isAbove(other, one) { return true }
        guard one.companies == other.companies else { return false }
        switch (one.kind, other.kind) {
        case (.shed, _), (.listings, _), (.shareShed, _):
            guard one.day == other.day else { return false }
        default: break
        }
        if one.kind == other.kind { return one.isDisjoint(other.low, other.high) }
        func misfits(_ count: Self, _ share: Self) -> Bool {
            let size = SmallFraction(one.companies)
            return count.kind == .shed(year: nil) && share.kind == .shareShed
                && share.isDisjoint(count.low / size, count.high / size)
        }
        return misfits(one, other) || misfits(other, one)
    }

    /// Whether a rate cannot be the one between two sums.
    private static func exclude(_ rate: Self, _ upper: Self, _ lower: Self) -> Bool {
        guard rate.companies == upper.companies, rate.companies == lower.companies else {
            return false
        }
        let ends = [upper.low, upper.high].flatMap { top in
            [lower.low, lower.high].map { (top, $0) }
        }
        var rates: [SmallFraction]
        func isRate(of one: Kind, to other: Kind) -> Bool {
            upper.kind == one && lower.kind == other
        }
        switch rate.kind {
        case .growth(let name, let year, let base)
        where isRate(of: .sum(name, year), to: .sum(name, base)):
            rates = ends.map { ($0 - $1) / ($1 < 0 ? 0 - $1 : $1) }
        case .ratio(let name, let whole, let year)
        where isRate(of: .sum(name, year), to: .sum(whole, year)):
            rates = ends.map { $0 / $1 }
        case .cagr(let name, let year, let base)
        where isRate(of: .sum(name, year), to: .sum(name, base)):
            let factors = [rate.low + 1, rate.high + 1].map { factor in
                (base..<year).reduce(1) { power, _ in power * factor }
            }
            let quotients = ends.map { $0 / $1 }.sorted()
            return quotients[3] < factors[0] || factors[1] < quotients[0]
        default: return false
        }
        rates.sort()
        return rate.isDisjoint(rates[0], rates[3])
    }

    /// Whether some, two or three, of them cannot be true together.
    static func exclude(_ all: [Self]) -> Bool {
        if all.contains(where: \.isImpossible) { return true }
        let pairs = all.indices.contains { one in
            all[..<one].contains { exclude($0, all[one]) }
        }
        return pairs
            || all.contains { rate in
                all.contains { upper in all.contains { exclude(rate, upper, $0) } }
            }
    }
}
