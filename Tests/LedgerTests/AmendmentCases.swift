import EventLog
import FilingModel

/// What amendments may and may not do.
enum AmendmentCases {
    static let all = targets + companies + figures + definitions

    static let targets: [Case] = [
        .init(
            "a retraction of nothing",
            [],
            Input.retraction("r", of: "nobody"),
            "unknownTarget nobody"
        ),
        .init(
            "a retraction of nothing in the future",
            [],
            Input.retraction("r", of: "nobody", at: "2027-01-01"),
            "unknownTarget nobody"
        ),
        .init(
            "a retraction in the future",
            [Input.listing()],
            Input.retraction("r", of: "list", at: "2027-01-01"),
            "publicInFuture 2027-01-01"
        ),
        .init(
            "a retraction of a retraction",
            [Input.listing(), Input.retraction("r", of: "list")],
            Input.retraction("s", of: "r"),
            "targetIsAmendment r"
        ),
        .init(
            "a retraction of a correction",
            [Input.listing(), Input.correction("c", of: "list", Input.listed())],
            Input.retraction("r", of: "c"),
            "targetIsAmendment c"
        ),
        .init(
            "a second retraction",
            [Input.listing(), Input.retraction("r", of: "list")],
            Input.retraction("s", of: "list"),
            "targetRetracted list"
        ),
        .init(
            "a correction of what was retracted",
            [Input.listing(), Input.retraction("r", of: "list")],
            Input.correction("c", of: "list", Input.listed()),
            "targetRetracted list"
        ),
        .init(
            "a retraction about another subject",
            [Input.listing()],
            Input.retraction("r", of: "list", about: "688002"),
            "wrongSubject 688001"
        ),
        .init(
            "a correction about another subject",
            [Input.listing()],
            Input.correction("c", of: "list", about: "688002", Input.listed()),
            "wrongSubject 688001"
        ),
        .init(
            "a second correction",
            [Input.listing(), Input.correction("c", of: "list", Input.listed(marks: []))],
            Input.correction("d", of: "list", Input.listed()),
            nil
        ),
    ]

    static let companies: [Case] = [
        .init(
            "a retraction of a listing alone",
            [Input.listing()],
            Input.retraction("r", of: "list"),
            nil
        ),
        .init(
            "a retraction of a listing with a result",
            [Input.listing(), Input.result()],
            Input.retraction("r", of: "list"),
            "breaksLater result@2: unknownCompany 688001"
        ),
        .init(
            "a retraction of a listing whose result was retracted",
            [Input.listing(), Input.result(), Input.retraction("r", of: "result")],
            Input.retraction("s", of: "list"),
            nil
        ),
        .init(
            "a retraction of a listing with a milestone",
            [Input.listing(), Input.milestone("m", "688001")],
            Input.retraction("r", of: "list"),
            "breaksLater m@2: unknownCompany 688001"
        ),
        .init(
            "a correction that takes a mark which is removed later",
            [Input.listing(), Input.change(.tierChanged, "t", on: "2021"), removal("x", "2022")],
            Input.correction("c", of: "list", Input.listed(marks: [])),
            "breaksLater x@3: markNotCarried U 2022"
        ),
        .init(
            "a correction that gives a mark which is assigned later",
            [Input.listing(marks: []), Input.change(.markAssigned, "x", on: "2022")],
            Input.correction("c", of: "list", Input.listed()),
            "breaksLater x@2: markCarried U 2022"
        ),
        .init(
            "a correction of the listing's day beyond a change",
            [Input.listing(), Input.change(.tierChanged, "t", on: "2021-01-01")],
            Input.correction("c", of: "list", Input.listed(on: "2021-01-02")),
            "breaksLater t@2: beforeListing 2021-01-01 2021-01-02"
        ),
        .init(
            "a retraction of a removal before an assignment",
            [Input.listing(), removal("x", "2021"), Input.change(.markAssigned, "y", on: "2022")],
            Input.retraction("r", of: "x"),
            "breaksLater y@3: markCarried U 2022"
        ),
        .init(
            "a correction of a removal to another mark",
            [Input.listing(), removal("x", "2021")],
            Input.correction(
                "c",
                of: "x",
                .members(["effectiveOn": "2021", "mark": "W", "reason": "synthetic"])
            ),
            "markNotCarried W 2021"
        ),
        .init(
            "a correction of a change to before the listing",
            [Input.listing(), Input.change(.sectorChanged, "s", on: "2021")],
            Input.correction("c", of: "s", .members(["effectiveOn": "2019", "sector": "other"])),
            "beforeListing 2019 2020-07-01"
        ),
    ]

    static let figures: [Case] = [
        .init(
            "a correction of the period beyond its publication",
            [Input.listing(), Input.result()],
            Input.correction("c", of: "result", Input.filed(["revenue=1"], "FY2025")),
            "publicBeforePeriodEnd FY2025 2025-04-25"
        ),
        .init(
            "a correction of the time to before the period's end",
            [Input.listing(), Input.result()],
            Input.correction("c", of: "result", Input.filed(["revenue=1"]), time: "2024-12-31"),
            "publicBeforePeriodEnd FY2024 2024-12-31"
        ),
        .init(
            "a correction of the time to the future",
            [Input.listing(), Input.result()],
            Input.correction("c", of: "result", Input.filed(["revenue=1"]), time: "2026-02-01"),
            "publicInFuture 2026-02-01"
        ),
        .init(
            "a correction in the future",
            [Input.listing(), Input.result()],
            Input.correction("c", of: "result", Input.filed(["revenue=1"]), at: "2026-02-01"),
            "publicInFuture 2026-02-01"
        ),
        .init(
            "a correction to an unknown metric",
            [Input.listing(), Input.result()],
            Input.correction("c", of: "result", Input.filed(["gpu-cards=1"])),
            "unknownMetric gpu-cards"
        ),
        .init(
            "a correction to a bad unit",
            [Input.listing(), Input.result()],
            Input.correction("c", of: "result", Input.filed(["revenue=1 patents"])),
            "badUnit revenue patents: an ISO 4217 currency"
        ),
        .init(
            "a correction of a value and its time",
            [Input.listing(), Input.result()],
            Input.correction("c", of: "result", Input.filed(["revenue=1"]), time: "2025-04-24"),
            nil
        ),
    ]

    static let definitions: [Case] = [
        .init(
            "a retraction of a definition in use",
            [Input.listing(), Input.metric("d", "gpu-cards"), use],
            Input.retraction("r", of: "d", about: "example.test/log"),
            "breaksLater result@3: unknownMetric gpu-cards"
        ),
        .init(
            "a retraction of a definition out of use",
            [Input.listing(), Input.metric("d", "gpu-cards")],
            Input.retraction("r", of: "d", about: "example.test/log"),
            nil
        ),
        .init(
            "a correction of the unit of a definition in use",
            [Input.listing(), Input.metric("d", "gpu-cards"), use],
            Input.correction(
                "c",
                of: "d",
                about: "example.test/log",
                Input.defined("gpu-cards", unit: "boxes")
            ),
            "breaksLater result@3: badUnit gpu-cards cards: boxes"
        ),
        .init(
            "a correction of the name of a definition in use",
            [Input.listing(), Input.metric("d", "gpu-cards"), use],
            Input.correction("c", of: "d", about: "example.test/log", Input.defined("gpu-boards")),
            "breaksLater result@3: unknownMetric gpu-cards"
        ),
        .init(
            "a correction to what is built in",
            [Input.metric("d", "gpu-cards")],
            Input.correction("c", of: "d", about: "example.test/log", Input.defined("revenue")),
            "metricDefined revenue"
        ),
        .init(
            "a correction to what is defined earlier",
            [Input.metric("d", "gpu-cards"), Input.metric("e", "gpu-boards")],
            Input.correction("c", of: "e", about: "example.test/log", Input.defined("gpu-cards")),
            "metricDefined gpu-cards"
        ),
        .init(
            "a correction to what is defined later",
            [Input.metric("d", "gpu-cards"), Input.metric("e", "gpu-boards")],
            Input.correction("c", of: "d", about: "example.test/log", Input.defined("gpu-boards")),
            "breaksLater e@2: metricDefined gpu-boards"
        ),
    ]

    private static let use = Input.result(Input.filed(["gpu-cards=1 cards"]))

    private static func removal(_ id: String, _ day: String) -> JSONValue {
        Input.change(.markRemoved, id, on: day)
    }
}
