import Testing

/// What was published of cohorts, held against the real filings.
@Suite struct `Reconcile answer` {
    private static func answer(_ arguments: String) async throws -> JSON {
        let words = "reconcile \(arguments) --recorded-at 831 --format json"
        let run = try await CommandRun.asked(Transcript.words(words))
        try #require(run.status == 0, "\(run.errors)")
        return try JSON(run.output)
    }

    @Test(arguments: [
        "", "--as-of 2025-05-09", "--period FY2024", "--period FY1999", "--known-at 2020-01-01",
        "--verdict differs --verdict agrees", "--verdict partial --period 2021H1",
    ])
    func `it has the members that programs rely on`(arguments: String) async throws {
        #expect(Shape.reconcile.misfits(try await Self.answer(arguments)) == [])
    }

    @Test func `a count of marks shed that fell is found`() async throws {
        let answer = try await Self.answer("")
        let days = answer["contradictions"]?.elements.map { contradiction in
            [contradiction["one"], contradiction["other"]].map { side in
                side?["from"]?.elements.map { $0["announced"]?.text }
            }
        }
        #expect(days == [[["2025-10-31"], ["2025-05-09", "2025-06-21"]]])
        #expect(try await Self.answer("--as-of 2025-10-30")["contradictions"]?.elements == [])
    }

    @Test func `verdicts are counted whichever are shown`() async throws {
        let all = try await Self.answer("--as-of 2025-05-09")
        let some = try await Self.answer("--as-of 2025-05-09 --verdict differs")
        #expect(all["verdicts"] == some["verdicts"])
        let shown = some["publications"]?.elements.flatMap { $0["items"]?.elements ?? [] } ?? []
        #expect(shown.compactMap { $0["verdict"]?.text } == ["differs", "differs"])
        #expect(all["verdicts", "differs"] == .integer(2))
    }

    @Test(arguments: [
        ("--as-of 2025-05-09", 1), ("--as-of 2025-05-09 --period FY2024", 0),
        ("--period FY2024", 1), ("--period FY2024 --verdict agrees", 1),
        ("--known-at 2020-01-01", 0), ("--as-of 2025-05-09 --period FY2022", 1),
    ])
    func `a difference or a contradiction is the exit status, where that is asked for`(
        arguments: String,
        status: Int32
    ) async throws {
        let words = Transcript.words("reconcile \(arguments) --recorded-at 831")
        #expect(try await CommandRun.asked(words + ["--exit-code"]).status == status)
        #expect(try await CommandRun.asked(words).status == 0)
    }
}
