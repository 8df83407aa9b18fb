import LogSupport
import Testing

/// Correcting and retracting, in ledgers of their own with a synthetic company and its filing.
@Suite struct `Amending` {
    private static let filing = [
        "append", "result", "688999", "FY2021", "revenue=5.82bn", "net-profit=-9.34亿", "--stage",
        "annual", "--announced", "2022-04-25", "--source", "https://example.test/report",
        "--note", "synthetic",
    ]

    /// A ledger with one company and its annual result, event 2.
    private static func ledger() async throws -> ScratchLedger {
        try await template.value.ledger()
    }

    private static let template = Task {
        let ledger = try await ScratchLedger.withOneCompany()
        let run = try await ledger.run(filing)
        try #require(run.status == 0, "\(run.errors)")
        return try LedgerTemplate(of: ledger)
    }

    /// Runs a command that has to succeed; the receipt.
    @discardableResult
    private func done(_ ledger: ScratchLedger, _ arguments: String...) async throws -> JSON {
        let run = try await ledger.run(arguments + ["--format", "json"])
        try #require(run.status == 0, "\(run.errors)")
        return try JSON(run.output)
    }

    private func revenue(_ ledger: ScratchLedger) async throws -> JSON? {
        let run = try await ledger.run([
            "figure", "688999", "revenue", "FY2021", "--format", "json",
        ])
        return try JSON(run.output)["figure"]
    }

    @Test func `a filing is corrected twice, retracted, and recorded once more`() async throws {
        let ledger = try await Self.ledger()
        let filed = try #require(try ledger.ids().last)
        let first = try await done(ledger, "correct", "2", "revenue=5.83bn", "--reason", "misread")
        #expect(Shape.receipt.misfits(first) == [])
        #expect(try await revenue(ledger)?["value"]?.text == "5830000000")
        try await done(
            ledger,
            "correct",
            filed,
            "--announced",
            "2022-04-26",
            "--drop",
            "net-profit",
            "--unset",
            "note",
            "--reason",
            "wrong day"
        )
        let corrected = try #require(try await revenue(ledger))
        #expect(corrected["value"]?.text == "5830000000")
        #expect(corrected["announced"]?.text == "2022-04-26")
        #expect(corrected["sequence"] == .integer(2))
        let data = try #require(try ledger.events().last?["data"])
        #expect(data["data", "figures"]?.names == ["revenue"])
        #expect(data["data", "note"] == nil)
        #expect(data["timeprecision"]?.text == "day")

        let run = try await ledger.run(["retract", "2", "--reason", "never filed"])
        #expect(run.status == 0)
        #expect(run.errors.contains("starledger show 2 --raw | starledger append - --again"))
        #expect(try await revenue(ledger) == .null)
        let raw = try await ledger.run(["show", "2", "--raw"])
        let again = try await ledger.run(["append", "-", "--again"], input: raw.output)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try ledger.ids().last == filed + "-2")
        #expect(try await revenue(ledger)?["value"]?.text == "5820000000")
    }

    @Test func `show tells who amended an event, why, and what that changed`() async throws {
        let ledger = try await Self.ledger()
        try await done(
            ledger,
            "correct",
            "2",
            "revenue=5.83bn",
            "--reason",
            "misread",
            "--recorded-by",
            "checker"
        )
        try await done(ledger, "retract", "2", "--reason", "never filed")
        let shown = try await done(ledger, "show", "2")
        #expect(shown["status"]?.text == "retracted")
        let amendments = shown["amendments"]?.elements ?? []
        #expect(amendments.map { $0["reason"]?.text } == ["misread", "never filed"])
        #expect(amendments.map { $0["recordedBy"]?.text } == ["checker", "tester"])
        #expect(
            amendments.map { $0["changes"]?.elements.count } == [1, 0]
                && amendments[0]["changes"]?.elements[0]
                    == .object([
                        "member": .string("figures.revenue.value"),
                        "before": .string("5820000000"), "after": .string("5830000000"),
                    ])
        )
        let correction = try await done(ledger, "show", "3")
        #expect(correction["amends", "sequence"] == .integer(2))
        #expect(correction["amends", "changes"] == amendments[0]["changes"])
        let page = try await ledger.run(["show", "2"])
        #expect(page.lines.contains("Corrected by event 3"))
        #expect(page.lines.contains("figures.revenue.value  5820000000  5830000000"))
        #expect(page.lines.contains("Retracted by event 4"))
    }

    @Test func `the same amendment told again is known, and changes nothing`() async throws {
        let ledger = try await Self.ledger()
        for amendment in [
            ["correct", "2", "revenue=5.83bn", "--drop", "net-profit", "--reason", "misread"],
            ["retract", "2", "--reason", "never filed"],
        ] {
            let first = try await ledger.run(amendment + ["--format", "json"])
            let bytes = try ledger.bytes()
            let second = try await ledger.run(amendment + ["--format", "json"])
            #expect(second.status == 0, "\(second.errors)")
            #expect(try JSON(second.output)["existing"] == JSON(first.output)["appended"])
            #expect(try ledger.bytes() == bytes)
            guard amendment[0] == "correct" else { continue }
            let other = try await ledger.run(["correct", "2", "revenue=5.83bn", "--reason", "x"])
            #expect(other.status == 65)
            #expect(other.errors.contains("nothing would change: event 2 says that already"))
        }
    }

    @Test func `a correction that was replaced is recorded once more on request`() async throws {
        let ledger = try await Self.ledger()
        let correction = ["correct", "2", "revenue=5.83bn", "--reason", "misread"]
        _ = try await ledger.run(correction)
        try await done(ledger, "correct", "2", "revenue=5.82bn", "--reason", "right at first")
        let refused = try await ledger.run(correction)
        #expect(refused.status == 65)
        #expect(refused.errors.contains("this correction is event 3"))
        let again = try await ledger.run(correction + ["--again"])
        #expect(again.status == 0, "\(again.errors)")
        #expect(try await revenue(ledger)?["value"]?.text == "5830000000")
    }

    /// Amendments of every kind, each of what it changes and of what it leaves alone.
    static let corrections: [(arguments: [String], changes: [String])] = [
        (["2", "rd-staff=1,200"], ["figures.rd-staff.value: (none) → 1200"]),
        (["2", "revenue=5.82bn", "--unit", "USD"], ["figures.revenue.unit: (none) → USD"]),
        (
            ["2", "--set", "figures.revenue.decimals=-6"],
            ["figures.revenue.decimals: -7 → -6"]
        ),
        (["2", "--set", "stage=preliminary"], ["stage: annual → preliminary"]),
        (
            ["2", "--no-later-than", "2022-04-25"], ["timeprecision: day → no-later-than"]
        ),
        (
            ["2", "--new-source", "https://example.test/other"],
            ["source: https://example.test/report → https://example.test/other"]
        ),
        (
            ["1", "--set", "marks=[]", "--set", "name.en=Synthetic Two", "--set", "standard=2"],
            [
                "marks: U → []", "name.en: Synthetic Instruments Co., Ltd. → Synthetic Two",
                "standard: (none) → 2",
            ]
        ),
        (["0", "--set", "title=Synthetic"], ["title: "]),
    ]

    @Test(arguments: corrections)
    func `a dry run tells what would change, and its line records just that`(
        arguments: [String],
        changes: [String]
    ) async throws {
        let ledger = try await Self.ledger()
        let before = try ledger.bytes()
        let command = ["correct"] + arguments + ["--reason", "synthetic"]
        let dry = try await ledger.run(command + ["--dry-run"])
        #expect(dry.status == 0, "\(dry.errors)")
        #expect(try ledger.bytes() == before)
        let words = dry.errors.split(separator: "starledger: the answers of ")
        #expect(words.count == 2)
        let told = words[0].split(separator: "\n").filter { $0.contains(" → ") }
        #expect(told.count == changes.count)
        #expect(
            zip(told, changes).allSatisfy { $0.hasPrefix("  " + $1) },
            "\(dry.errors)"
        )
        let run = try await ledger.run(["append", "-"], input: dry.output)
        #expect(run.status == 0, "\(run.errors)")
        let repeated = try await ledger.run(command + ["--format", "json"])
        let event = try #require(try ledger.events().last)
        #expect(event["data"] == (try JSON(dry.output))["data"])
        #expect(try JSON(repeated.output)["existing"]?.elements.first?["id"] == event["id"])
    }

    @Test func `what could drive a terminal is spelled out`() async throws {
        let ledger = try await Self.ledger()
        let note = "one\nstarledger: two\u{202E}\u{1B}[2J"
        let run = try await ledger.run([
            "correct", "2", "--set", "note=\(note)", "--reason", "line\nfeed", "--dry-run",
        ])
        #expect(run.status == 0)
        #expect(run.errors.contains(#"one\u{A}starledger: two\u{202E}\u{1B}[2J"#))
        #expect(!run.errors.contains("\u{1B}"))
    }

    @Test func `the whole payload can be given as a file, or on standard input`() async throws {
        let ledger = try await Self.ledger()
        let data = """
            {
              "stage": "annual", "period": "FY2021", "currency": "CNY",
              "figures": {"revenue": {"value": "5830000000"}}
            }
            """
        let scratch = try ScratchDirectory()
        let file = try scratch.write(data, to: "payload.json")
        let dry = try await ledger.run([
            "correct", "2", "--data", file, "--reason", "anew", "--dry-run",
        ])
        #expect(dry.errors.contains("figures.net-profit.value: -934000000 → (none)"))
        let run = try await ledger.run(
            ["correct", "2", "--data", "-", "--reason", "anew"],
            input: data
        )
        #expect(run.status == 0, "\(run.errors)")
        #expect(try ledger.events().last?["data", "data"] == (try JSON(data)))
        let wrong = try await ledger.run(
            ["correct", "2", "--data", "-", "--reason", "anew"],
            input: data.replacing("\"annual\"", with: "\"final\"")
        )
        #expect(wrong.status == 65)
        #expect(wrong.errors.contains("standard input, line 2, column 12: stage: must be one of"))
    }

    @Test(arguments: 0..<6)
    func `the payload of an event given as it is changes nothing`(seed: Int) async throws {
        let ledger = try ScratchLedger.ofTheRepository()
        let sequence = (seed * 137 + 1) % 831
        let shown = try await ledger.run(["show", "\(sequence)", "--raw"])
        let start = try #require(shown.output.ranges(of: #""data":"#).first).upperBound
        let line = shown.output[start...]
        let end = try #require(line.ranges(of: #","id":"sl-"#).last).lowerBound
        let run = try await ledger.run(
            ["correct", "\(sequence)", "--data", "-", "--reason", "synthetic"],
            input: String(line[..<end])
        )
        #expect(run.status == 65, "\(sequence)")
        #expect(run.errors.contains("nothing would change: event \(sequence)"), "\(run.errors)")
    }

    @Test func `of corrections at the same time, none undoes another unseen`() async throws {
        let ledger = try await Self.ledger()
        let members = ["city": "Wuxi", "province": "Jiangsu", "name.en": "Two", "standard": "3"]
        let statuses = try await withThrowingTaskGroup(of: (String, Int32).self) { group in
            for (member, value) in members {
                group.addTask {
                    let run = try await ledger.run([
                        "correct", "1", "--set", "\(member)=\(value)", "--reason", member,
                    ])
                    return (member, run.status)
                }
            }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        #expect(statuses.values.contains(0))
        #expect(statuses.values.allSatisfy { $0 == 0 || $0 == 75 }, "\(statuses)")
        let shown = try await done(ledger, "show", "1")
        let changed = shown["amendments"]?.elements.flatMap { $0["changes"]?.elements ?? [] } ?? []
        #expect(
            Set(changed.compactMap { $0["member"]?.text })
                == Set(statuses.filter { $0.value == 0 }.map(\.key))
        )
        #expect(changed.count == statuses.values.count { $0 == 0 })
    }

    @Test func `what amends has its own source, note, identifier and document`() async throws {
        let ledger = try await Self.ledger()
        let scratch = try ScratchDirectory()
        let file = try scratch.write("abc", to: "letter.pdf")
        try await done(
            ledger,
            "retract",
            "2",
            "--reason",
            "never filed",
            "--source",
            "https://example.test/letter",
            "--note",
            "by letter",
            "--id",
            "desk-7",
            "--document",
            file,
            "--document-title",
            "Letter",
            "--retrieved-on",
            "2022-05-01"
        )
        let event = try #require(try ledger.events().last)
        #expect(event["id"]?.text == "desk-7")
        #expect(event["source"]?.text == "https://example.test/letter")
        #expect(event["subject"]?.text == "688999")
        #expect(event["data", "note"]?.text == "by letter")
        #expect(
            event["data", "documents"]?.elements == [
                .object([
                    "retrievedOn": .string("2022-05-01"),
                    "sha256": .string(
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
                    ),
                    "title": .string("Letter"), "url": .string("https://example.test/letter"),
                ])
            ]
        )
    }
}
