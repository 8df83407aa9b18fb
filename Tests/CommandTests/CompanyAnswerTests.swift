import Testing

/// One company for programs, on the filings of the repository.
@Suite struct `Company as JSON` {
    private static func answer(_ company: String, _ clocks: [String]) async throws -> JSON {
        let run = try await CommandRun.of(
            ["company", company, "--recorded-at", "831", "--format", "json"] + clocks
        )
        try #require(run.status == 0, "\(run.errors)")
        let answer = try JSON(run.output)
        #expect(Shape.company.misfits(answer) == [])
        return answer
    }

    @Test(arguments: ["688506", "688351", "688981", "689009", "688031"])
    func `it has exactly these members, of these types`(code: String) async throws {
        let answer = try await Self.answer(code, ["--as-of", "2025-05-09"])
        #expect(answer["subject"]?.text == code)
        #expect(answer["company"]?.names.count == 10)
        #expect(answer["company", "profitableAtListing"] == .bool(false))
    }

    @Test(
        arguments: [
            ("2023-01-05", nil), ("2023-01-06", ["U"]), ("2025-04-02", ["U"]), ("2025-04-03", []),
        ] as [(String, [String]?)]
    )
    func `a mark changes on the last day it can have changed`(
        day: String,
        marks: [String]?
    ) async throws {
        let answer = try await Self.answer("688506", ["--as-of", day])
        let company = try #require(answer["company"])
        #expect(company["marks"]?.elements.map(\.text) == marks)
        #expect((company == .null) == (marks == nil))
    }

    @Test func `clocks are told as they were asked for`() async throws {
        let clocks = ["--valid-at", "2025-05-09", "--known-at", "2025-05-10T00:00:00+08:00"]
        let answer = try await Self.answer("Biokin", clocks)
        #expect(answer["subject"]?.text == "688506")
        #expect(answer["clock", "knownAt"]?.text == "2025-05-10T00:00:00+08:00")
    }

    @Test func `a tier is known by its word`() async throws {
        let answer = try await Self.answer("688031", ["--as-of", "2025-07-13"])
        #expect(answer["company", "tier"]?.text == "growth")
    }
}
