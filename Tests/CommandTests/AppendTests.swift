import Testing

/// Appending, in ledgers of their own with synthetic companies and filings.
@Suite struct `Appending` {
    private static let source = ["--source", "https://example.test/filing"]
    private static let onTheDay = ["--announced", "2022-05-06"] + source

    /// Every way to append one event, on the ledger with one company.
    static let commands: [(name: String, arguments: [String])] = [
        (
            "company-listed",
            [
                "listing", "688998", "--name-en", "Other Co.", "--short-name-en", "Other",
                "--listed-on", "2022-04", "--profitable", "--sector", "other", "--standard", "2",
            ] + source
        ),
        (
            "result-filed",
            [
                "result", "688999", "FY2021", "revenue=5.82bn", "net-profit=-9.34亿",
                "rd-staff=1,200",
                "--stage", "annual", "--claim", "growth:revenue:FY2020=24.5%", "--note",
                "as printed",
            ] + onTheDay
        ),
        (
            "result-filed",
            [
                "result", "688999", "FY2022", "net-profit=-9.34亿..-7.85亿", "--stage", "forecast",
                "--reported-by", "press",
            ] + onTheDay
        ),
        (
            "figures-restated",
            [
                "restatement", "688999", "FY2021", "revenue=112m", "--reason", "accounting-error",
                "--accept-warnings",
            ] + onTheDay
        ),
        (
            "mark-assigned",
            ["mark-assignment", "688999", "W", "--effective", "2022-05-06"] + source
        ),
        (
            "mark-removed",
            [
                "mark-removal", "688999", "U", "--effective", "2022-05-01/2022-05-06", "--reason",
                "first profitable year", "--period", "FY2021",
            ] + source
        ),
        (
            "tier-changed",
            [
                "tier-change", "688999", "growth", "--effective", "2022-05-06", "--reason", "rule",
            ] + source
        ),
        (
            "company-renamed",
            [
                "renaming", "688999", "--effective", "2022-05-06", "--short-name-en", "Renamed",
            ] + source
        ),
        (
            "sector-changed",
            ["sector-change", "688999", "materials", "--effective", "2022"] + source
        ),
        (
            "company-delisted",
            [
                "delisting", "688999", "--effective", "2022-05-06", "--reason", "merger",
            ] + source
        ),
        (
            "milestone-announced",
            [
                "milestone", "STAR", "--kind", "policy", "--title-en", "A rule", "--title-zh", "规则",
            ] + onTheDay
        ),
        (
            "aggregate-reported",
            [
                "aggregate", "unprofitable-at-listing", "FY2021", "revenue=10.5bn", "--companies",
                "1",
                "--claim", "count:listings=1", "--claim", "share:shed-marks=41%",
            ] + onTheDay
        ),
        (
            "metric-defined",
            [
                "metric", "gross-profit", "--name-en", "gross profit", "--unit", "currency",
                "--kind",
                "flow",
            ]
        ),
    ]

    @Test(arguments: commands)
    func `a dry run shows the line, and then the event is appended`(
        name: String,
        arguments: [String]
    ) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let before = try ledger.bytes()
        let dry = try await ledger.run(["append"] + arguments + ["--dry-run"])
        #expect(dry.status == 0, "\(dry.errors)")
        #expect(try ledger.bytes() == before)
        let rehearsed = try #require(try JSON.lines(dry.output).first)
        #expect(dry.lines.count == 1)
        #expect(rehearsed["type"]?.text == "starledger.\(name).v1")
        #expect(dry.errors.contains("nothing was appended; 1 would be, 0 known already"))

        let run = try await ledger.run(["append", "--format", "json"].reordered(arguments))
        #expect(run.status == 0, "\(run.errors)")
        let receipt = try JSON(run.output)
        #expect(Shape.receipt.misfits(receipt) == [])
        #expect(receipt["size"] == .integer(3))
        let appended = receipt["appended"]?.elements ?? []
        #expect(appended.map { $0["sequence"] } == [.integer(2)])
        #expect(appended.map { $0["id"] } == [rehearsed["id"]] || name == "metric-defined")
        #expect(appended.first?["leaf"]?.text?.count == 44)
        let event = try #require(try ledger.events().last)
        #expect(event["data"] == rehearsed["data"])
        #expect(event["recordedby"]?.text == "tester")
        #expect(event["time"] == rehearsed["time"] || name == "metric-defined")

        let again = try JSON(
            try await ledger.run(["append", "--format", "json"].reordered(arguments)).output
        )
        #expect(again["appended"] == .array([]))
        #expect(again["existing"] == receipt["appended"])
        #expect(again["root"] == receipt["root"])
    }

    @Test func `every way to append is tried`() async throws {
        let help = try await CommandRun.of(["append", "--help"])
        let names = help.lines.drop { $0 != "SUBCOMMANDS:" }.dropFirst()
            .prefix { !$0.isEmpty }.compactMap { $0.split(separator: " ").first }
        #expect(Set(names.map(String.init)) == Set(Self.commands.map { $0.arguments[0] } + ["-"]))
    }

    @Test func `the line of a dry run is what append reads`() async throws {
        let ledger = try ScratchLedger.ofTheRepository()
        let dry = try await ledger.run([
            "append", "result", "688506", "FY2025", "--stage", "annual", "--announced",
            "2026-04-20", "revenue=61.5亿", "--source", "https://example.test/annual-report",
            "--dry-run",
        ])
        try #require(dry.status == 0, "\(dry.errors)")
        #expect(dry.lines.count == 1)
        #expect(dry.output.hasPrefix(#"{"data":{"currency":"CNY","figures":{"revenue":{"#))

        let first = try await ledger.run(["append", "-", "--format", "json"], input: dry.output)
        try #require(first.status == 0, "\(first.errors)")
        let receipt = try JSON(first.output)
        #expect(Shape.receipt.misfits(receipt) == [])
        #expect(receipt["size"] == .integer(832))
        let id = try #require(receipt["appended"]?.elements.first?["id"]?.text)
        #expect(try JSON(dry.lines[0])["id"]?.text == id)

        let second = try await ledger.run(["append", "-", "--format", "json"], input: dry.output)
        let known = try JSON(second.output)
        #expect(known["appended"] == .array([]))
        #expect(known["existing"] == receipt["appended"])
        #expect(known["root"] == receipt["root"])

        let shown = try JSON(try await ledger.run(["show", id, "--format", "json"]).output)
        let data = try #require(shown["event", "data"])
        #expect(data["period"]?.text == "FY2025")
        #expect(data["figures", "revenue"] == ["value": "6150000000", "decimals": -7])
        let raw = try await ledger.run(["show", "831", "--raw"])
        #expect(raw.output == String(decoding: try ledger.bytes(), as: UTF8.self).lastLine)
    }

    @Test func `several events on standard input are one batch`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let dry = try await Self.commands[8...9].asyncMap { command in
            try await ledger.run(["append"] + command.arguments + ["--dry-run"]).output
        }
        let run = try await ledger.run(["append", "-"], input: dry.joined() + "\n")
        #expect(run.status == 0, "\(run.errors)")
        let events = try ledger.events()
        #expect(events.count == 4)
        #expect(events[2]["batchsize"] == .integer(2))
        #expect(events[3]["batchsize"] == nil)
    }

    @Test func `one bad event keeps all others out, and is named by its line`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let before = try ledger.bytes()
        let good = try await ledger.run(["append"] + Self.commands[8].arguments + ["--dry-run"])
        let bad = good.output.replacing("688999", with: "688111")
            .replacing(/"id":"[^"]*",/, with: "")
        let run = try await ledger.run(["append", "-"], input: good.output + bad)
        #expect(run.status == 65)
        #expect(run.errors.contains("standard input, line 2, column"))
        #expect(run.errors.contains("688111"))
        #expect(try ledger.bytes() == before)
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByIntegerLiteral {
    init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Dictionary(uniqueKeysWithValues: elements))
    }

    init(integerLiteral value: Int) { self = .integer(value) }
}

extension [String] {
    /// The first word, then other words, then the rest of these.
    fileprivate func reordered(_ others: [String]) -> [String] {
        Array(prefix(1)) + others + dropFirst()
    }
}

extension Sequence {
    fileprivate func asyncMap<Value>(
        _ transform: (Element) async throws -> Value
    ) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}

extension String {
    /// The last line, with its line feed.
    fileprivate var lastLine: String { (split(separator: "\n").last.map(String.init) ?? "") + "\n" }
}
