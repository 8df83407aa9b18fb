import EventLog
import FilingModel
import Ledger
import Projections
import Testing

extension Refusal {
    /// The refusal and what it names, in a line.
    var spelled: String {
        switch self {
        case .notOpened: "notOpened"
        case .alreadyOpened: "alreadyOpened"
        case .wrongSubject(let expected): "wrongSubject \(expected)"
        case .unknownTarget(let id): "unknownTarget \(id)"
        case .targetIsAmendment(let id): "targetIsAmendment \(id)"
        case .targetRetracted(let id): "targetRetracted \(id)"
        case .openingRetracted: "openingRetracted"
        case .publicInFuture(let time, _): "publicInFuture \(time)"
        case .unknownCompany(let code): "unknownCompany \(code)"
        case .secondListing(let code, let first): "secondListing \(code) \(first)"
        case .unknownMetric(let metric): "unknownMetric \(metric)"
        case .metricDefined(let metric): "metricDefined \(metric)"
        case .badUnit(let metric, let unit, let expected): "badUnit \(metric) \(unit): \(expected)"
        case .publicBeforePeriodEnd(let period, let date): "publicBeforePeriodEnd \(period) \(date)"
        case .beforeListing(let day, let listedOn): "beforeListing \(day) \(listedOn)"
        case .markCarried(let mark, let day): "markCarried \(mark) \(day)"
        case .markNotCarried(let mark, let day): "markNotCarried \(mark) \(day)"
        case .breaksLater(let id, let sequence, let refusal):
            "breaksLater \(id)@\(sequence): \(refusal.spelled)"
        }
    }
}

/// An event, what stands before it, and why it is refused; nil: it is not.
struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let before: [JSONValue]
    let event: JSONValue
    let refusal: String?

    init(_ name: String, _ before: [JSONValue], _ event: JSONValue, _ refusal: String?) {
        self.name = name
        self.before = before
        self.event = event
        self.refusal = refusal
    }

    var testDescription: String { name }
}

@Suite struct `Refusals` {
    /// Appends the event, and says why it was refused; the ledger must then be as it was.
    private func refusal(_ example: Case) throws -> String? {
        let scratch = ScratchLedger()
        var ledger = try scratch.create(with: example.before)
        let files = try scratch.files()
        let size = ledger.size
        var options = AppendOptions()
        options.acceptWarnings = true
        do {
            _ = try ledger.append([example.event], stamp: ScratchLedger.stamp(), options: options)
            #expect(ledger.size.count == size.count + 1)
            #expect(try Ledger(at: scratch.directory).size == ledger.size)
            return nil
        } catch LedgerError.refused(let input, let refusal) {
            #expect(input == 0)
            #expect(try scratch.files() == files)
            #expect(ledger.size == size)
            return refusal.spelled
        }
    }

    static let changes: [EventType] = [
        .markAssigned, .markRemoved, .tierChanged, .companyRenamed, .sectorChanged,
        .companyDelisted,
    ]

    static let companies: [Case] =
        changes.map { type in
            .init(
                "\(type.rawValue) of an unknown company",
                [Input.listing()],
                Input.change(type, "x", on: "2024-01-01", code: "688002"),
                "unknownCompany 688002"
            )
        }
        + changes.map { type in
            .init(
                "\(type.rawValue) before the listing",
                [Input.listing(marks: type == .markAssigned ? [] : ["U"])],
                Input.change(type, "x", on: "2020-06-30"),
                "beforeListing 2020-06-30 2020-07-01"
            )
        }
        + changes.map { type in
            .init(
                "\(type.rawValue) on the day of the listing",
                [Input.listing(marks: type == .markAssigned ? [] : ["U"])],
                Input.change(type, "x", on: "2020-07-01"),
                nil
            )
        } + [
            .init("a result", [], Input.result(), "unknownCompany 688001"),
            .init("a restatement", [], Input.restatement(), "unknownCompany 688001"),
            .init("a milestone", [], Input.milestone("m", "688001"), "unknownCompany 688001"),
            .init(
                "a milestone of a company",
                [Input.listing()],
                Input.milestone("m", "688001"),
                nil
            ),
            .init(
                "a milestone of a market that a company listed on",
                [Input.listing()],
                Input.milestone("m", "STAR"),
                nil
            ),
            .init(
                "a milestone of a market that no company listed on",
                [],
                Input.milestone("m", "STAR"),
                "unknownCompany STAR"
            ),
            .init(
                "a second listing",
                [Input.listing()],
                Input.listing("other"),
                "secondListing 688001 list"
            ),
            .init(
                "another company's listing",
                [Input.listing()],
                Input.listing("b", "688002"),
                nil
            ),
            .init(
                "a listing after one that was retracted",
                [Input.listing(), Input.retraction("r", of: "list")],
                Input.listing("other"),
                nil
            ),
            .init(
                "a month that ends after the listing",
                [Input.listing(on: "2020-07-15")],
                Input.change(.tierChanged, "x", on: "2020-07"),
                nil
            ),
            .init(
                "a day in the month of the listing",
                [Input.listing(on: "2020-07")],
                Input.change(.tierChanged, "x", on: "2020-07-15"),
                "beforeListing 2020-07-15 2020-07"
            ),
            .init(
                "an interval that ends before the listing",
                [Input.listing()],
                Input.change(.tierChanged, "x", on: "../2020-06-30"),
                "beforeListing ../2020-06-30 2020-07-01"
            ),
        ]

    @Test(arguments: companies)
    func `a company has one listing, and its changes come after it`(example: Case) throws {
        #expect(try refusal(example) == example.refusal)
    }

    private static func removed(_ id: String, _ day: String, at time: String = "2025-05-10")
        -> JSONValue
    {
        Input.change(.markRemoved, id, on: day, at: time)
    }

    private static func assigned(_ id: String, _ day: String, at time: String = "2025-05-10")
        -> JSONValue
    {
        Input.change(.markAssigned, id, on: day, at: time)
    }

    static let marks: [Case] = [
        .init(
            "assigned while carried",
            [Input.listing()],
            assigned("x", "2024"),
            "markCarried U 2024"
        ),
        .init(
            "another one assigned",
            [Input.listing()],
            Input.change(.markAssigned, "x", on: "2024", mark: "W"),
            nil
        ),
        .init(
            "another one removed",
            [Input.listing()],
            Input.change(.markRemoved, "x", on: "2024", mark: "W"),
            "markNotCarried W 2024"
        ),
        .init("removed while carried", [Input.listing()], removed("x", "2024"), nil),
        .init(
            "removed twice",
            [Input.listing(), removed("a", "2023")],
            removed("x", "2024"),
            "markNotCarried U 2024"
        ),
        .init(
            "removed before it was removed",
            [Input.listing(), removed("a", "2024")],
            removed("x", "2023"),
            "markNotCarried U 2024"
        ),
        .init(
            "assigned again after its removal",
            [Input.listing(), removed("a", "2023")],
            assigned("x", "2024"),
            nil
        ),
        .init(
            "assigned before its removal",
            [Input.listing(), removed("a", "2023")],
            assigned("x", "2022"),
            "markCarried U 2022"
        ),
        .init(
            "removed between a removal and an assignment",
            [Input.listing(), removed("a", "2021"), assigned("b", "2023")],
            removed("x", "2022"),
            "markNotCarried U 2022"
        ),
        .init(
            "removed after a removal and an assignment",
            [Input.listing(), removed("a", "2021"), assigned("b", "2023")],
            removed("x", "2024"),
            nil
        ),
        .init(
            "assigned on the day of its removal, public later",
            [Input.listing(), removed("a", "2023-05-01", at: "2023-05-01")],
            assigned("x", "2023-05-01", at: "2023-05-02"),
            nil
        ),
        .init(
            "assigned on the day of its removal, public earlier",
            [Input.listing(), removed("a", "2023-05-01", at: "2023-05-02")],
            assigned("x", "2023-05-01", at: "2023-05-01"),
            "markCarried U 2023-05-01"
        ),
    ]

    @Test(arguments: marks)
    func `a mark is removed when it is carried, and assigned when it is not`(example: Case) throws {
        #expect(try refusal(example) == example.refusal)
    }

    static let times: [Case] = [
        .init(
            "an annual result on the last day",
            [Input.listing()],
            Input.result(at: "2024-12-31"),
            "publicBeforePeriodEnd FY2024 2024-12-31"
        ),
        .init(
            "an annual result on the next day",
            [Input.listing()],
            Input.result(at: "2025-01-01"),
            nil
        ),
        .init(
            "an interim result",
            [Input.listing()],
            Input.result(at: "2024-06-30", Input.filed(["revenue=1"], "2024H1", "interim")),
            "publicBeforePeriodEnd 2024H1 2024-06-30"
        ),
        .init(
            "a preliminary result",
            [Input.listing()],
            Input.result(at: "2024-12-30", Input.filed(["revenue=1"], "FY2024", "preliminary")),
            "publicBeforePeriodEnd FY2024 2024-12-30"
        ),
        .init(
            "a forecast",
            [Input.listing()],
            Input.result(at: "2024-10-01", Input.filed(["revenue=1"], "FY2024", "forecast")),
            nil
        ),
        .init(
            "a restatement",
            [Input.listing()],
            Input.restatement(at: "2024-12-31"),
            "publicBeforePeriodEnd FY2024 2024-12-31"
        ),
        .init(
            "an instant later than now",
            [],
            Input.listing("x").at("2026-01-15T08:00:00.001Z"),
            "publicInFuture 2026-01-15"
        ),
        .init("the instant of now", [], Input.listing("x").at("2026-01-15T08:00:00.000Z"), nil),
        .init(
            "tomorrow in another offset",
            [],
            Input.listing("x").at("2026-01-16T00:00:00+08:00"),
            "publicInFuture 2026-01-16"
        ),
        .init(
            "the day that has begun",
            [],
            Input.listing("x").at("2026-01-15T00:00:00+08:00", "day"),
            nil
        ),
        .init(
            "the day that has not begun",
            [],
            Input.listing("x").at("2026-01-16T00:00:00+08:00", "day"),
            "publicInFuture 2026-01-16"
        ),
        .init(
            "no later than a day that has not begun",
            [],
            Input.listing("x").at("2026-01-16T00:00:00+08:00", "no-later-than"),
            "publicInFuture ≤ 2026-01-16"
        ),
    ]

    @Test(arguments: times)
    func `an actual is public after its period, and nothing later than now`(example: Case) throws {
        #expect(try refusal(example) == example.refusal)
    }

    private static let currency = "an ISO 4217 currency"

    static let figures: [Case] = [
        result("gpu-cards=1", "unknownMetric gpu-cards"),
        result("revenue=1 USD", nil),
        result("revenue=1 persons", "badUnit revenue persons: \(currency)"),
        result("revenue=1 currency", "badUnit revenue currency: \(currency)"),
        result("rd-staff=1 persons", nil),
        result("rd-staff=1 patents", "badUnit rd-staff patents: persons"),
        result("patents=1 CNY", "badUnit patents CNY: patents"),
        .init(
            "a metric that was defined",
            [Input.listing(), Input.metric("d", "gpu-cards")],
            Input.result(Input.filed(["gpu-cards=1 cards"])),
            nil
        ),
        .init(
            "a unit that was not defined",
            [Input.listing(), Input.metric("d", "gpu-cards")],
            Input.result(Input.filed(["gpu-cards=1 boxes"])),
            "badUnit gpu-cards boxes: cards"
        ),
        .init(
            "an aggregate of an unknown metric",
            [],
            Input.aggregate("a", ["gpu-cards=1"]),
            "unknownMetric gpu-cards"
        ),
        .init(
            "a claim on an unknown metric",
            [],
            Input.aggregate(
                "a",
                [],
                claims: [
                    .members([
                        "kind": "ratio", "metric": "revenue", "of": "gpu-cards", "value": "0.5",
                    ])
                ]
            ),
            "unknownMetric gpu-cards"
        ),
        .init(
            "an aggregate in no unit",
            [],
            Input.aggregate("a", ["revenue=1 patents"]),
            "badUnit revenue patents: \(currency)"
        ),
        .init(
            "a definition of what is built in",
            [],
            Input.metric("d", "revenue"),
            "metricDefined revenue"
        ),
        .init(
            "a second definition",
            [Input.metric("d", "gpu-cards")],
            Input.metric("e", "gpu-cards"),
            "metricDefined gpu-cards"
        ),
        .init(
            "a definition about something else",
            [],
            Input.metric("d", "gpu-cards", subject: "688001"),
            "wrongSubject example.test/log"
        ),
        .init(
            "a second opening",
            [],
            Input.event(
                .ledgerOpened,
                "o",
                "example.test/log",
                at: "2026-01-15",
                .members([
                    "currency": "CNY", "origin": "example.test/log", "timezone": "+08:00",
                    "title": "Synthetic",
                ])
            ),
            "alreadyOpened"
        ),
    ]

    private static func result(_ figure: String, _ refusal: String?) -> Case {
        .init(figure, [Input.listing()], Input.result(Input.filed([figure])), refusal)
    }

    @Test(arguments: figures)
    func `metrics are known, and units are theirs`(example: Case) throws {
        #expect(try refusal(example) == example.refusal)
    }

    @Test(arguments: AmendmentCases.all)
    func `an amendment leaves every event valid`(example: Case) throws {
        #expect(try refusal(example) == example.refusal)
    }
}

extension JSONValue {
    /// The event with another public time.
    func at(_ time: String, _ precision: String? = nil) -> JSONValue {
        let others = members.filter { !["time", "timeprecision"].contains($0.name) }
        let times = JSONValue.members([
            "time": .string(time), "timeprecision": precision.map(JSONValue.string),
        ])
        return .object(others + times.members)
    }
}
