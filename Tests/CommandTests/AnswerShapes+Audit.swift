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
}
