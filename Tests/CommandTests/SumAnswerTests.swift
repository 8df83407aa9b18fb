import Testing

/// Sums and series for programs, on the filings of the repository.
@Suite struct `Sums and series as JSON` {
    private static func answer(_ command: String) async throws -> JSON {
        let words = Transcript.words(command) + ["--recorded-at", "831", "--format", "json"]
        let run = try await CommandRun.asked(words)
        try #require(run.status == 0, "\(run.errors)")
        #expect(run.errors == "")
        return try JSON(run.output)
    }

    @Test(
        arguments: [
            ("688256", 1, "grew"), ("688506", 0, nil),
        ] as [(String, Int, String?)]
    )
    func `a figure tells its growth where that is asked`(
        code: String,
        companies: Int,
        change: String?
    ) async throws {
        let command = "figure \(code) revenue FY2024 --as-of 2025-05-09"
        let answer = try await Self.answer(command + " --growth FY2023")
        #expect(Shape.figureWithGrowth.misfits(answer) == [])
        #expect(answer["growth", "companies"] == .integer(companies))
        #expect(answer["growth", "change"]?.text == change)
        #expect(try await Self.answer(command)["growth"] == nil)
    }

    @Test(
        arguments: [
            ("sector", .string), ("city", .orNull(.string)), ("year", .integer),
        ] as [(String, Shape)]
    )
    func `a sum tells of its groups all that is asked of it`(
        key: String,
        shape: Shape
    ) async throws {
        let answer = try await Self.answer(
            "aggregate net-profit FY2025 --growth FY2024 --cagr-from FY2022 --include-forecasts "
                + "--as-of 2026-03-01 --board STAR --by \(key)"
        )
        #expect(Shape.aggregate(by: key, shape).misfits(answer) == [])
        let groups = answer["groups"]?.elements ?? []
        #expect(groups.count > 3)
        for count in ["companies", "covered", "coveredWithForecasts"] {
            let sum = groups.compactMap { $0[count]?.number }.reduce(0, +)
            #expect(sum == answer[count]?.number)
        }
        if key == "city" { #expect(groups.last?["city"] == .null) }
    }

    @Test(
        arguments: [
            ("shed-marks", .shedMarks), ("shed-marks --by year", .shedMarks),
            ("listings", .listings(by: "year", .integer)),
            ("listings --by month --city Beijing", .listings(by: "month", .string)),
            ("carrying --tier growth", .carrying(by: "year", .integer)),
            ("carrying --by month --cohort carrying:W", .carrying(by: "month", .string)),
            ("revenue --sector equipment", .metric), ("patents --by fiscal-year", .metric),
        ] as [(String, Shape)]
    )
    func `a series has exactly these members, of these types`(
        question: String,
        shape: Shape
    ) async throws {
        let answer = try await Self.answer("series \(question) --valid-at 2026-11-22")
        #expect(shape.misfits(answer) == [])
        #expect(answer["points"]?.elements.isEmpty == false)
    }

    @Test func `the mark of a series has two names, and both mean the same`() async throws {
        for series in ["shed-marks", "carrying"] {
            let one = try await Self.answer("series \(series) --shed W --as-of 2025-05-09")
            let other = try await Self.answer("series \(series) --mark-letter W --as-of 2025-05-09")
            #expect(one == other)
        }
    }

    @Test func `who carries the mark on the last day is who the register says`() async throws {
        let series = try await Self.answer("series carrying --as-of 2025-05-09")
        let register = try await Self.answer("companies --mark U --as-of 2025-05-09")
        let codes = (register["companies"]?.elements ?? []).map { $0["subject"]?.text }
        #expect(codes.count == 32)
        #expect(series["points"]?.elements.last?["carrying"]?.elements.map(\.text) == codes)
    }
}
