/// The JSON of sums and series.
extension Shape {
    private static let growth = Shape.object([
        "period": .string, "companies": .integer, "current": .decimal, "previous": .decimal,
        "rate": .orNull(.decimal),
        "change": .orNull(
            .word([
                "grew", "shrank", "loss narrowed", "loss widened", "turned to profit",
                "turned to loss",
            ])
        ),
    ])

    private static let cagr = Shape.object([
        "period": .string, "companies": .integer, "current": .decimal, "previous": .decimal,
        "rate": .orNull(.decimal),
    ])

    private static let coverage: [String: Shape] = [
        "companies": .integer, "covered": .integer, "missing": .array(.string),
        "reasons": .any, "sum": .orNull(.decimal),
    ]

    private static let asked: [String: Shape] = [
        "growth": growth, "cagr": cagr, "lows": .decimal, "highs": .decimal,
        "coveredWithForecasts": .integer, "forecasts": .array(.string),
    ]

    static let figureWithGrowth = Shape.object([
        "clock": clock, "subject": .string, "metric": .string, "period": .string, "figure": .any,
        "growth": growth,
    ])

    /// A sum with all that can be asked, by one thing that companies have in common.
    static func aggregate(by key: String, _ shape: Shape) -> Shape {
        let sum = coverage.merging(asked) { $1 }.merging(["unit": .string]) { $1 }
        let groups = Shape.array(.object(sum.merging([key: shape]) { $1 }))
        let head: [String: Shape] = [
            "clock": clock, "metric": .string, "period": .string, "cohort": .string,
            "groups": groups,
        ]
        return .object(head.merging(sum) { $1 }, perhaps: ["filters": .any])
    }

    /// A series whose points have these members.
    static func series(_ point: [String: Shape], _ others: [String: Shape] = [:]) -> Shape {
        let head: [String: Shape] = [
            "clock": clock, "series": .string, "by": .string, "points": .array(.object(point)),
        ]
        return .object(head.merging(others) { $1 }, perhaps: ["filters": .any])
    }

    static let shedMarks = series(
        [
            "year": .integer, "count": .integer, "cumulative": .integer, "listed": .integer,
            "share": .orNull(.decimal), "events": .array(.string),
        ],
        ["unassigned": .array(.string)]
    )

    static func listings(by key: String, _ shape: Shape) -> Shape {
        series(
            [
                key: shape, "count": .integer, "cumulative": .integer, "events": .array(.string),
            ],
            ["cohort": .string]
        )
    }

    static func carrying(by key: String, _ shape: Shape) -> Shape {
        series(
            [
                key: shape, "validAt": .date, "count": .integer, "listed": .integer,
                "share": .decimal, "carrying": .array(.string),
            ],
            ["cohort": .string, "mark": .string]
        )
    }

    static let metric = series(
        coverage.merging(["year": .integer, "period": .string, "growth": growth]) { $1 },
        ["cohort": .string, "unit": .string]
    )
}
