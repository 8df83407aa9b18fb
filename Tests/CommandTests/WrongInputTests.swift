import Foundation
import LogSupport
import Testing

/// What is asked wrongly: the exit status, and a message that says what, where and what to do.
@Suite struct `Wrong input` {
    /// A command, what it exits with, and what its message has to hold.
    struct Case: Sendable, CustomTestStringConvertible {
        let command: String
        let status: Int32
        let words: [String]

        init(_ command: String, _ status: Int32, _ words: String...) {
            self.command = command
            self.status = status
            self.words = words
        }

        var testDescription: String { command }
    }

    static let questions: [Case] = [
        Case("", 0),
        Case("reprot", 64, "reprot"),
        Case("report", 64, "--year"),
        Case("report --year 0", 64, "--year must be a year"),
        Case(
            "report --year 2024 --as-of 2025-05-09 --valid-at 2025-05-09",
            64,
            "--as-of sets both"
        ),
        Case("report --year 2024 --as-of 2025-02-30", 64, "--as-of", "2025-02-30"),
        Case("report --year 2024 --format pdf", 64, "pdf", "markdown"),
        Case("report --year 2024 --recorded-at 100000", 66, "831 events", "100000"),
        Case("company 688111", 66, "688111", "starledger companies"),
        Case("company Nobody", 66, "Nobody", "starledger companies"),
        Case("company", 64, "<company>"),
        Case("companies --all --mark U", 64, "--all"),
        Case("companies --cohort profitable", 64, "unprofitable-at-listing"),
        Case("companies --sector cars", 64, "cars", "biomedicine"),
        Case("outstanding", 64, "--period"),
        Case("outstanding --period 2024", 64, "2024", "FY2024"),
        Case("outstanding --period 2024H2", 64, "2024H2 has no report of its own", "FY2024"),
        Case("outstanding --period 2024Q2", 64, "ask for 2024H1"),
        Case("outstanding --period FY9999", 64, "beyond the calendar"),
        Case("outstanding --period FY2024 --all --mark U", 64, "--all"),
        Case("audit", 64, "<company>"),
        Case("audit 688266 net-profit", 64, "<period>"),
        Case("audit 688111 net-profit FY2022", 66, "688111", "starledger companies"),
        Case("audit 688266 profit FY2022", 65, "profit is not a metric", "net-profit"),
        Case("audit 688266 net-profit 2022", 64, "2022", "FY2024"),
        Case("audit 688266 net-profit FY2022 --chart --format csv", 64, "--chart", "--format"),
        Case("audit 688266 net-profit FY2022 --svg /nowhere/a.svg", 73, "/nowhere/a.svg"),
        Case("diff", 64, "--from-known", "--from-recorded"),
        Case("diff --to-known 2025-04-30", 64, "--from-known"),
        Case("diff --from-known 2025-01-01 --to-recorded 5", 64, "--from-recorded"),
        Case("diff --from-known 2025-13-01", 64, "2025-13-01"),
        Case(
            "diff --from-known 2025-05-01 --to-known 2025-04-30",
            64,
            "must not be later",
            "2025-05-01",
            "2025-04-30"
        ),
        Case(
            "diff --from-known 2025-04-01 --to-known 2025-05-01T00:00:00+08:00",
            64,
            "both as days"
        ),
        Case("diff --from-recorded 9 --to-recorded 5", 64, "must not be later", "first 9 events"),
        Case("diff --from-recorded 900", 66, "831 events", "900"),
        Case("diff --from-recorded 9 --only changes", 64, "restatements"),
        Case("why", 0),
        Case("why growth", 64, "<metric>"),
        Case("why sums revenue FY2024", 64, "sums"),
        Case("why shed-marks FY2024", 64, "FY2024"),
        Case("why shed-marks 0", 64, "from 1 to 9999"),
        Case("why aggregate sales FY2024", 65, "sales is not a metric"),
        Case("why ratio rd-expense FY2024 --of sales", 65, "sales"),
        Case("why growth revenue FY2024 --since FY2025 --compound", 64, "to a later one"),
        Case("why growth revenue FY0001", 64, "give --since"),
        Case("why figure Nobody revenue FY2024", 66, "Nobody"),
        Case("check --only gaps", 64, "gaps", "contradicting-filings", "gap"),
        Case("check --only gap,tier-and-mark", 64, "gap,tier-and-mark"),
        Case("check --format html", 64, "html", "markdown"),
        Case("check --recorded-at 100000", 66, "831 events"),
        Case("check gap", 64, "gap"),
        Case("revisions --metric sales", 65, "sales", "revenue"),
        Case("revisions --metric Revenue", 64, "--metric"),
        Case("revisions --all --mark U", 64, "--all"),
        Case("revisions --cohort profitable", 64, "unprofitable-at-listing"),
        Case("show 831", 66, "831"),
        Case("show sl-00", 66, "sl-00"),
        Case("show 1 --raw --document list.csv", 64, "--raw", "--document"),
        Case("show 1 --document nowhere.csv", 66, "nowhere.csv", "No such file"),
        Case("log --last -1", 64, "--last"),
        Case("log --type listed", 64, "company-listed"),
        Case("sql", 64, "in quotes", "--file"),
        Case("sql 'SELECT 1' --file q.sql", 64, "one query"),
        Case("sql --file nowhere.sql", 66, "nowhere.sql", "No such file"),
        Case("sql ''", 65, "no query", "figure_versions"),
        Case("sql 'SELECT 1; SELEC'", 65, "more than one statement"),
        Case("sql 'SELEC 1'", 65, "line 1, column 1", "syntax error"),
        Case("sql 'SELECT ?'", 65, "parameter"),
        Case("sql 'SELECT sum(1) FROM sales'", 65, "no such table: sales"),
        Case("sql 'SELECT abs(-9223372036854775807 - 1)'", 65, "integer overflow"),
        Case("sql \"SELECT exact_sum('1,5')\"", 65, "1,5", "plain decimal"),
        Case("sql 'SELECT exact_sum(0.5)'", 65, "exact_sum() takes"),
        Case("sql 'SELECT 1' --recorded-at 100000", 66, "831 events"),
        Case("sql 'SELECT 1' --as-of 2025-05-09 --known-at 2025-05-09", 64, "--as-of sets both"),
        Case("import", 64, "--columns"),
        Case("import nowhere.csv", 66, "nowhere.csv", "No such file"),
        Case("init --origin o --title t --currency yuan --timezone UTC", 64, "yuan"),
        Case("log --ledger /nonexistent", 66, "/nonexistent"),
        Case("figure 688506 revenue FY2024 --growth 2023", 64, "--growth", "FY2024"),
        Case("figure 688506 sales FY2024 --growth FY2023", 65, "sales", "revenue"),
        Case("aggregate revenue FY2024 --cagr-from FY2024", 64, "--cagr-from", "later one"),
        Case("aggregate revenue FY2024 --cagr-from FY2025", 64, "from FY2025 to FY2024"),
        Case("aggregate revenue FY2024 --cagr-from 2020H1", 64, "--cagr-from", "fiscal year"),
        Case("aggregate revenue 2024H1 --cagr-from FY2020", 64, "--cagr-from", "2024H1"),
        Case("aggregate revenue FY2024 --by tier", 64, "--by", "sector, city, year"),
    ]

    static let series: [Case] = [
        Case("series", 64, "<name>"),
        Case("series sales", 64, "sales", "shed-marks, listings, carrying", "revenue"),
        Case("series 'Shed marks'", 64, "Shed marks", "shed-marks, listings, carrying"),
        Case("series listings --by quarter", 64, "quarter", "fiscal-year, year, month"),
        Case("series listings --by fiscal-year", 64, "shed-marks and with metrics", "year or"),
        Case("series carrying --by fiscal-year", 64, "shed-marks and with metrics", "month"),
        Case("series shed-marks --by month", 64, "listings and carrying", "not with shed-marks"),
        Case("series revenue --by month", 64, "listings and carrying", "by fiscal-year"),
        Case("series revenue --by year", 64, "not with revenue", "by fiscal-year"),
        Case("series listings --mark-letter U", 64, "shed-marks and carrying", "--mark"),
        Case("series revenue --shed U", 64, "shed-marks and carrying", "revenue"),
        Case("series carrying --mark-letter u", 64, "--mark-letter", "letter"),
        Case("series listings --from FY2020", 64, "--from and --to go with metrics"),
        Case("series shed-marks --to FY2020", 64, "--from and --to go with metrics"),
        Case("series revenue --from 2020H1", 64, "--from", "fiscal year"),
        Case("series revenue --from FY2024 --to FY2020", 64, "FY2024 is later than --to FY2020"),
    ]

    static let audits: [Case] = [
        Case("triangle", 64, "<metric>"),
        Case("triangle revenue", 64, "--subject"),
        Case("triangle sales --subject 688266", 65, "sales", "revenue"),
        Case("triangle Revenue --subject 688266", 64, "Revenue"),
        Case("triangle revenue --subject 688111", 66, "688111", "starledger companies"),
        Case("triangle revenue --subject 688266 --frequency monthly", 64, "annual, half-year"),
        Case("triangle revenue --subject 688266 --layout long", 64, "--format csv"),
        Case("triangle revenue --subject 688266 --unit USD", 64, "--format csv"),
        Case("triangle revenue --subject 688266 --format csv --layout tall", 64, "wide, long"),
        Case("triangle revenue --subject 688266 --format csv --unit 'a b'", 64, "--unit", "CNY"),
        Case("triangle revenue --subject 688266 --recorded-at 100000", 66, "831 events"),
        Case("reconcile FY2024", 64, "FY2024"),
        Case("reconcile --period 2024", 64, "2024", "FY2024"),
        Case("reconcile --verdict wrong", 64, "agrees, differs, partial"),
        Case("reconcile --as-of 2025-05-09 --known-at 2025-05-09", 64, "--as-of sets both"),
        Case("reconcile --recorded-at 100000", 66, "831 events"),
    ]

    @Test(arguments: questions + series + audits)
    func `a question that cannot be answered says why`(wrong: Case) async throws {
        let run = try await CommandRun.of(Transcript.words(wrong.command))
        #expect(run.status == wrong.status, "\(run.errors)")
        #expect(wrong.words.allSatisfy(run.errors.contains), "\(run.errors)")
        #expect(wrong.status == 0 || run.output == "")
    }

    private static let filed = "--announced 2022-05-06 --source https://example.test/filing"

    static let appends: [Case] = [
        Case(
            "result 688999 FY2021 revenue=1bn --stage annual --source https://a",
            64,
            "--announced"
        ),
        Case(
            "result 688999 FY2021 revenue=1bn --stage annual --announced 2022-05-06",
            64,
            "--source"
        ),
        Case("result 688999 FY2021 revenue --stage annual \(filed)", 64, "metric=amount"),
        Case(
            "result 688999 FY2021 revenue=1,23 --stage annual \(filed)",
            64,
            "revenue=1,23",
            "comma"
        ),
        Case(
            "result 688999 FY2021 revenue=lots --stage annual \(filed)",
            64,
            "revenue=lots",
            "5.82bn"
        ),
        Case("result 688999 FY21 revenue=1bn --stage annual \(filed)", 64, "FY2024"),
        Case("result 688999 FY2021 revenue=1bn --stage final \(filed)", 64, "annual"),
        Case("result 688999 FY2021 revenue=1 revenue=2 --stage annual \(filed)", 64, "twice"),
        Case("result 688999 FY2021 revenue=1 --stage annual --decimals x \(filed)", 64, "integer"),
        Case(
            "result 688999 FY2021 revenue=1 --stage annual --no-later-than 2022-05-06 \(filed)",
            64,
            "not both"
        ),
        Case("result 688111 FY2021 revenue=1bn --stage annual \(filed)", 65, "688111", "listing"),
        Case(
            "result 688999 FY2021 sales=1bn --stage annual \(filed)",
            65,
            "sales",
            "append metric"
        ),
        Case(
            "result 688999 FY2021 rd-staff=5 --unit CNY --stage annual \(filed)",
            65,
            "rd-staff",
            "persons"
        ),
        Case(
            "result 688999 FY2022 revenue=1bn --stage annual \(filed)",
            65,
            "FY2022",
            "2022-12-31"
        ),
        Case("result 688999 2021H1 revenue=1bn --stage annual \(filed)", 65, "annual"),
        Case("result 688999 FY2021 revenue=1..2 --stage annual \(filed)", 65, "range"),
        Case(
            "result 688999 FY2021 revenue=1 --stage annual --announced 9999-01-01 --source https://a",
            65,
            "9999-01-01",
            "later than now"
        ),
        Case(
            "restatement 688999 FY2021 revenue=1bn --reason other \(filed)",
            65,
            "never filed",
            "--accept-warnings"
        ),
        Case("mark-assignment 688999 U --effective 2022-01-01 --source https://a", 65, "carried"),
        Case(
            "mark-removal 688999 W --effective 2022 --reason x --source https://a",
            65,
            "not carried"
        ),
        Case(
            "mark-removal 688999 U --effective 2021-03-03 --reason x --source https://a",
            65,
            "2021-03-04"
        ),
        Case("metric revenue --name-en x --unit currency --kind flow", 65, "revenue", "already"),
        Case("renaming 688999 --effective 2022 --source https://a", 65, "name"),
        Case(
            "milestone 688999 --kind other --title-en x --id 123 \(filed)",
            64,
            "--id",
            "digits"
        ),
        Case("delisting 688999 --effective 2022-01 --reason x --source 'a b'", 64, "--source"),
        Case(
            "milestone STAR --kind policy --title-en x --expect-size 1 \(filed)",
            75,
            "the log has 2 events, not 1"
        ),
        Case(
            "milestone STAR --kind policy --title-en x --expect-size -1 \(filed)",
            64,
            "--expect-size"
        ),
        Case(
            "milestone STAR --kind policy --title-en x --lock-timeout -1 \(filed)",
            64,
            "--lock-timeout"
        ),
    ]

    @Test(arguments: appends)
    func `what cannot be recorded is refused, and the log is as it was`(wrong: Case) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let before = try ledger.bytes()
        let run = try await ledger.run(["append"] + Transcript.words(wrong.command))
        #expect(run.status == wrong.status, "\(run.errors)")
        #expect(wrong.words.allSatisfy(run.errors.contains), "\(run.errors)")
        #expect(run.output == "")
        #expect(try ledger.bytes() == before)
    }

    static let amendments: [Case] = [
        Case("correct 1 --set city=Wuxi", 64, "--reason"),
        Case("correct 1 --reason x", 64, "say what is to change", "metric=amount"),
        Case("correct", 64, "<event>"),
        Case("correct 1 --set city --reason x", 64, "member=value"),
        Case("correct 1 --set city..x=1 --reason x", 64, "--set", "name.en"),
        Case("correct 1 --set time=2022-01-01 --reason x", 64, "--announced or --no-later-than"),
        Case("correct 1 --set source=https://a --reason x", 64, "--new-source"),
        Case("correct 1 --set subject=688998 --reason x", 64, "no correction changes the subject"),
        Case("correct 1 --unset data.city --reason x", 64, "without data"),
        Case("correct 1 --set city=a --unset city --reason x", 64, "city is given twice"),
        Case(
            "correct 1 --set name={} --set name.en=a --reason x",
            64,
            "name.en is a part of name"
        ),
        Case("correct 1 --data x --set city=a --reason x", 64, "--data is the whole payload"),
        Case("correct 1 --set city=a --decimals 2 --reason x", 64, "metric=amount"),
        Case("correct 1 --data nowhere.json --reason x", 66, "nowhere.json", "No such file"),
        Case("correct 2 --set city=Wuxi --reason x", 66, "2 events", "no 2"),
        Case("correct sl-00 --set city=Wuxi --reason x", 66, "sl-00"),
        Case("correct 1 revenue=1bn --reason x", 65, "company-listed", "no figures"),
        Case("correct 1 --drop revenue --reason x", 65, "no figures"),
        Case("correct 1 --set city=Suzhou --reason x", 65, "nothing would change", "city=Suzhou"),
        Case("correct 1 --unset province --reason x", 65, "province", "there are board, city"),
        Case("correct 1 --set standard=9 --reason x", 65, "standard", "1 to 5"),
        Case("correct 1 --set town=Wuxi --reason x", 65, "town", "not known"),
        Case("correct 1 --unset sector --reason x", 65, "sector", "missing"),
        Case("correct 1 --set listedOn=9999-01-01 --reason ''", 65, "reason", "empty"),
        Case("correct 1 --announced 9999-01-01 --reason x", 65, "later than now"),
        Case(
            "correct 1 --announced 2021-03-04 --no-later-than 2021-03-04 --reason x",
            64,
            "not both"
        ),
        Case("correct 0 --set origin=example.test/x --reason x", 65, "a correction keeps"),
        Case("correct 1 --set city=Wuxi --expect-size 1 --reason x", 75, "2 events, not 1"),
        Case("retract 1", 64, "--reason"),
        Case("retract 0 --reason x", 65, "opening of the ledger cannot be retracted"),
        Case("retract 2 --reason x", 66, "2 events", "no 2"),
        Case("retract sl-00 --reason x", 66, "sl-00"),
        Case(
            "retract 1 --reason x --document a --document b --page 1",
            64,
            "tell of one document"
        ),
        Case("retract 1 --reason x --retrieved-on 2022-01-01", 64, "goes with --document"),
        Case("retract 1 --reason x --document nowhere.pdf", 66, "nowhere.pdf", "No such file"),
    ]

    @Test(arguments: amendments)
    func `what cannot be amended is refused, and the log is as it was`(
        wrong: Case
    ) async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        let before = try ledger.bytes()
        let run = try await ledger.run(Transcript.words(wrong.command))
        #expect(run.status == wrong.status, "\(run.errors)")
        #expect(wrong.words.allSatisfy(run.errors.contains), "\(run.errors)")
        #expect(run.output == "")
        #expect(try ledger.bytes() == before)
    }

    static let streams: [(input: String, words: [String])] = [
        ("{\"a\":1}\nnot json\n", ["line 2, column 1"]),
        ("{\"a\":1.5}\n", ["line 1, column 6", "integers"]),
        ("{\"a\":1,\"a\":2}\n", ["line 1", "twice"]),
        ("[]\n", ["line 1"]),
        ("\u{FEFF}{}\n", ["line 1, column 1"]),
        ("{}\n", ["line 1", "missing"]),
    ]

    @Test(arguments: streams)
    func `a line that is no event is named by its place`(
        input: String,
        words: [String]
    ) async throws {
        let ledger = try await ScratchLedger.opened()
        let run = try await ledger.run(["append", "-"], input: input)
        #expect(run.status == 65)
        #expect(run.errors.contains("standard input, "))
        #expect(words.allSatisfy(run.errors.contains), "\(run.errors)")
    }

    @Test func `nothing on standard input is nothing to append`() async throws {
        let ledger = try await ScratchLedger.opened()
        let run = try await ledger.run(["append", "-", "--format", "json"])
        #expect(run.status == 0)
        #expect(try JSON(run.output)["size"] == .integer(1))
    }

    @Test func `a directory that cannot be made is exit 73 or 74`() async throws {
        let directory = try ScratchDirectory()
        let file = try directory.write("", to: "file")
        let run = try await CommandRun.of(
            [
                "init", file + "/ledger", "--origin", "example.test/x", "--title", "t",
                "--currency",
                "CNY", "--timezone", "UTC",
            ]
        )
        #expect(run.status == 73 || run.status == 74)
        #expect(run.errors.contains(file))
    }

    @Test func `a time zone that nobody knows is bad data`() async throws {
        let directory = try ScratchDirectory()
        let run = try await CommandRun.of(
            [
                "init", directory.path + "/new", "--origin", "example.test/x", "--title", "t",
                "--currency", "CNY", "--timezone", "Mars/Olympus",
            ]
        )
        #expect(run.status == 65)
        #expect(run.errors.contains("Mars/Olympus"))
        #expect(!FileManager.default.fileExists(atPath: directory.path + "/new"))
    }
}
