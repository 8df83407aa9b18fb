import Testing

/// Vintages of the real filings.
@Suite struct `Triangle answer` {
    private static func run(_ arguments: String) async throws -> CommandRun {
        let run = try await CommandRun.of(
            Transcript.words("\(arguments) --recorded-at 831")
        )
        try #require(run.status == 0, "\(run.errors)")
        return run
    }

    @Test(arguments: [
        "net-profit --subject 688266", "revenue --subject Biokin --as-of 2025-05-09",
        "net-profit --subject 泽璟制药 --frequency half-year",
        "revenue --subject 688266 --frequency quarter", "patents --subject 688266",
        "revenue --subject 688266 --known-at 2020-01-01",
    ])
    func `it has the members that programs rely on`(arguments: String) async throws {
        let run = try await Self.run("triangle \(arguments) --format json")
        #expect(Shape.triangle.misfits(try JSON(run.output)) == [])
    }

    @Test(arguments: [("688266", "net-profit"), ("688506", "revenue"), ("688327", "net-profit")])
    func `a vintage is what the figure said from its first day to its last`(
        subject: String,
        metric: String
    ) async throws {
        let run = try await Self.run("triangle \(metric) --subject \(subject) --format json")
        let answer = try JSON(run.output)
        let rows = answer["rows"]?.elements ?? []
        #expect(!rows.isEmpty)
        for row in rows {
            let period = row["period"]?.text ?? ""
            for vintage in row["vintages"]?.elements ?? [] {
                let days = [vintage["from"], vintage["to"]].compactMap { $0?.text }
                for day in days {
                    let figure = try await Self.run(
                        "figure \(subject) \(metric) \(period) --known-at \(day) --format json"
                    )
                    let counted = try JSON(figure.output)["figure"]
                    for name in ["value", "low", "high", "unit", "stage", "sequence"] {
                        #expect(counted?[name] == vintage[name], "\(period) on \(day): \(name)")
                    }
                }
            }
        }
    }

    @Test func `what a file leaves out is told beside it`() async throws {
        let csv = "triangle net-profit --subject 688266 --format csv"
        let run = try await Self.run(csv)
        #expect(run.errors.contains("--frequency: half-year 1, nine-months 1"))
        #expect(run.errors.contains("ranges have no value and stand as a point: 2"))
        let dollars = try await Self.run(csv + " --unit USD")
        #expect(dollars.errors.contains("11 in CNY"))
        let rows = dollars.output.split(separator: "\r\n").dropFirst()
        let values = rows.flatMap { $0.split(separator: ",").dropFirst() }
        #expect(values.count == 40 && values.allSatisfy { $0 == "." })
    }
}
