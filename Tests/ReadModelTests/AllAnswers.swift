import EventLog
import FilingModel
import Ledger
import Projections
import ReferenceSupport
import Reports
import TestSupport
import TransparencyLog

/// Every answer that programs can ask of a ledger at three clocks, each by its question.
///
/// They are made as the commands make them, and are the bytes that the commands write.
struct AllAnswers<Facts: FactSource> {
    private let asOf: AsOf<Facts>
    private let ledger: RandomLedger
    private(set) var texts: [(question: String, answer: String)] = []

    init(_ facts: Facts, at clock: Clock, _ ledger: RandomLedger) throws {
        asOf = AsOf(facts, at: clock)
        self.ledger = ledger
        try addFigures()
        try addCompanies()
        try addSums()
        try addSeries()
        try addInsights()
        try addOutstanding()
        try addTriangles()
        add(try ReconcileReport(asOf), "reconcile")
        try addSnapshot()
    }

    private mutating func add(_ report: some Report, _ question: String) {
        texts.append((question, Renderer.render(report, as: .json)))
    }

    private var cohorts: [Cohort] {
        NaiveCohort.asked.flatMap { cohort in
            NaiveFilter.asked.map { Cohort(cohort, $0) }
        }
    }

    private mutating func addFigures() throws {
        let periods = ledger.world.periods
        for (index, key) in ledger.keys.enumerated() {
            let size = asOf.clock.recorded
            guard let definition = try asOf.facts.definition(of: key.metric, at: size) else {
                continue
            }
            let previous = periods[index % periods.count]
            let report = try FigureReport(key, definition, growthSince: previous, asOf)
            add(report, "figure \(key.subject) \(key.metric) \(key.period)")
        }
    }

    private mutating func addTriangles() throws {
        for code in ledger.world.codes {
            for metric in ledger.metrics {
                for frequency in Triangle.Frequency.allCases {
                    let report = try TriangleReport(metric, of: code, frequency, asOf)
                    guard let report else { continue }
                    add(report, "triangle \(metric) \(code) \(frequency)")
                }
            }
        }
    }

    private mutating func addCompanies() throws {
        for code in ledger.world.codes {
            add(try CompanyReport(code, asOf), "company \(code)")
        }
        add(try CompaniesReport(of: nil, asOf), "companies --all")
        for cohort in cohorts {
            add(try CompaniesReport(of: cohort, asOf), "companies \(cohort)")
        }
    }

    private mutating func addSums() throws {
        let groupings: [CompanyGroup.Grouping?] = CompanyGroup.Grouping.allCases + [nil]
        let questions = AggregateQuestion.some(of: ledger)
        for (question, filter) in zip(questions, NaiveFilter.asked) {
            for cohort in NaiveCohort.asked.map({ Cohort($0, filter) }) {
                for grouping in groupings {
                    let report = try AggregateReport(
                        question,
                        over: cohort,
                        asOf,
                        includesForecasts: true,
                        by: grouping
                    )
                    if let report { add(report, "\(question) over \(cohort)") }
                }
            }
        }
    }

    private mutating func addSeries() throws {
        for cohort in cohorts.prefix(10) {
            for grouping in ShedMarks.Grouping.allCases {
                add(
                    try SeriesReport(shed: .unprofitable, of: cohort, by: grouping, asOf),
                    "shed-marks \(cohort)"
                )
            }
            add(try SeriesReport(listingsOf: cohort, by: .month, asOf), "listings \(cohort)")
            add(
                try SeriesReport(carrying: .unprofitable, of: cohort, by: .year, asOf),
                "carrying \(cohort)"
            )
        }
        for (metric, cohort) in zip(ledger.metrics, cohorts) {
            guard let report = try SeriesReport(of: metric, over: cohort, asOf) else { continue }
            add(report, "series of \(metric) over \(cohort)")
        }
    }

    private mutating func addInsights() throws {
        for year in Set(ledger.world.periods.map(\.year)).sorted() {
            let insight = try Insight(year: year, asOf)
            add(insight, "report --year \(year)")
            for language in [LocalizedText.Language.english, .chinese] {
                let page = Renderer.render(insight, as: .markdown, language: language)
                texts.append(("report --year \(year) in words", page))
            }
        }
    }

    private mutating func addOutstanding() throws {
        for period in ledger.world.periods {
            for cohort in [nil, Cohort.unprofitableAtListing] {
                let report = try OutstandingReport(period, of: cohort, asOf)
                guard let report else { continue }
                add(report, "outstanding \(period)")
            }
        }
    }

    private mutating func addSnapshot() throws {
        guard asOf.clock.recorded.count > 0 else { return }
        let day = asOf.clock.valid.date
        let clock = Clock(
            valid: ValidDate(day),
            known: .date(day),
            recorded: asOf.clock.recorded
        )
        let snapshot = try Snapshot(of: AsOf(asOf.facts, at: clock), root: Digest(of: []))
        texts.append(("snapshot \(day)", snapshot.text))
    }
}

extension AllAnswers {
    /// How these answers differ from those that other facts give to the same questions.
    func differences(from other: AllAnswers<some FactSource>) -> [String] {
        guard texts.map(\.question) == other.texts.map(\.question) else {
            return ["other questions could be answered"]
        }
        return zip(texts, other.texts).filter { $0.answer != $1.answer }.map { ours, others in
            "\(ours.question): \(ours.answer), not \(others.answer)"
        }
    }
}
