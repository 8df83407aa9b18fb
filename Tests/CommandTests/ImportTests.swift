import Foundation
import LogSupport
import Testing

/// Importing the tables of filings, whole and with one row spoilt.
@Suite struct `Importing` {
    private static let folder = Repository.root + "/Tests/Fixtures/star-market"

    private static let names = [
        "listings", "mark_changes", "tier_changes", "figures", "aggregates", "company_claims",
        "milestones",
    ]

    private static let options = ["--retrieved-on", "2026-11-22", "--accept-warnings"]

    private static func paths(_ names: [String] = names) -> [String] {
        names.map { "\(folder)/\($0).csv" }
    }

    @Test func `the tables become the events of the repository, and no event twice`() async throws {
        let ledger = try await ScratchLedger.opened()
        let command = ["import"] + Self.paths() + Self.options + ["--format", "json"]
        let run = try await ledger.run(command)
        try #require(run.status == 0, "\(run.errors)")
        let receipt = try JSON(run.output)
        #expect(Shape.receipt.misfits(receipt) == [])
        #expect(receipt["appended"]?.elements.count == 830)

        let committed = try ScratchLedger.ofTheRepository().ids()
        #expect(Array(try ledger.ids().dropFirst()) == Array(committed[1..<831]))

        let before = try ledger.bytes()
        let again = try JSON(try await ledger.run(command).output)
        #expect(again["appended"] == .array([]))
        #expect(again["existing"]?.elements.count == 830)
        #expect(again["root"] == receipt["root"])
        #expect(try ledger.bytes() == before)
    }

    @Test func `the order of the files does not matter, and a dry run writes nothing`() async throws
    {
        let ledger = try await ScratchLedger.opened()
        let before = try ledger.bytes()
        let command = ["import"] + Self.paths(Self.names.reversed()) + Self.options + ["--dry-run"]
        let run = try await ledger.run(command)
        try #require(run.status == 0, "\(run.errors)")
        #expect(try ledger.bytes() == before)
        let ids = try JSON.lines(run.output).compactMap { $0["id"]?.text }
        let committed = try ScratchLedger.ofTheRepository().ids()
        #expect(ids == Array(committed[1..<831]))
        #expect(run.errors.contains("dry run: nothing was appended; 830 would be, 0 known already"))
    }

    @Test func `what is unusual is refused unless it is accepted`() async throws {
        let ledger = try await ScratchLedger.opened()
        let before = try ledger.bytes()
        let run = try await ledger.run(["import"] + Self.paths())
        #expect(run.status == 65)
        #expect(run.output == "")
        #expect(run.errors.contains("figures.csv, line "))
        #expect(run.errors.contains("nothing was appended; --accept-warnings appends all the same"))
        #expect(try ledger.bytes() == before)
    }

    /// A file with one value spoilt, and what has to be said of it.
    struct Spoilt: Sendable, CustomTestStringConvertible {
        let file: String
        let column: String
        let value: String
        let message: String

        var testDescription: String { "\(file) \(column)=\(value)" }
    }

    @Test(arguments: [
        Spoilt(file: "figures", column: "public_on", value: "2024-02-30", message: "(public_on)"),
        Spoilt(file: "figures", column: "metric", value: "revenues", message: "revenues"),
        Spoilt(file: "figures", column: "subject", value: "688111", message: "688111"),
        Spoilt(file: "figures", column: "unit", value: "persons", message: "(unit)"),
        Spoilt(file: "figures", column: "value", value: "1.2.3", message: "(value)"),
        Spoilt(file: "figures", column: "period", value: "FY24", message: "(period)"),
        Spoilt(file: "listings", column: "listed_on", value: "2020-13", message: "(listed_on)"),
        Spoilt(file: "listings", column: "subject", value: "600000", message: "(subject)"),
        Spoilt(file: "mark_changes", column: "mark", value: "UU", message: "(mark)"),
        Spoilt(file: "milestones", column: "kind", value: "party", message: "(kind)"),
        Spoilt(file: "aggregates", column: "kind", value: "guess", message: "(kind)"),
        Spoilt(file: "tier_changes", column: "source", value: "", message: "must not be empty"),
    ])
    func `one bad value keeps everything out, and is named by file, line and column`(
        spoilt: Spoilt
    ) async throws {
        let ledger = try await ScratchLedger.opened()
        let before = try ledger.bytes()
        let scratch = try ScratchDirectory()
        let original = Self.folder + "/\(spoilt.file).csv"
        let table = try String(contentsOfFile: original, encoding: .utf8)
        let (text, line) = try Self.spoil(table, row: 5, spoilt)
        let path = try scratch.write(text, to: "\(spoilt.file).csv")
        let others = Self.paths(Self.names.filter { $0 != spoilt.file })
        let run = try await ledger.run(["import", path] + others + Self.options)
        #expect(run.status == 65)
        #expect(run.output == "")
        #expect(run.errors.contains("\(spoilt.file).csv, line \(line), column "), "\(run.errors)")
        #expect(run.errors.contains(spoilt.message), "\(run.errors)")
        #expect(try ledger.bytes() == before)
    }

    /// A table with one value put in the place of another, and the line of that.
    private static func spoil(
        _ table: String,
        row: Int,
        _ spoilt: Spoilt
    ) throws -> (text: String, line: Int) {
        var lines = table.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let header = lines[0].split(separator: ",").map(String.init)
        let index = try #require(header.firstIndex(of: spoilt.column))
        var fields = Self.fields(lines[row])
        try #require(fields.count == header.count, "the row stands on one line")
        fields[index] = spoilt.value
        lines[row] = fields.joined(separator: ",")
        return (lines.joined(separator: "\n"), row + 1)
    }

    /// The fields of a line, as they stand there, quotes and all.
    private static func fields(_ line: String) -> [String] {
        var fields = [""]
        var isQuoted = false
        for character in line {
            if character == "\"" { isQuoted.toggle() }
            if character == ",", !isQuoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }

    @Test(arguments: [
        ("subject,period\n688506,FY2024\n", "column"), ("", "line 1"), ("a,b\n1\n", "line "),
        ("what,ever\n1,2\n", "these are not the columns"),
    ])
    func `a file that is no table of a known kind is refused`(
        text: String,
        message: String
    ) async throws {
        let ledger = try await ScratchLedger.opened()
        let scratch = try ScratchDirectory()
        let path = try scratch.write(text, to: "synthetic.csv")
        let run = try await ledger.run(["import", path])
        #expect(run.status == 65)
        #expect(run.errors.contains("synthetic.csv, line 1"), "\(run.errors)")
        #expect(run.errors.contains(message), "\(run.errors)")
        #expect(run.errors.contains("nothing was appended"))
    }
}
