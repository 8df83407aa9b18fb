public import FilingModel

/// What a replay folds the log into: for each metric and period how many figures were filed, and
/// their exact sum; listings and removed marks by year.
///
/// The figures are those of results as they were filed first. Folding the parts of a log, and
/// merging the states in order, gives what folding the whole does.
public struct Tally: Hashable, Sendable {
    /// The figures of one metric in one period.
    struct Line: Hashable, Sendable {
        let metric: Metric
        var count = 0
        var sum = ExactSum()

        mutating func take(_ quantity: Quantity) {
            count += 1
            if case .value(let value) = quantity.content {
                sum.add(coefficient: value.coefficient, scale: value.scale)
            }
        }

        mutating func take(_ other: Line) {
            count += other.count
            sum.add(coefficient: other.sum.coefficient, scale: other.sum.scale)
        }
    }

    /// The periods in order from the first on, each with its lines in order of metric.
    private var periods: [[Line]] = []
    /// Which period is the first, by `place`.
    private var first = 0
    private var listings: [Int: Int] = [:]
    private var removals: [Int: Int] = [:]
    /// How many events it has seen.
    public private(set) var events = 0
    /// How many figures.
    public private(set) var figures = 0

    /// Nothing seen.
    public init() {}

    private static let parts = FiscalPeriod.Part.allCases.count

    /// Takes an event.
    ///
    /// - Parameters:
    ///   - tally: The state.
    ///   - event: The event.
    @Sendable public static func take(_ tally: inout Tally, _ event: RecordedEvent) {
        tally.events += 1
        switch event.payload.event {
        case .resultFiled(let result): tally.take(result)
        case .companyListed(let listing):
            tally.listings[listing.listedOn.lastDay.year, default: 0] += 1
        case .markRemoved(let removal):
            tally.removals[removal.effectiveOn.lastDay.year, default: 0] += 1
        default: break
        }
    }

    private mutating func take(_ result: ResultFiled) {
        let place = result.period.year * Self.parts + Int(result.period.part.rawValue)
        grow(to: place...place)
        Self.take(result.figures, into: &periods[place - first])
        figures += result.figures.count
    }

    private static func take(_ figures: [ReportedFigure], into lines: inout [Line]) {
        var next = 0
        for place in figures.indices {
            next = index(of: figures[place].metric, from: next, in: &lines)
            lines[next].take(figures[place].quantity)
            next += 1
        }
    }

    /// Makes room for some periods.
    private mutating func grow(to places: ClosedRange<Int>) {
        if periods.isEmpty { first = places.lowerBound }
        if places.lowerBound < first {
            periods.insert(contentsOf: Self.none(first - places.lowerBound), at: 0)
            first = places.lowerBound
        }
        let missing = places.upperBound + 1 - first - periods.count
        if missing > 0 { periods.append(contentsOf: Self.none(missing)) }
    }

    private static func none(_ count: Int) -> [[Line]] { Array(repeating: [], count: count) }

    /// Where the line of a metric is: most often after that of the metric before.
    private static func index(of metric: Metric, from start: Int, in lines: inout [Line]) -> Int {
        var index = start
        while index < lines.count {
            if lines[index].metric == metric { return index }
            guard lines[index].metric < metric else { break }
            index += 1
        }
        lines.insert(Line(metric: metric), at: index)
        return index
    }

    /// Takes the state of what follows.
    ///
    /// - Parameters:
    ///   - tally: The state.
    ///   - later: That of the events after it.
    @Sendable public static func merge(_ tally: inout Tally, _ later: Tally) {
        if !later.periods.isEmpty {
            tally.grow(to: later.first...later.first + later.periods.count - 1)
        }
        for (offset, lines) in later.periods.enumerated() {
            let place = later.first + offset - tally.first
            var next = 0
            for line in lines {
                next = index(of: line.metric, from: next, in: &tally.periods[place])
                tally.periods[place][next].take(line)
            }
        }
        tally.listings.merge(later.listings, uniquingKeysWith: +)
        tally.removals.merge(later.removals, uniquingKeysWith: +)
        tally.events += later.events
        tally.figures += later.figures
    }

    /// All of it in sixteen digits, to compare replays by: FNV-1a over its numbers in order.
    public var fingerprint: String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func take(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        for (offset, lines) in periods.enumerated() {
            let place = first + offset
            for line in lines { take("\(place) \(line.metric) \(line.count) \(line.sum)\n") }
        }
        for counts in [listings, removals] {
            for (year, count) in counts.sorted(by: { $0.key < $1.key }) {
                take("\(year) \(count)\n")
            }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// An exact sum of amounts whose digits fit into 128 bits; more of them stop the program.
struct ExactSum: Hashable, Sendable, CustomStringConvertible {
    private(set) var coefficient: Int128 = 0
    private(set) var scale = 0

    mutating func add(coefficient other: Int128, scale places: Int) {
        var other = other
        if places != scale {
            while scale < places {
                coefficient *= 10
                scale += 1
            }
            for _ in places..<scale { other *= 10 }
        }
        coefficient += other
    }

    var description: String { "\(coefficient)e-\(scale)" }
}
