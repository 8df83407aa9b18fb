import EventLog
import FilingModel
import Ledger
import Projections
import Testing

extension Warning {
    /// The warning and what it names, in a line.
    var spelled: String {
        switch self {
        case .movedTenfold(let metric, let period, let from, let other, let to):
            "movedTenfold \(metric) \(period): \(from) of \(other), \(to)"
        case .partExceedsWhole(let part, let whole, let period):
            "partExceedsWhole \(part) \(whole) \(period)"
        case .sameFiling(let id, _): "sameFiling \(id)"
        case .afterDelisting(let code, let day): "afterDelisting \(code) \(day)"
        case .neverFiled(let metric, let period): "neverFiled \(metric) \(period)"
        case .forecastAfterActual(let metric, let period, let actual):
            "forecastAfterActual \(metric) \(period) \(actual)"
        }
    }
}

/// An event, what stands before it, and the warnings it brings.
struct Unusual: Sendable, CustomTestStringConvertible {
    let name: String
    let before: [JSONValue]
    let event: JSONValue
    let warnings: [String]

    init(_ name: String, _ before: [JSONValue], _ event: JSONValue, _ warnings: [String]) {
        self.name = name
        self.before = [Input.listing()] + before
        self.event = event
        self.warnings = warnings
    }

    var testDescription: String { name }
}

@Suite struct `Warnings` {
    /// The warnings of the event; without being accepted they refuse it, and leave all as it was.
    private func warnings(_ example: Unusual) throws -> [String] {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: example.before)
        let files = try scratch.files()
        var found: [LedgerError.InputWarning] = []
        do {
            _ = try ledger.append([example.event], stamp: ScratchLedger.stamp())
        } catch LedgerError.warnings(let warnings) {
            found = warnings
            #expect(try scratch.files() == files)
            var options = AppendOptions()
            options.acceptWarnings = true
            let receipt = try ledger.append(
                [example.event],
                stamp: ScratchLedger.stamp(),
                options: options
            )
            #expect(receipt.warnings == warnings)
            #expect(receipt.appended.count == 1)
        }
        #expect(found.allSatisfy { $0.input == 0 })
        return found.map(\.warning.spelled)
    }

    private static func year(_ year: Int, _ figure: String, currency: String = "CNY") -> JSONValue {
        Input.result(
            id: "r\(year)",
            at: "\(year + 1)-04-25",
            Input.filed([figure], "FY\(year)", currency: currency)
        )
    }

    private static func again(_ figures: [String], currency: String = "CNY") -> JSONValue {
        Input.result(id: "again", at: "2025-04-26", Input.filed(figures, currency: currency))
    }

    static let moves: [Unusual] = [
        .init("tenfold", [year(2024, "revenue=100")], again(["revenue=1000"]), []),
        .init(
            "more than tenfold",
            [year(2024, "revenue=100")],
            again(["revenue=1000.01"]),
            ["movedTenfold revenue FY2024: 100 of FY2024, 1000.01"]
        ),
        .init(
            "less than a tenth",
            [year(2024, "revenue=100")],
            again(["revenue=9.99"]),
            ["movedTenfold revenue FY2024: 100 of FY2024, 9.99"]
        ),
        .init(
            "more than tenfold with another sign",
            [year(2024, "net-profit=-100")],
            again(["net-profit=1001"]),
            ["movedTenfold net-profit FY2024: -100 of FY2024, 1001"]
        ),
        .init("from nothing", [year(2024, "revenue=0")], again(["revenue=1000"]), []),
        .init(
            "more than tenfold in a year",
            [year(2023, "revenue=100")],
            again(["revenue=1001"]),
            ["movedTenfold revenue FY2024: 100 of FY2023, 1001"]
        ),
        .init("in two years", [year(2022, "revenue=100")], again(["revenue=1001"]), []),
        .init("of another metric", [year(2024, "rd-expense=100")], again(["revenue=1001"]), []),
        .init(
            "in another currency",
            [year(2024, "revenue=100")],
            again(["revenue=1001 USD"]),
            []
        ),
        .init(
            "in another currency of the payload",
            [year(2024, "revenue=100")],
            again(["revenue=1001"], currency: "USD"),
            []
        ),
        .init(
            "in the same currency, written out",
            [year(2024, "revenue=100")],
            again(["revenue=1001 CNY"]),
            ["movedTenfold revenue FY2024: 100 of FY2024, 1001"]
        ),
        .init(
            "against what was retracted",
            [year(2024, "revenue=100"), Input.retraction("x", of: "r2024")],
            again(["revenue=1001"]),
            []
        ),
        .init(
            "by a correction, against the year before",
            [year(2023, "revenue=100"), year(2024, "revenue=101")],
            Input.correction("c", of: "r2024", Input.filed(["revenue=1010"])),
            ["movedTenfold revenue FY2024: 100 of FY2023, 1010"]
        ),
    ]

    @Test(arguments: moves)
    func `a figure that moved more than tenfold`(example: Unusual) throws {
        #expect(try warnings(example) == example.warnings)
    }

    static let parts: [Unusual] = [
        .init(
            "in one event",
            [],
            again(["overseas-revenue=2", "revenue=1"]),
            ["partExceedsWhole overseas-revenue revenue FY2024"]
        ),
        .init("as large as its whole", [], again(["overseas-revenue=1.0", "revenue=1"]), []),
        .init(
            "a part against what counts",
            [year(2024, "patents=5")],
            again(["invention-patents=6"]),
            ["partExceedsWhole invention-patents patents FY2024"]
        ),
        .init(
            "a whole against what counts",
            [year(2024, "net-assets=5")],
            again(["total-assets=4"]),
            ["partExceedsWhole net-assets total-assets FY2024"]
        ),
        .init("of another period", [year(2023, "patents=5")], again(["invention-patents=6"]), []),
        .init(
            "in another currency",
            [],
            again(["overseas-revenue=2 USD", "revenue=1"]),
            []
        ),
    ]

    @Test(arguments: parts)
    func `a part larger than its whole`(example: Unusual) throws {
        #expect(try warnings(example) == example.warnings)
    }

    private static let source = "https://example.test/filing"

    static let filings: [Unusual] =
        [EventType.tierChanged, .companyRenamed, .sectorChanged, .companyDelisted].map { type in
            .init(
                type.rawValue,
                [Input.change(type, "first", on: "2024-01-01", from: source)],
                Input.change(type, "second", on: "2024-01-01", from: source),
                ["sameFiling first"]
            )
        } + [
            .init(
                "a result",
                [Input.result(from: source)],
                Input.result(id: "x", from: source),
                ["sameFiling result"]
            ),
            .init(
                "a result of another period",
                [Input.result(from: source)],
                Input.result(id: "x", from: source, Input.filed(["revenue=90"], "FY2023")),
                []
            ),
            .init(
                "another source",
                [Input.result(from: source)],
                Input.result(id: "x"),
                []
            ),
            .init(
                "a restatement",
                [Input.result(), Input.restatement(from: source)],
                Input.restatement(id: "x", from: source),
                ["sameFiling restated"]
            ),
            .init(
                "a mark",
                [
                    Input.change(.markRemoved, "first", on: "2024", from: source),
                    Input.change(.markAssigned, "second", on: "2025"),
                ],
                Input.change(.markRemoved, "third", on: "2025-12", from: source),
                ["sameFiling first"]
            ),
            .init(
                "a milestone",
                [Input.milestone("first", "STAR", from: source)],
                Input.milestone("second", "STAR", from: source),
                ["sameFiling first"]
            ),
            .init(
                "an aggregate",
                [Input.aggregate("first", from: source)],
                Input.aggregate("second", from: source),
                ["sameFiling first"]
            ),
            .init(
                "one that was retracted",
                [Input.result(from: source), Input.retraction("r", of: "result")],
                Input.result(id: "x", from: source),
                []
            ),
        ]

    @Test(arguments: filings)
    func `the same filing under another identifier`(example: Unusual) throws {
        #expect(try warnings(example) == example.warnings)
    }

    private static let delisting = Input.change(.companyDelisted, "gone", on: "2025-04-24")

    static let orders: [Unusual] = [
        .init(
            "a result after the delisting",
            [delisting],
            Input.result(),
            ["afterDelisting 688001 2025-04-24"]
        ),
        .init(
            "a result on the day of the delisting",
            [delisting],
            Input.result(at: "2025-04-24"),
            []
        ),
        .init(
            "a restatement of what was never filed",
            [],
            Input.restatement(),
            ["neverFiled revenue FY2024"]
        ),
        .init(
            "a restatement of another figure",
            [Input.result()],
            Input.restatement(["rd-expense=1"]),
            ["neverFiled rd-expense FY2024"]
        ),
        .init("a restatement of what was filed", [Input.result()], Input.restatement(), []),
        .init(
            "a forecast after the actual",
            [Input.result()],
            Input.result(
                id: "x",
                at: "2025-04-26",
                Input.filed(["revenue=99"], "FY2024", "forecast")
            ),
            ["forecastAfterActual revenue FY2024 result"]
        ),
        .init(
            "a forecast before the actual, recorded later",
            [Input.result()],
            Input.result(
                id: "x",
                at: "2025-01-26",
                Input.filed(["revenue=99"], "FY2024", "forecast")
            ),
            []
        ),
        .init(
            "a forecast after a preliminary result",
            [Input.result(Input.filed(["revenue=100"], "FY2024", "preliminary"))],
            Input.result(
                id: "x",
                at: "2025-04-26",
                Input.filed(["revenue=99"], "FY2024", "forecast")
            ),
            []
        ),
    ]

    @Test(arguments: orders)
    func `what comes in an unusual order`(example: Unusual) throws {
        #expect(try warnings(example) == example.warnings)
    }

    @Test func `the warnings of all events are named at once, each with its input`() throws {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: [Input.listing()])
        let inputs = [
            Input.restatement(id: "a"), Input.listing("other", "688002"),
            Self.again(["overseas-revenue=2", "rd-staff=1", "revenue=101"]),
            Input.restatement(id: "b", ["patents=1"]),
        ]
        let error = #expect(throws: LedgerError.self) {
            try ledger.append(inputs, stamp: ScratchLedger.stamp())
        }
        guard case .warnings(let warnings) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(warnings.map(\.input) == [0, 3])
    }
}
