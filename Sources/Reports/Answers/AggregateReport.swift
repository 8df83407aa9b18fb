public import EventLog
public import FilingModel
public import Projections

/// The sum of a metric over a cohort at three clocks, and how it grew.
public struct AggregateReport: Report {
    /// How the sum grew since an earlier period, like for like.
    public struct Growth: Hashable, Sendable {
        /// The earlier period.
        public let period: FiscalPeriod
        /// The companies that have both figures.
        public let pair: LikeForLike

        /// How a sum grew.
        ///
        /// - Parameters:
        ///   - period: The earlier period.
        ///   - pair: The companies that have both figures.
        public init(period: FiscalPeriod, pair: LikeForLike) {
            self.period = period
            self.pair = pair
        }

        /// The rate, rounded; nil where there is none, as for ratios.
        var rate: String? { pair.hasSums ? pair.rate?.rounded(places: ratePlaces) : nil }

        /// The change in words; nil where there is none.
        var change: String? { pair.hasSums ? pair.change?.rawValue : nil }

        /// The growth for programs; null for a ratio, which has no sums.
        var json: JSONValue {
            guard pair.hasSums else { return .null }
            return .object([
                JSONMember("period", .string(period.description)),
                JSONMember("companies", .integer(Int64(pair.companies))),
                JSONMember("current", .string(pair.currentSum.description)),
                JSONMember("previous", .string(pair.previousSum.description)),
                JSONMember("rate", rate.json(JSONValue.string)),
                JSONMember("change", change.json(JSONValue.string)),
            ])
        }
    }

    /// The clocks.
    public let clock: Clock
    /// The cohort.
    public let cohort: Cohort
    /// The sum.
    public let aggregate: Aggregate
    /// How it grew; nil if that was not asked.
    public let growth: Growth?

    /// The sum of a metric over a cohort.
    ///
    /// - Parameters:
    ///   - clock: The clocks.
    ///   - cohort: The cohort.
    ///   - aggregate: The sum.
    ///   - growth: How it grew; nil if that was not asked.
    public init(clock: Clock, cohort: Cohort, aggregate: Aggregate, growth: Growth?) {
        self.clock = clock
        self.cohort = cohort
        self.aggregate = aggregate
        self.growth = growth
    }

    /// The answer for programs.
    public var json: JSONValue {
        let missing = aggregate.missing
        return .object(
            [
                JSONMember("clock", clock.json),
                JSONMember("metric", .string(aggregate.metric.name)),
                JSONMember("period", .string(aggregate.period.description)),
                JSONMember("cohort", .string(cohort.name)),
                JSONMember("companies", .integer(Int64(aggregate.companies.count))),
                JSONMember("covered", .integer(Int64(aggregate.figures.count))),
                JSONMember("missing", .array(missing.map { .string($0.code.text) })),
                JSONMember(
                    "reasons",
                    .object(
                        missing.map { JSONMember($0.code.text, .string($0.reason.rawValue)) }
                    )
                ),
                JSONMember("sum", (aggregate.sum?.description).json(JSONValue.string)),
                JSONMember("unit", .string(aggregate.unit.text)),
            ] + (growth.map { [JSONMember("growth", $0.json)] } ?? [])
                + (filters.members.isEmpty ? [] : [JSONMember("filters", filters)])
        )
    }

    /// The filters of the cohort; no members for a whole one.
    private var filters: JSONValue {
        .object(cohort.filters.map { JSONMember($0.name, .string($0.value)) })
    }

    /// The answer for spreadsheets: the figures in the sum, and what is missing.
    public var sheet: Sheet {
        let figures = aggregate.figures.map { figure -> [String?] in
            [
                figure.key.subject.text, figure.quantity.value?.description, figure.stage.name,
                figure.reporter.rawValue, figure.time.date.description, figure.id.text, nil,
            ]
        }
        let missing = aggregate.missing.map { item -> [String?] in
            [item.code.text, nil, nil, nil, nil, nil, item.reason.rawValue]
        }
        let rows = (figures + missing).sorted { ($0[0] ?? "") < ($1[0] ?? "") }
        return Sheet(
            ["subject", "value", "stage", "reported_by", "announced", "id", "missing"],
            rows
        )
    }

    /// The answer for people.
    ///
    /// - Parameter language: The language to show it in.
    /// - Returns: The page.
    public func page(in language: LocalizedText.Language) -> Page {
        let sum = aggregate.sum.map { "\(NumberText.grouped($0.description)) \(aggregate.unit)" }
        var rows: [[Span]] = [
            ["sum", Span(sum ?? "none: a ratio has no sum")],
            ["covers", Span("\(aggregate.figures.count) of \(aggregate.companies.count)")],
        ]
        if let growth {
            let rate = growth.rate.map(NumberText.percent) ?? "none"
            let change = growth.change.map { " (\($0))" } ?? ""
            rows += [
                [Span("growth since \(growth.period)"), Span(rate + change)],
                ["like for like", Span("\(growth.pair.companies) companies")],
            ]
        }
        let reasons = aggregate.missing.map { "\($0.code) (\($0.reason.rawValue))" }
        let missing: [Block] =
            reasons.isEmpty
            ? [] : [.heading("Missing"), .paragraph([Span(reasons.joined(separator: ", "))])]
        return Page(
            [
                .title(
                    "\(aggregate.metric) \(aggregate.period), \(cohort.name)"
                        + cohort.filters.map { ", \($0.name) \($0.value)" }.joined()
                ),
                .subtitle(clock.line(in: language)),
                .table(Table([.init(""), .init("")], rows)),
            ] + missing
        )
    }
}
