import FilingModel
import Interchange
import Testing

@Suite struct `Import problem` {
    /// A table, the change that makes its row bad, and what is said of it.
    struct Case: CustomTestStringConvertible, Sendable {
        let text: String
        let problem: String

        init(_ table: Table, _ change: [String: String], _ problem: String) {
            text = table.text(change)
            self.problem = problem
        }

        var testDescription: String { problem }
    }

    @Test(arguments: [
        Case(
            .listing,
            ["subject": "600000"],
            "2:1: subject: must be six digits that begin 688 or 689 on board STAR"
        ),
        Case(.listing, ["subject": "68 266"], "2:3: subject: must be letters, digits and . : _ -"),
        Case(
            .listing,
            ["name_zh": ""],
            "2:8: name_zh: must not be empty"
        ),
        Case(
            .listing,
            ["exchange": "XSHGS"],
            "2:22: exchange: must be a market identifier code (ISO 10383) as XSHG"
        ),
        Case(
            .listing,
            ["board": "ST R"],
            "2:27: board: must be 1 to 32 letters, digits and hyphens, as STAR"
        ),
        Case(.listing, ["marks": "U W U"], "2:47: marks: must not name a mark twice"),
        Case(
            .listing,
            ["marks": "U,W"],
            "2:44: marks: must be letters A–Z with blanks between them"
        ),
        Case(.listing, ["profitable": "no"], "2:45: profitable: must be true or false"),
        Case(
            .listing,
            ["standard": "6"],
            "2:65: standard: must be an integer from 1 to 5"
        ),
        Case(
            .markChange,
            ["change": "lost"],
            "2:8: change: must be one of removed, assigned"
        ),
        Case(.markChange, ["reason": ""], "2:36: reason: must not be empty"),
        Case(
            .markChange,
            ["change": "assigned"],
            "2:30: period: must be empty where a mark is assigned"
        ),
        Case(.markChange, ["source": ""], "2:70: source: must not be empty"),
        Case(
            .tierChange,
            ["tier": "growth tier"],
            "2:8: tier: must be a word such as growth, or empty for none"
        ),
        Case(
            .tierChange,
            ["tier": "grow|h"],
            "2:8: tier: must be a word such as growth, or empty for none"
        ),
        Case(
            .tierChange,
            ["public_on": "2025-02-29"],
            "2:50: public_on: must be a date as YYYY-MM-DD"
        ),
        Case(
            .milestone,
            ["kind": "party"],
            "2:6: kind: must be one of product-launch, licence-deal, approval, policy, other"
        ),
        Case(
            .milestone,
            ["public_precision": "exact"],
            "2:70: public_precision: must be day or no-later-than"
        ),
    ])
    func `a bad row is told of with file, line, column and rule`(bad: Case) throws {
        #expect(try problems(["x.csv": bad.text]) == ["x.csv:" + bad.problem])
    }

    @Test(arguments: [
        Case(.figure, ["value": ""], "2:23: value: must not be empty"),
        Case(.figure, ["value": "1,5"], "2:25: value: must be a plain decimal such as -1234.50"),
        Case(.figure, ["low": "1"], "2:23: value: must be empty beside low and high"),
        Case(.figure, ["decimals": "+2"], "2:39: decimals: must be an integer from -100 to 100"),
        Case(
            .figure,
            ["unit": "yuan"],
            "2:40: unit: must be an ISO 4217 currency code such as CNY"
        ),
        Case(
            .figure,
            ["metric": "rd-staff", "unit": "heads"],
            "2:41: unit: must be persons, the unit of rd-staff"
        ),
        Case(
            .figure,
            ["stage": "interim"],
            "2:41: stage: must not be interim: FY2024 is a fiscal year"
        ),
        Case(
            .figure,
            ["period": "2024H1"],
            "2:41: stage: must not be annual: 2024H1 is not a fiscal year"
        ),
        Case(
            .figure,
            ["stage": "restated", "reported_by": "press"],
            "2:50: reported_by: must be issuer: only a company restates its figures"
        ),
        Case(
            .figure,
            ["reason": "other"],
            "2:91: reason: must be empty unless the stage is restated"
        ),
        Case(
            .aggregate,
            ["kind": "sum"],
            "2:32: kind: must be one of figure, growth, cagr, ratio, count, share"
        ),
        Case(.aggregate, ["base": "FY2023"], "2:47: base: must be empty for a figure"),
        Case(.aggregate, ["kind": "growth"], "2:47: base: must not be empty"),
        Case(
            .aggregate,
            ["kind": "growth", "base": "FY2025"],
            "2:47: base: must end before FY2024"
        ),
        Case(
            .aggregate,
            ["kind": "count"],
            "2:38: name: must be one of listings, shed-marks, companies"
        ),
        Case(
            .aggregate,
            ["kind": "share", "name": "listings", "unit": "CNY"],
            "2:64: unit: must be empty for a claim"
        ),
        Case(
            .aggregate,
            ["companies": "054"],
            "2:65: companies: must be an integer from 0 to 9007199254740991"
        ),
    ])
    func `a bad figure or claim is told of in the same way`(bad: Case) throws {
        let found = try problems(["x.csv": bad.text])
        #expect(found.contains("x.csv:" + bad.problem), "\(found)")
    }

    @Test func `a value with quotes and line ends in it is blamed at the right place`() throws {
        let long = "one \"word\"\n" + String(repeating: "x", count: 1_000)
        let text = Table.milestone.text(["title_en": long])
        let rule = "must not be longer than 1000 bytes"
        #expect(try problems(["x": text]) == ["x:3:990: title_en: \(rule)"])
    }

    @Test func `a range must be whole, in order, and of a stage that takes it`() throws {
        let text = Table.figure.text(
            ["stage": "forecast", "value": "", "low": "1"],
            ["stage": "forecast", "value": "", "low": "2", "high": "1"],
            ["value": "", "low": "1", "high": "2"]
        )
        let rule = "must be empty: only a forecast or a preliminary result has ranges"
        #expect(
            try problems(["x": text]).map { $0.split(separator: " ", maxSplits: 1)[1] } == [
                "high: must not be empty", "high: must not have a high below its low",
                "low: \(rule)", "high: \(rule)",
            ]
        )
    }

    @Test func `a figure is given once in an event, whatever its value`() throws {
        let text = Table.figure.text([:], ["metric": "net-profit"], ["value": "7"])
        #expect(
            try problems(["x": text, "y": Table.figure.text([:])]) == [
                "x:4:15: metric: is given at x:2 already",
                "y:2:15: metric: is given at x:2 already",
            ]
        )
    }

    @Test func `an aggregate gives figures and claims once, and one number of companies`() throws {
        let count = ["kind": "count", "name": "listings", "value": "54", "decimals": "0"]
        let text = Table.aggregate.text(
            [:],
            count,
            ["value": "7"],
            count,
            count.merging(["value": "53", "companies": "55"]) { _, last in last }
        )
        #expect(
            try problems(["x": text]).map { $0.split(separator: " ", maxSplits: 1)[1] } == [
                "name: is given at x:2 already",
                "name: is given at x:3 already",
                "companies: differs from x:2, a row of the same event",
            ]
        )
    }

    @Test func `a company lists once`() throws {
        let text = Table.listing.text([:], ["listed_on": "2020-01-24"])
        #expect(try problems(["x": text]) == ["x:3:1: subject: is given at x:2 already"])
    }

    @Test func `restatements of one filing have one reason`() throws {
        let text = Table.figure.text(
            ["stage": "restated", "reason": "accounting-error"],
            ["stage": "restated", "metric": "net-profit"]
        )
        let found = try problems(["x": text])
        #expect(
            found.map { $0.hasSuffix("reason: differs from x:2, a row of the same event") } == [
                true
            ]
        )
    }

    @Test(arguments: [
        ["subject": "688257"], ["period": "2024H1", "base": "2023H1"],
        ["public_on": "2025-04-20"], ["source": "https://example.com"],
    ])
    func `a company's claim without a result is refused`(change: [String: String]) throws {
        let found = try problems([
            "claims": Table.companyClaim.text(change), "figures": Table.figure.text([:]),
        ])
        let rule = "must belong to a result in figures with this subject, period, day and source"
        #expect(found == ["claims:2:1: subject: \(rule)"])
    }

    @Test func `a company's claim goes with one result, and never with a restatement`() throws {
        let claims = Table.companyClaim.text([:])
        let two = Table.figure.text([:], ["reported_by": "press"])
        #expect(
            try problems(["claims": claims, "figures": two]).map { $0.contains("more than one") }
                == [true]
        )
        let restated = Table.figure.text(["stage": "restated"])
        #expect(try problems(["claims": claims, "figures": restated]).count == 1)
    }

    @Test func `a claim is not blamed for results that could not be read`() throws {
        let found = try problems([
            "claims": Table.companyClaim.text([:]), "figures": Table.figure.text(["value": "x"]),
        ])
        #expect(found == ["figures:2:23: value: must be a plain decimal such as -1234.50"])
    }

    @Test func `all problems of all files are found at once, in order of place`() throws {
        let found = try problems([
            "b.csv": Table.tierChange.text(
                ["subject": "", "reason": ""],
                ["effective_on": "soon"]
            ),
            "a.csv": "subject,kind,title_en,public_on,source\nSTAR\n688001,policy,x,2024-01-01,\n",
            "c.csv": "",
        ])
        #expect(
            found.map { $0.prefix { $0 != " " } } == [
                "b.csv:2:1:", "b.csv:2:20:", "b.csv:3:15:", "a.csv:2:5:", "a.csv:3:28:",
                "c.csv:1:1:",
            ]
        )
    }

    @Test func `a problem carries kind and offset as facts`() throws {
        let options = try chineseOptions()
        let text = Table.figure.text(["period": "FY20x4"])
        do {
            _ = try Importer.drafts(from: files(["x": text]), options: options)
            #expect(Bool(false), "imported")
        } catch {
            let problem = try #require(error.problems.first)
            guard case .malformed(let malformed) = problem.reason else {
                return #expect(Bool(false), "\(problem)")
            }
            #expect(malformed.kind == .period && malformed.offset == 4)
            #expect(problem.line == 2 && problem.column == 12)
            #expect(problem.columnName == "period")
        }
    }

    @Test(arguments: [101, 130, 10_050])
    func `no more problems are told of than the limit, and the rest are counted`(
        count: Int
    ) throws {
        let rows = Array(repeating: ["value": "x"], count: count)
        let names = Table.figure.columns
        let bad = rows.map { row in names.map { row[$0] ?? Table.figure.defaults[$0] ?? "" } }
        let file = ImportFile(name: "x", bytes: Array(csv([names] + bad).utf8))
        let options = try chineseOptions()
        do {
            _ = try Importer.drafts(from: [file], options: options)
            #expect(Bool(false), "imported")
        } catch {
            #expect(error.problems.count == ImportError.problemsMax)
            #expect(error.omittedCount == count - ImportError.problemsMax)
        }
    }
}
