extension ImportKind {
    /// The columns of its files; they can stand in any order.
    public var columns: [ImportColumn] {
        switch self {
        case .listings: Self.listingColumns
        case .markChanges: Self.markChangeColumns
        case .tierChanges: Self.tierChangeColumns
        case .figures: Self.figureColumns
        case .aggregates: Self.aggregateColumns
        case .companyClaims: Self.companyClaimColumns
        case .milestones: Self.milestoneColumns
        }
    }

    private static let listingColumns: [ImportColumn] =
        [
            needed(.subject, "security code; on board STAR six digits that begin 688 or 689"),
            optional(.nameZh, "registered name in Chinese; at least one language is needed"),
            optional(.nameEn, "registered name in English"),
            optional(.shortNameZh, "short name in Chinese; at least one language is needed"),
            optional(.shortNameEn, "short name in English"),
            needed(.exchange, "market identifier code (ISO 10383), such as XSHG"),
            needed(.board, "board, such as STAR"),
            needed(.listedOn, effectiveDate("listing")),
            mayBeEmpty(.marks, "marks of the short name, separated by blanks; empty: none"),
            needed(.profitable, "true or false: whether profitable when it listed"),
            needed(.sector, "sector, such as biomedicine"),
            optional(.city, "city of its seat"),
            optional(.province, "province of its seat"),
            optional(.standard, "set of listing standards it chose, 1 to 5"),
        ] + publication + documents

    private static let markChangeColumns: [ImportColumn] =
        [
            needed(.subject, securityCode),
            needed(.change, "removed or assigned"),
            needed(.mark, "the mark, one letter"),
            needed(.effectiveOn, effectiveDate("change")),
            optional(.period, "for a removal: fiscal year whose result earned it"),
            optional(.reason, "why; needed for a removal"),
        ] + publication + documents

    private static let tierChangeColumns: [ImportColumn] =
        [
            needed(.subject, securityCode),
            mayBeEmpty(.tier, "tier, such as growth; empty: none"),
            needed(.effectiveOn, effectiveDate("change")),
            needed(.reason, "why"),
        ] + publication + documents

    private static let figureColumns: [ImportColumn] =
        [
            needed(.subject, securityCode),
            needed(.period, period),
            needed(.metric, "metric, such as revenue"),
            optional(.value, "value, a plain decimal; or else low and high"),
            optional(.low, "low end of a range; for a forecast or a preliminary result only"),
            optional(.high, "high end of that range"),
            optional(.decimals, decimals),
            optional(.unit, unit),
            needed(.stage, "forecast, preliminary, interim, annual or restated"),
            optional(.reportedBy, "issuer or press; empty: issuer"),
            optional(.reason, "for a restatement: why, such as accounting-error; empty: other"),
        ] + publication + documents

    private static let aggregateColumns: [ImportColumn] =
        [
            needed(.cohort, "the companies it speaks of, such as unprofitable-at-listing"),
            needed(.period, period),
            needed(.kind, "figure, growth, cagr, ratio, count or share"),
        ] + claim + [
            optional(.unit, "for a figure: \(unit)"),
            optional(.companies, "how many companies it counted; one number for the event"),
        ] + publication + documents

    private static let companyClaimColumns: [ImportColumn] =
        [
            needed(.subject, securityCode),
            needed(.period, period),
            needed(.kind, "growth, cagr, ratio, count or share"),
        ] + claim + [
            needed(.publicOn, "day on which the result became public"),
            needed(.source, "address of the result's source"),
            optional(.quote, "words in which it was stated, at most 200 characters"),
        ]

    private static let milestoneColumns: [ImportColumn] =
        [
            needed(.subject, "security code, or a market such as STAR"),
            needed(.kind, "product-launch, licence-deal, approval, policy or other"),
            optional(.titleEn, "what was announced, in English; one language is needed"),
            optional(.titleZh, "what was announced, in Chinese"),
        ] + publication + documents

    /// The columns of a figure or a claim that a publication states.
    private static let claim: [ImportColumn] = [
        needed(.name, "metric; for a count or a share: listings, shed-marks or companies"),
        optional(
            .base,
            "earlier period of a growth or cagr; denominator of a ratio; own period of a count"
        ),
        needed(.value, "value, a plain decimal; 0.24 for 24 %"),
        optional(.decimals, decimals),
    ]

    /// The columns that say when and where a fact became public.
    private static let publication: [ImportColumn] = [
        needed(.publicOn, "day on which it became public, in the ledger's zone"),
        optional(.publicPrecision, "day or no-later-than; empty: day"),
        needed(.source, "address where it was read"),
    ]

    /// The columns that say what stands there.
    private static let documents: [ImportColumn] = [
        optional(.documentTitle, "title of the document at that address"),
        optional(.documentSHA256, "SHA-256 of its bytes, 64 lower-case hex digits"),
        optional(.quote, "words that state the fact, at most 200 characters"),
        optional(.note, "remark of whoever wrote the row"),
    ]

    private static let securityCode = "security code of the company"
    private static let period = "period: FY2024, 2024H1, 2024Q3, 2024-9M"
    private static let decimals =
        "place it is rounded to, as in XBRL: -6 for millions; empty: exact"
    private static let unit =
        "currency code or the metric's own unit; empty: what goes without saying"

    private static func effectiveDate(_ what: String) -> String {
        "day of the \(what): a date, month, year, or an interval such as ../2023-08-15"
    }

    private static func needed(_ name: ImportColumn.Name, _ meaning: String) -> ImportColumn {
        ImportColumn(name: name, presence: .required, meaning: meaning)
    }

    private static func mayBeEmpty(_ name: ImportColumn.Name, _ meaning: String) -> ImportColumn {
        ImportColumn(name: name, presence: .mayBeEmpty, meaning: meaning)
    }

    private static func optional(_ name: ImportColumn.Name, _ meaning: String) -> ImportColumn {
        ImportColumn(name: name, presence: .optional, meaning: meaning)
    }
}
