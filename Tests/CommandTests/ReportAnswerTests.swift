import Testing

/// The yearly report for programs, on the filings of the repository.
@Suite struct `Report as JSON` {
    static let names = [
        "listed", "shed", "shed-cumulative", "shed-share", "revenue", "revenue-growth",
        "revenue-cagr", "net-profit", "net-profit-growth", "rd-expense", "rd-expense-growth",
        "rd-ratio", "rd-staff", "patents", "invention-patents",
    ]

    /// A question, by year and clocks.
    struct Question: Sendable, CustomTestStringConvertible {
        let year: Int
        let clocks: [String]

        var testDescription: String { "\(year) \(clocks.joined(separator: " "))" }

        static func asOf(_ day: String, _ year: Int) -> Question {
            Question(year: year, clocks: ["--as-of", day])
        }

        static func validAt(_ day: String, _ year: Int) -> Question {
            Question(year: year, clocks: ["--valid-at", day])
        }
    }

    /// What an independent reading of the same filings gives.
    struct Expectation: Sendable, CustomTestStringConvertible {
        let question: Question
        let companies: Int
        let lines: [ExpectedFigures.Line]

        var testDescription: String { question.testDescription }
    }

    static func answer(_ question: Question) async throws -> JSON {
        let run = try await CommandRun.asked(
            ["report", "--year", "\(question.year)", "--recorded-at", "831", "--format", "json"]
                + question.clocks
        )
        try #require(run.status == 0, "\(run.errors)")
        #expect(run.errors == "")
        return try JSON(run.output)
    }

    static let questions: [Question] = [
        .asOf("2025-05-09", 2024), .validAt("2025-05-09", 2024), .asOf("2022-12-31", 2022),
        .asOf("2022-12-31", 2021), .asOf("2023-12-31", 2022), .asOf("2023-12-31", 2023),
        .validAt("2026-11-22", 2024), .validAt("2026-11-22", 2025),
    ]

    @Test(arguments: questions)
    func `it has these members and names, and partial coverage never agrees`(
        question: Question
    ) async throws {
        let answer = try await Self.answer(question)
        #expect(Shape.report.misfits(answer) == [])
        let lines = answer["lines"]?.elements ?? []
        #expect(lines.map { $0["name"]?.text } == Self.names)
        #expect(answer["year"] == .integer(question.year))
        #expect(Set(lines.map { $0["period"]?.text }) == ["FY\(question.year)"])
        #expect(answer["clock", "validAt"] == .string(question.clocks[1]))
        let isAsOf = question.clocks[0] == "--as-of"
        #expect(answer["clock", "knownAt"] == (isAsOf ? .string(question.clocks[1]) : .null))
        #expect(answer["clock", "recordedSize"] == .integer(831))
        try Self.checkCoverage(of: lines)
    }

    /// Partial coverage never agrees, and what is missing is what is not covered.
    private static func checkCoverage(of lines: [JSON]) throws {
        for line in lines {
            let covered = try #require(line["covered"]?.number)
            let companies = try #require(line["companies"]?.number)
            let name = line["name"]?.text ?? ""
            let missing = line["missing"]?.elements.compactMap(\.text) ?? []
            #expect(missing.count == companies - covered, "\(name)")
            #expect(missing == missing.sorted(), "\(name)")
            // The verdict stands on the coverage on the day of the publication.
            guard let verdict = line["verdict"]?.text else { continue }
            let onItsDay = line["reconciliation"]
            let isFull = onItsDay?["covered"] == onItsDay?["companies"]
            #expect(isFull || verdict == "partial", "\(name)")
            #expect(line["reported"] != .null, "\(name)")
        }
    }

    @Test func `on the day of the article its counts agree, and its sums are partial`() async throws
    {
        let lines = try await Self.answer(.asOf("2025-05-09", 2024))["lines"]?.elements ?? []
        #expect(
            lines.compactMap { $0["reported"]?.text } == [
                "54", "3", "22", "0.41", "174479000000", "0.24", "0.26", "-13641000000", "0.36",
                "45944000000", "0.0586", "0.26", "32000", "17000", "8000",
            ]
        )
        let verdicts = lines.compactMap { $0["verdict"]?.text }
        #expect(verdicts.prefix(4).allSatisfy { $0 == "agrees" })
        #expect(verdicts.dropFirst(4).allSatisfy { $0 == "partial" })
        #expect(verdicts.count == 15)
        #expect(
            lines.allSatisfy { ($0["verdict"] == "partial") == ($0["covered"] != $0["companies"]) }
        )
    }

    @Test(arguments: ExpectedFigures.all)
    func `it computes what an independent reading gives`(expectation: Expectation) async throws {
        let lines = try await Self.answer(expectation.question)["lines"]?.elements ?? []
        for expected in expectation.lines {
            let line = try #require(lines.first { $0["name"]?.text == expected.name })
            #expect(
                line["computed"]?.text.map(Self.trimmed) == expected.computed,
                "\(expected.name)"
            )
            #expect(line["covered"]?.number == expected.covered, "\(expected.name)")
            #expect(line["companies"]?.number == expectation.companies, "\(expected.name)")
        }
    }

    @Test(arguments: ExpectedFigures.missing)
    func `it says who is missing`(question: Question, name: String, codes: [String]) async throws {
        let lines = try await Self.answer(question)["lines"]?.elements ?? []
        let line = try #require(lines.first { $0["name"]?.text == name })
        #expect(line["missing"]?.elements.compactMap(\.text) == codes)
    }

    /// An amount without the zeros behind its last digit that says something.
    private static func trimmed(_ digits: String) -> String {
        guard digits.contains(".") else { return digits }
        var digits = digits
        while digits.hasSuffix("0"), !digits.hasSuffix(".0000") { digits.removeLast() }
        return digits.hasSuffix(".") ? String(digits.dropLast()) : digits
    }
}

extension JSON: ExpressibleByStringLiteral {
    init(stringLiteral value: String) { self = .string(value) }
}
