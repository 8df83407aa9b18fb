/// The JSON of vintages and of publications.
extension Shape {
    static let triangle = Shape.object([
        "clock": clock, "subject": .string, "metric": .string,
        "frequency": .word(["annual", "half-year", "quarter", "nine-months"]), "unit": .string,
        "days": .array(.date),
        "rows": .array(.object(["period": .string, "vintages": .array(vintage)])),
        "otherPeriods": .object(
            [:],
            perhaps: [
                "annual": .integer, "half-year": .integer, "quarter": .integer,
                "nine-months": .integer,
            ]
        ),
    ])

    private static let vintage = Shape.object([
        "from": .date, "to": .orNull(.date),
        "precision": .word(["exact", "day", "no-later-than"]), "value": .orNull(.decimal),
        "low": .orNull(.decimal), "high": .orNull(.decimal), "decimals": .orNull(.integer),
        "unit": .string, "stage": .string, "reportedBy": .word(["issuer", "press"]),
        "announced": .date, "sequence": .integer, "id": .string,
    ])

    static let reconcile = Shape.object([
        "clock": clock, "period": .orNull(.string),
        "verdicts": .object(["agrees": .integer, "differs": .integer, "partial": .integer]),
        "publications": .array(publishedReport), "implied": .array(implied),
        "contradictions": .array(contradiction),
    ])

    private static let publishedReport = Shape.object([
        "announced": .date, "event": .string, "source": .string, "title": .orNull(.string),
        "period": .string, "cohort": .string, "companiesReported": .orNull(.integer),
        "companies": .orNull(.integer), "reason": .orNull(.string), "items": .array(item),
    ])

    private static let item = Shape.object(
        [
            "kind": kind, "quote": .orNull(.string), "reported": .orNull(.decimal),
            "decimals": .orNull(.integer), "claimedInterval": .array(.decimal),
            "computed": .orNull(.decimal), "computedInterval": .orNull(.array(.decimal)),
            "covered": .orNull(.integer), "missing": .array(.string),
            "verdict": .orNull(.word(["agrees", "differs", "partial"])),
            "remainder": .orNull(.array(.decimal)),
        ],
        perhaps: quantityMembers
    )

    private static let kind = Shape.word(["sum", "growth", "cagr", "ratio", "count", "share"])

    private static let quantityMembers: [String: Shape] = [
        "metric": .string, "of": .string, "period": .orNull(.string), "base": .string,
        "unit": .string, "series": .string, "on": .date,
    ]

    /// Ranges, each a low and a high one; null where there is no end.
    private static let ranges = Shape.array(.array(.orNull(.decimal)))

    private static let statement = Shape.object(
        [
            "event": .string, "announced": .date, "kind": kind, "value": .orNull(.decimal),
            "interval": ranges, "places": .integer,
            "again": .array(.object(["event": .string, "announced": .date])),
        ],
        perhaps: quantityMembers
    )

    private static let quantity = Shape.object(["kind": kind], perhaps: quantityMembers)

    private static let implied = Shape.object([
        "cohort": .string, "companies": .orNull(.integer), "quantity": quantity,
        "interval": ranges, "from": .array(statement), "said": .array(statement),
        "saidCount": .integer, "verdict": .orNull(.word(["consistent", "contradiction"])),
    ])

    private static let evidence = Shape.object(["interval": ranges, "from": .array(statement)])

    private static let contradiction = Shape.object([
        "cohort": .string, "companies": .orNull(.integer), "quantity": quantity,
        "one": evidence, "other": .orNull(evidence),
    ])
}
