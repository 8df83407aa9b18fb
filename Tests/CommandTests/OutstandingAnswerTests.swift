import Testing

/// Who has no report recorded, of the real filings.
@Suite struct `Outstanding answer` {
    private static func answer(_ arguments: String) async throws -> JSON {
        let words = Transcript.words("outstanding \(arguments) --recorded-at 831 --format json")
        let run = try await CommandRun.of(words)
        try #require(run.status == 0, "\(run.errors)")
        return try JSON(run.output)
    }

    @Test(arguments: [
        "--period FY2024 --as-of 2025-05-09", "--period 2025H1 --valid-at 2025-09-01",
        "--period 2025Q3 --as-of 2025-10-01 --all", "--period 2025Q1 --as-of 2019-01-01",
        "--period FY2024 --as-of 2025-05-09 --sector materials",
    ])
    func `it has the members that programs rely on`(arguments: String) async throws {
        let answer = try await Self.answer(arguments)
        #expect(Shape.outstanding.misfits(answer) == [])
        let missing = answer["outstanding"]?.elements.count ?? -1
        #expect((answer["filed"]?.number ?? -1) + missing == answer["companies"]?.number)
    }

    @Test func `who is missing has no annual result of its own that was public by then`()
        async throws
    {
        let answer = try await Self.answer("--period FY2024 --as-of 2025-05-09")
        let subjects = answer["outstanding"]?.elements.compactMap { $0["subject"]?.text } ?? []
        #expect(answer["companies"] == .integer(54))
        #expect(subjects.count == 26 && subjects == subjects.sorted())
        for subject in subjects {
            let run = try await CommandRun.of([
                "figure", subject, "revenue", "FY2024", "--as-of", "2025-05-09", "--recorded-at",
                "831", "--format", "json",
            ])
            let figure = try JSON(run.output)["figure"]
            let isFiled =
                figure?["stage"]?.text == "annual" && figure?["reportedBy"]?.text == "issuer"
            #expect(!isFiled, "\(subject)")
        }
    }
}
