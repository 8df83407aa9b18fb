/// A column of a table that can be imported.
package struct ImportColumn: Hashable, Sendable {
    /// The names of columns.
    package enum Name: String, CaseIterable, Hashable, Sendable {
        case subject, cohort, period, kind, change, name, metric, base
        case nameZh = "name_zh"
        case nameEn = "name_en"
        case shortNameZh = "short_name_zh"
        case shortNameEn = "short_name_en"
        case titleEn = "title_en"
        case titleZh = "title_zh"
        case exchange, board
        case listedOn = "listed_on"
        case effectiveOn = "effective_on"
        case mark, marks, tier, profitable, sector, city, province, standard
        case value, low, high, decimals, unit, companies
        case stage
        case reportedBy = "reported_by"
        case reason
        case publicOn = "public_on"
        case publicPrecision = "public_precision"
        case source
        case documentTitle = "document_title"
        case documentSHA256 = "document_sha256"
        case quote, note
    }

    /// What a file must have of a column.
    package enum Presence: Hashable, Sendable {
        /// The column, and a value in every row.
        case required
        /// The column; an empty value has a meaning of its own.
        case mayBeEmpty
        /// Nothing: a column that is left out is like one that is empty.
        case optional
    }

    /// The name in the header.
    package let name: Name

    /// What a file must have of it.
    package let presence: Presence

    /// The meaning of its values, in one line.
    package let meaning: String
}

extension ImportColumn {
    static func required(_ name: Name, _ meaning: String) -> ImportColumn {
        ImportColumn(name: name, presence: .required, meaning: meaning)
    }

    static func mayBeEmpty(_ name: Name, _ meaning: String) -> ImportColumn {
        ImportColumn(name: name, presence: .mayBeEmpty, meaning: meaning)
    }

    static func optional(_ name: Name, _ meaning: String) -> ImportColumn {
        ImportColumn(name: name, presence: .optional, meaning: meaning)
    }
}

/// Columns of more than one table.
extension ImportColumn {
    static let company = required(.subject, "security code of the company")

    static let period = required(.period, "period: FY2024, 2024H1, 2024Q3, 2024-9M")

    static let decimals = optional(
        .decimals,
        "place it is rounded to, as in XBRL: -6 for millions; empty: exact"
    )

    /// The meaning of a unit's column.
    static let unitMeaning =
        "currency code or the metric's own unit; empty: what goes without saying"

    static func effectiveDate(_ name: Name, ofThe event: String) -> ImportColumn {
        required(
            name,
            "day of the \(event): a date, month, year, or an interval such as ../2023-08-15"
        )
    }
}
