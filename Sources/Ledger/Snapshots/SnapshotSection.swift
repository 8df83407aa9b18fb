/// A projection in a snapshot: a list of records, each with a key of its own.
public enum SnapshotSection: String, CaseIterable, Hashable, Sendable {
    /// The register: the companies that had listed.
    case companies
    /// The marks that they carry, or carried.
    case marks
    /// The figures that count.
    case figures
    /// The series, a point a record.
    case series
    /// The sums over the cohort.
    case aggregates

    /// The members that tell its records apart; they are in this order.
    public var keyNames: [String] {
        switch self {
        case .companies: ["subject"]
        case .marks: ["subject", "mark", "sequence"]
        case .figures: ["subject", "metric", "period"]
        case .series: ["series", "mark", "by", "year"]
        case .aggregates: ["cohort", "metric", "period"]
        }
    }

    /// What is told of a record that is only in one of two snapshots.
    package var gistNames: [String] {
        switch self {
        case .companies: ["listedOn", "marks"]
        case .marks: ["from", "until"]
        case .figures: ["value", "low", "high", "unit", "stage"]
        case .series: ["count", "cumulative", "listed", "share"]
        case .aggregates: ["sum", "unit", "covered", "companies"]
        }
    }
}
