import EventLog
import FilingModel
import Ledger
import Projections
import ReadModel
import TestSupport
import Testing

/// What SQL shows at some clocks, against what the rules say there.
@Suite struct `SQL` {
    /// The root of the repository, which is a ledger.
    private static let repository = #filePath.split(
        separator: "/",
        omittingEmptySubsequences: false
    ).dropLast(3).joined(separator: "/")

    @Test(
        arguments: [
            ("2019-12-31", nil, 831), ("2022-12-31", "2022-12-31", 831), ("2025-05-09", nil, 400),
            ("2025-05-09", "2025-04-25T18:00:00+08:00", 831), ("2026-11-22", nil, 831),
        ] as [(String, String?, Int)]
    )
    func `the views of the real ledger show what the rules say`(
        valid: String,
        known: String?,
        size: Int
    ) throws {
        let clock = Clock(
            valid: ValidDate(try CalendarDate(valid)),
            known: try known.map { try KnownTime($0) },
            recorded: LogSize(size)
        )
        try Self.compare(try Ledger(at: Self.repository), clock)
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `the views of a crowded ledger show what the rules say`(seed: UInt64) throws {
        let random = RandomLedger(seed: seed, events: 120)
        let scratch = ScratchLedger()
        let ledger = try scratch.open(random.events)
        for clock in random.clocks(6) { try Self.compare(ledger, clock) }
        withExtendedLifetime(scratch) {}
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `nothing that is recorded later changes what they show`(seed: UInt64) throws {
        let random = RandomLedger(seed: seed, events: 120)
        let (scratch, shorter) = (ScratchLedger(), ScratchLedger())
        let end = random.end(near: 20 + Int(seed) * 8)
        let whole = try scratch.open(random.events)
        let part = try shorter.open(Array(random.events.prefix(end)))
        let day = random.events[end - 1].time.date
        for known in [nil, KnownTime.date(day.adding(days: -30))] {
            let clock = Clock(valid: ValidDate(day), known: known, recorded: LogSize(end))
            for view in Self.views {
                let query = "SELECT * FROM \(view) ORDER BY 1, 2, 3, 4"
                let answer = try whole.answer(sql: query, at: clock)
                #expect(try part.answer(sql: query, at: clock) == answer, "\(view) at \(end)")
            }
        }
        withExtendedLifetime((scratch, shorter)) {}
    }

    private static let views = ["events", "companies", "marks", "figures", "figure_versions"]

    // MARK: The rules

    private static func compare(_ ledger: Ledger, _ clock: Clock) throws {
        func rows(_ query: String) throws -> [String] {
            try ledger.answer(sql: query, at: clock).rows.map(line).sorted()
        }
        let expected = try ledger.asOf(clock) { try answers($0) }
        let figures =
            "SELECT subject, metric, period, value, low, high, unit, stage, id FROM figures"
        #expect(try rows(figures) == expected.figures, "\(clock)")
        let companies = """
            SELECT subject, name_en, short_name_zh, sector, tier, marks, listed_on, delisted_on
            FROM companies
            """
        #expect(try rows(companies) == expected.companies, "\(clock)")
        let marks = "SELECT subject, mark, assigned_sequence, removed_sequence FROM marks"
        #expect(try rows(marks) == expected.marks, "\(clock)")
        let late = """
            SELECT recorded_from FROM figure_versions WHERE recorded_from >= \(clock.recorded)
            UNION ALL
            SELECT recorded_to FROM figure_versions WHERE recorded_to >= \(clock.recorded)
            UNION ALL
            SELECT sequence FROM events WHERE sequence >= \(clock.recorded)
            """
        #expect(try rows(late) == [])
    }

    private static func answers(
        _ asOf: AsOf<ReadModelFacts>
    ) throws -> (figures: [String], companies: [String], marks: [String]) {
        let size = asOf.clock.recorded
        let definitions = try asOf.facts.definitions(at: size)
        let figures = try asOf.facts.figureKeys(at: size).compactMap { try asOf.figure($0) }
        let states = try asOf.companies()
        let spans = try states.flatMap { try asOf.markSpans(of: $0.code) }
        return (
            figures.map { figure in
                let unit = definitions[figure.key.metric].map { figure.unit($0) }
                return line([
                    "\(figure.key.subject)", "\(figure.key.metric)", "\(figure.key.period)",
                    figure.quantity.value?.description, figure.quantity.low?.description,
                    figure.quantity.high?.description, unit?.text, figure.stage.name,
                    figure.id.text,
                ])
            }.sorted(),
            states.map { state in
                line([
                    state.code.text, state.name.english, state.shortName.chinese,
                    state.sector.rawValue, state.tier?.text,
                    state.marks.map(\.description).joined(separator: " "),
                    state.listedOn.spelling, state.delistedOn?.spelling,
                ])
            }.sorted(),
            spans.map { span in
                line([
                    span.code.text, span.mark.description, String(span.assignment.sequence),
                    span.removal.map { String($0.sequence) },
                ])
            }.sorted()
        )
    }

    private static func line(_ values: [String?]) -> String {
        values.map { $0 ?? "null" }.joined(separator: "|")
    }

    private static func line(_ values: [JSONValue]) -> String {
        line(
            values.map { value in
                if case .integer(let number) = value { String(number) } else { value.string }
            }
        )
    }
}

extension RandomLedger {
    /// The end of a batch that is at a size or after it.
    fileprivate func end(near size: Int) -> Int {
        var end = 0
        while end < min(size, events.count) { end += events[end].batchSize ?? 1 }
        return end
    }
}
