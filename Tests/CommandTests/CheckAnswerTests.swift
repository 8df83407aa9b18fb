import Testing

/// Findings and revisions of the real filings, for programs.
@Suite struct `Check and revisions` {
    private static func answer(_ command: String) async throws -> (JSON, Int32) {
        let words = Transcript.words("\(command) --recorded-at 831 --format json")
        let run = try await CommandRun.asked(words)
        #expect(run.errors == "")
        return (try JSON(run.output), run.status)
    }

    @Test(arguments: [
        "check --as-of 2025-05-09", "check --valid-at 2026-11-22",
        "check --as-of 2025-05-09 --only gap --only tier-and-mark", "check --as-of 2019-01-01",
    ])
    func `findings have the members that programs rely on, and exit 1 tells of them`(
        command: String
    ) async throws {
        let (answer, status) = try await Self.answer(command)
        #expect(Shape.check.misfits(answer) == [])
        let findings = answer["findings"]?.elements ?? []
        #expect(status == (findings.isEmpty ? 0 : 1))
        guard case .object(let counts)? = answer["counts"] else {
            Issue.record("there are no counts")
            return
        }
        for (name, count) in counts {
            #expect(findings.count { $0["name"]?.text == name } == count.number, "\(name)")
        }
        #expect(counts.values.compactMap(\.number).reduce(0, +) == findings.count)
        #expect(command.contains("--only") == (counts.count == 2))
    }

    @Test func `a kind that is not found is exit 0`() async throws {
        let (answer, status) = try await Self.answer(
            "check --as-of 2025-05-09 --only part-larger-than-whole"
        )
        #expect(answer["findings"] == .array([]))
        #expect(status == 0)
    }

    @Test func `findings name events that were public by then`() async throws {
        let (answer, _) = try await Self.answer("check --as-of 2022-05-09")
        let events = (answer["findings"]?.elements ?? []).flatMap { $0["events"]?.elements ?? [] }
        #expect(!events.isEmpty)
        #expect(events.compactMap { $0["announced"]?.text }.allSatisfy { $0 <= "2022-05-09" })
        #expect(events.compactMap { $0["sequence"]?.number }.allSatisfy { $0 < 831 })
    }

    @Test(arguments: [
        "revisions --as-of 2025-05-09", "revisions --valid-at 2026-11-22 --all",
        "revisions --as-of 2025-05-09 --metric net-profit --sector biomedicine",
        "revisions --as-of 2019-01-01",
    ])
    func `revisions have the members that programs rely on`(command: String) async throws {
        let (answer, status) = try await Self.answer(command)
        #expect(status == 0)
        #expect(Shape.revisions.misfits(answer) == [])
        for row in answer["revisions"]?.elements ?? [] {
            #expect(
                (row["up"]?.number ?? -1) + (row["down"]?.number ?? 0) == row["revised"]?.number
            )
            #expect((row["revised"]?.number ?? 0) <= (row["times"]?.number ?? 0))
            #expect((row["figures"]?.number ?? 0) <= (row["times"]?.number ?? 0))
        }
    }
}
