/// The JSON that other programs rely on.
extension Shape {
    static let clock = Shape.object([
        "validAt": .date, "knownAt": .orNull(.string), "recordedSize": .integer,
    ])

    /// A text in one language or two.
    static let localized = Shape.object([:], perhaps: ["en": .string, "zh": .string])

    static let company = Shape.object([
        "clock": clock, "subject": .string,
        "company": .orNull(
            .object([
                "name": localized, "shortName": localized, "board": .string,
                "listedOn": .string, "profitableAtListing": .bool, "sector": .string,
                "city": .orNull(.string), "tier": .orNull(.string), "marks": .array(.string),
                "delistedOn": .orNull(.string),
            ])
        ),
    ])

    static let outstanding = Shape.object(
        [
            "clock": clock, "period": .string, "deadline": .date, "cohort": .orNull(.string),
            "outstanding": .array(
                .object([
                    "subject": .string, "shortName": localized, "listedOn": .string,
                    "daysLate": .integer, "known": .orNull(.string),
                    "reportedBy": .orNull(.word(["issuer", "press"])),
                    "announced": .orNull(.date), "event": .orNull(.string),
                ])
            ),
            "filed": .integer, "companies": .integer,
        ],
        perhaps: ["filters": .object([:], perhaps: ["sector": .string])]
    )

    static let check = Shape.object([
        "clock": clock, "counts": .any,
        "findings": .array(
            .object([
                "name": .string, "subject": .string, "metrics": .array(.string),
                "period": .orNull(.string), "seen": .string, "settledBy": .string,
                "events": .array(
                    .object([
                        "sequence": .integer, "id": .string, "announced": .date,
                        "precision": .word(["exact", "day", "no-later-than"]), "source": .string,
                    ])
                ),
            ])
        ),
    ])

    static let revisions = Shape.object(
        [
            "clock": clock, "metric": .orNull(.string), "cohort": .orNull(.string),
            "companies": .integer, "figures": .integer,
            "revisions": .array(
                .object([
                    "kind": .string, "figures": .integer, "times": .integer,
                    "revised": .integer, "up": .integer, "down": .integer, "measured": .integer,
                    "median": .orNull(.decimal),
                    "largest": .orNull(
                        .object([
                            "relative": .decimal, "subject": .string, "metric": .string,
                            "period": .string, "event": .string,
                        ])
                    ),
                ])
            ),
            "forecasts": .object([
                "ranges": .integer, "inside": .integer, "below": .integer, "above": .integer,
                "open": .integer, "points": .integer,
            ]),
            "firstPublication": .array(
                .object([
                    "stage": .word(["forecast", "preliminary", "interim", "annual", "restated"]),
                    "figures": .integer, "min": .orNull(.decimal), "median": .orNull(.decimal),
                    "max": .orNull(.decimal), "upperBounds": .integer,
                ])
            ),
        ],
        perhaps: ["filters": .object([:], perhaps: ["sector": .string])]
    )

    private static let entries = Shape.array(
        .object(["sequence": .integer, "id": .string], perhaps: ["leaf": .string])
    )

    static let receipt = Shape.object([
        "appended": entries, "existing": entries, "retracted": entries, "size": .integer,
        "root": .string,
    ])

    /// The yearly report: each line, and beside the lines what goes with them.
    static let report = Shape.object(
        ["clock": clock, "year": .integer, "lines": .array(reportLine)],
        perhaps: [
            "shed": .array(shed), "sectors": .array(sector), "highlights": highlights,
            "publications": .array(publication),
        ]
    )

    private static let reportLine = Shape.object(
        [
            "name": .string, "period": .word(["FY2021", "FY2022", "FY2023", "FY2024", "FY2025"]),
            "computed": .orNull(.decimal), "covered": .integer, "companies": .integer,
            "reported": .orNull(.decimal),
            "verdict": .orNull(.word(["agrees", "differs", "partial"])),
        ],
        perhaps: [
            "missing": .array(.string), "base": .string,
            "change": .word([
                "grew", "shrank", "loss-narrowed", "loss-widened", "turned-to-profit",
                "turned-to-loss", "loss narrowed", "loss widened", "turned to profit",
                "turned to loss",
            ]),
            "reconciliation": reconciliation,
        ]
    )

    private static let reconciliation = Shape.object([
        "validAt": .date, "computed": .orNull(.decimal), "covered": .integer,
        "companies": .integer, "companiesReported": .orNull(.integer),
        "claimedInterval": .array(.decimal), "computedInterval": .orNull(.array(.decimal)),
        "remainder": .orNull(.array(.decimal)), "event": .string, "source": .string,
    ])

    private static let shed = Shape.object([
        "subject": .string, "shortName": localized, "city": .orNull(.string),
        "effectiveOn": .string, "announced": .date, "netProfit": .orNull(.decimal),
        "event": .string,
    ])

    private static let sector = Shape.object([
        "sector": .string, "companies": .integer, "carrying": .integer,
        "revenue": .orNull(.decimal), "covered": .integer, "growth": .orNull(.decimal),
        "growthCompanies": .integer,
    ])

    private static let publication = Shape.object([
        "event": .string, "announced": .date, "source": .string, "title": .orNull(.string),
    ])

    private static let highlights = Shape.object([
        "growth": .array(
            .object([
                "subject": .string, "current": .decimal, "previous": .decimal, "rate": .decimal,
            ])
        ),
        "overseasRevenue": .array(
            .object(["subject": .string, "value": .decimal, "event": .string])
        ),
        "claims": .array(
            .object([
                "subject": .string, "kind": .string, "metric": .orNull(.string),
                "reported": .decimal, "computed": .orNull(.decimal),
                "verdict": .word(["agrees", "differs", "partial"]), "event": .string,
            ])
        ),
        "milestones": .array(
            .object([
                "subject": .string, "kind": .string, "title": localized, "announced": .date,
                "event": .string,
            ])
        ),
    ])
}
