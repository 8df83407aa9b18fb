/// A column of a kind of file.
public struct ImportColumn: Hashable, Sendable {
    /// The names that columns can have.
    public enum Name: String, CaseIterable, Hashable, Sendable {
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

    /// What must be there.
    public enum Presence: Hashable, Sendable {
        /// The column, and a value in every row.
        case required
        /// The column; an empty value has a meaning of its own.
        case mayBeEmpty
        /// Nothing: a column that is left out is like one that is empty.
        case optional
    }

    /// The name in the header.
    public let name: Name

    /// What must be there.
    public let presence: Presence

    /// What it holds, in a line.
    public let meaning: String
}
