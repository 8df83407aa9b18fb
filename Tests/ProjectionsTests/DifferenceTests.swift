import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

/// What a difference says of two states of knowledge, held against the answers at both.
@Suite struct `A difference` {
    static let seeds = 0..<10 as Range<UInt64>

    /// Pairs of clocks on the same valid day, the first at most the second.
    private func pairs(_ ledger: RandomLedger, _ count: Int) -> [(from: Clock, to: Clock)] {
        let clocks = ledger.clocks(count * 2)
        return (0..<count).compactMap { index in
            let (one, other) = (clocks[index * 2], clocks[index * 2 + 1])
            let sizes = [one.recorded, other.recorded].sorted()
            var from = Clock(valid: one.valid, known: one.known, recorded: sizes[0])
            var to = Clock(valid: one.valid, known: other.known, recorded: sizes[1])
            if !from.isAtMost(to) { swap(&from.known, &to.known) }
            if !from.isAtMost(to) { to.known = nil }
            return from.isAtMost(to) ? (from, to) : nil
        }
    }

    private func both(
        _ seed: UInt64,
        _ check: (AsOf<MemoryFacts>, AsOf<MemoryFacts>, Difference, RandomLedger) throws -> Void
    ) throws {
        let ledger = RandomLedger(seed: seed, events: 120)
        let facts = MemoryFacts(ledger.events)
        for (index, pair) in pairs(ledger, 5).enumerated() {
            let (from, to) = (AsOf(facts, at: pair.from), AsOf(facts, at: pair.to))
            let cohort = index % 3 == 2 ? Cohort(.carrying(.unprofitable)) : .unprofitableAtListing
            try check(from, to, try from.difference(to: to, of: cohort), ledger)
        }
    }

    @Test(arguments: seeds)
    func `between a state and itself is empty`(seed: UInt64) throws {
        try both(seed) { from, to, _, _ in
            let same = (try from.difference(to: from), try to.difference(to: to))
            #expect(same.0.isEmpty)
            #expect(same.1.steps.isEmpty)
        }
    }

    @Test(arguments: seeds)
    func `of companies and marks leads from the one state to the other`(seed: UInt64) throws {
        try both(seed) { from, to, difference, _ in
            let companies = (try companies(from), try companies(to))
            #expect(applied(difference.companies, to: companies.0) == companies.1)
            let marks = (try marks(from), try marks(to))
            #expect(applied(difference.marks, to: marks.0) == marks.1)
        }
    }

    @Test(arguments: seeds)
    func `of figures leads from the one state to the other`(seed: UInt64) throws {
        try both(seed) { from, to, difference, ledger in
            let figures = (try figures(from, ledger), try figures(to, ledger))
            #expect(applied(difference.figures, to: figures.0) == figures.1)
        }
    }

    @Test(arguments: seeds)
    func `of series leads from the one state to the other`(seed: UInt64) throws {
        try both(seed) { from, to, difference, _ in
            let cohort = difference.cohort
            let series = (try counts(from, cohort), try counts(to, cohort))
            var applied = series.0
            for change in difference.series where change.key.series != .carrying {
                #expect(!change.causes.isEmpty, "\(change.key)")
                let key = "\(change.key.series.rawValue) \(change.key.year ?? 0)"
                #expect(applied[key] == change.before.map { [$0.count, $0.cumulative ?? 0] })
                applied[key] = change.after.map { [$0.count, $0.cumulative ?? 0] }
            }
            #expect(applied == series.1)
        }
    }

    @Test(arguments: seeds)
    func `of figures is what its causes make of the earlier state`(seed: UInt64) throws {
        try both(seed) { from, to, difference, _ in
            for change in difference.figures {
                #expect(!change.causes.isEmpty)
                let key = change.key
                var facts = Dictionary(
                    uniqueKeysWithValues: try from.facts.figures(key, at: from.clock.recorded)
                        .filter { from.clock.knows($0.time) }.map { ($0.id, $0) }
                )
                for cause in change.causes {
                    guard let target = cause.step.target else { continue }
                    facts[target] = cause.step.added?.figureFacts.first { $0.key == key }
                }
                let definition = try to.facts.definition(of: key.metric, at: to.clock.recorded)
                let counting = definition.flatMap {
                    FigureChoice.counting(Array(facts.values), $0)
                }
                #expect(counting?.id == change.after?.fact.id)
                #expect(counting?.quantity == change.after?.fact.quantity)
            }
        }
    }

    @Test(arguments: seeds)
    func `of sums says what both clocks answer, and misses none`(seed: UInt64) throws {
        try both(seed) { from, to, difference, ledger in
            let codes = (
                try from.members(of: difference.cohort).map(\.code),
                try to.members(of: difference.cohort).map(\.code)
            )
            let changes = Dictionary(
                uniqueKeysWithValues: difference.aggregates.map {
                    ("\($0.key.metric) \($0.key.period)", $0)
                }
            )
            for key in Set(ledger.keys.map { "\($0.metric) \($0.period)" }) {
                let words = key.split(separator: " ")
                let (metric, period) = (try Metric(words[0]), try FiscalPeriod(words[1]))
                let before = try from.aggregate(metric, period, over: codes.0)
                let after = try to.aggregate(metric, period, over: codes.1)
                if let change = changes[key] {
                    #expect(change.before == before)
                    #expect(change.after == after)
                    #expect(!change.causes.isEmpty)
                } else if let before, let after, codes.0 == codes.1,
                    !(before.figures + after.figures).isEmpty
                {
                    #expect(before.sum?.description == after.sum?.description, "\(key)")
                    #expect(before.missing == after.missing, "\(key)")
                }
            }
        }
    }

    @Test(arguments: seeds)
    func `of a sum is made of parts that add up, exactly`(seed: UInt64) throws {
        var count = 0
        try both(seed) { _, _, difference, _ in
            for change in difference.aggregates {
                guard let parts = change.parts else { continue }
                count += parts.count
                let total = parts.map(\.amount).reduce(.zero, +)
                #expect(total.rational == change.amount?.rational ?? .zero, "\(change.key)")
                let covered = parts.map(\.covered).reduce(0, +)
                let coverage =
                    (change.after?.figures.count ?? 0)
                    - (change.before?.figures.count ?? 0)
                #expect(covered == coverage, "\(change.key)")
            }
        }
        #expect(count > 0)
    }

    // MARK: States

    private func applied<Key: Hashable, Value: Hashable>(
        _ changes: [Change<Key, Value>],
        to state: [Key: Value]
    ) -> [Key: Value] {
        var state = state
        for change in changes {
            #expect(!change.causes.isEmpty, "\(change.key)")
            #expect(state[change.key] == change.before, "\(change.key)")
            #expect(change.before != change.after)
            state[change.key] = change.after
        }
        return state
    }

    private func companies(
        _ asOf: AsOf<MemoryFacts>
    ) throws -> [SecurityCode: CompanyState] {
        Dictionary(
            uniqueKeysWithValues: try asOf.companies().map { company in
                var company = company
                company.marks = []
                return (company.code, company)
            }
        )
    }

    private func marks(
        _ asOf: AsOf<MemoryFacts>
    ) throws -> [Difference.MarkKey: Difference.MarkState] {
        var marks: [Difference.MarkKey: Difference.MarkState] = [:]
        for company in try asOf.companies() {
            for span in try asOf.markSpans(of: company.code) {
                marks[Difference.MarkKey(span)] = Difference.MarkState(span)
            }
        }
        return marks
    }

    private func figures(
        _ asOf: AsOf<MemoryFacts>,
        _ ledger: RandomLedger
    ) throws -> [FigureKey: Difference.FigureState] {
        var figures: [FigureKey: Difference.FigureState] = [:]
        for key in ledger.keys {
            guard let fact = try asOf.figure(key) else { continue }
            let definition = try asOf.facts.definition(of: key.metric, at: asOf.clock.recorded)
            figures[key] = try Difference.FigureState(fact, #require(definition))
        }
        return figures
    }

    /// Counts and running totals of the removals and the listings, by series and year.
    private func counts(
        _ asOf: AsOf<MemoryFacts>,
        _ cohort: Cohort
    ) throws -> [String: [Int]] {
        var counts: [String: [Int]] = [:]
        let shed = try asOf.shedMarks(of: cohort)
        for point in shed.points {
            counts["shed-marks \(point.year)"] = [point.count, point.cumulative]
        }
        if !shed.unassigned.isEmpty { counts["shed-marks 0"] = [shed.unassigned.count, 0] }
        for point in try asOf.listings(of: cohort).points {
            counts["listings \(point.period.year)"] = [point.count, point.cumulative]
        }
        return counts
    }
}

@Suite struct `The causes of a difference` {
    private func script() -> LedgerScript {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        return script
    }

    private func difference(
        _ script: LedgerScript,
        from size: Int,
        known: String? = nil
    ) throws -> Difference {
        let start = script.asOf(known: known, size: size)
        return try start.difference(to: script.asOf(known: known))
    }

    @Test func `are those that moved what counts, and what came to count after them`() throws {
        var script = script()
        let size = script.events.count
        script.file("A", .annual, "FY2020", "revenue=96.8", on: "2021-04-25")
        let other = script.file("A", .annual, "FY2020", "revenue=91", on: "2021-04-24")
        let exact = script.file("A", .annual, "FY2020", "revenue=99", on: "2021-04-26")
        script.file("A", .preliminary, "FY2020", "revenue=95", on: "2021-04-27")
        script.retract(exact)
        let change = try #require(try difference(script, from: size).figures.first)
        #expect(
            change.causes.map(\.reason.name) == ["first-filing", "later-filing", "retraction"]
        )
        #expect(!change.causes.contains { $0.step.sequence == other })
    }

    @Test func `of a definition that was corrected are told, whatever is known`() throws {
        var script = script()
        script.define("wafers", unit: "pieces", .count)
        let definition = script.events.count - 1
        script.file("A", .annual, "FY2020", "wafers=96", on: "2021-04-25")
        let size = script.events.count
        let corrected = MetricDefinition(
            metric: try Metric("wafers"),
            name: LedgerScript.text("Wafers"),
            unit: try Unit("lots"),
            kind: .count
        )
        script.correct(definition, .metricDefined(corrected))
        for known in [nil, "2022-01-01"] {
            let difference = try difference(script, from: size, known: known)
            #expect(difference.figures.map(\.before?.unit.text) == ["pieces"])
            #expect(difference.figures.map(\.after?.unit.text) == ["lots"])
            #expect(difference.figures.flatMap(\.causes).map(\.reason) == [.correction])
            let sum = try #require(difference.aggregates.first)
            #expect(sum.parts == nil)
            #expect(sum.causes.map(\.reason) == [.correction])
        }
    }

    @Test func `of a currency that was corrected are told of every sum`() throws {
        var script = script()
        script.file("A", .annual, "FY2020", "revenue=96", on: "2021-04-25")
        let size = script.events.count
        guard case .ledgerOpened(let opening) = script.events[0].payload.event else { return }
        let corrected = LedgerOpened(
            origin: opening.origin,
            title: opening.title,
            currency: try Currency("USD"),
            timezone: opening.timezone
        )
        script.correct(0, .ledgerOpened(corrected))
        let difference = try difference(script, from: size)
        #expect(!difference.aggregates.isEmpty)
        #expect(difference.aggregates.allSatisfy { $0.causes.map(\.reason) == [.correction] })
        #expect(
            difference.filtered(to: [.correction]).aggregates.count == difference.aggregates.count
        )
        #expect(difference.filtered(to: [.retraction]).aggregates.isEmpty)
    }

    @Test func `a definition that counted all along is none of a figure's`() throws {
        var script = script()
        script.define("wafers", unit: "pieces", .count)
        script.file("A", .annual, "FY2020", "wafers=96", on: "2021-04-25")
        let start = script.asOf(known: "2019-01-01")
        let difference = try start.difference(to: script.asOf(known: "2022-01-01"))
        #expect(
            difference.figures.flatMap(\.causes).map(\.reason) == [.figure(.firstFiling)]
        )
    }
}
