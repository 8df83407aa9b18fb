/// The kinds of files that can be imported, in the order in which a day's events enter the log.
///
/// Which kind a file is follows from its header: the kind that knows most of its columns.
public enum ImportKind: String, CaseIterable, Hashable, Sendable {
    /// Listings, one a row.
    case listings
    /// Marks put into short names or taken out, one a row.
    case markChanges = "mark_changes"
    /// Tiers entered or left, one a row.
    case tierChanges = "tier_changes"
    /// Figures, one a row; those of one filing are one event.
    case figures
    /// Figures and claims about a cohort, one a row; those of one publication are one event.
    case aggregates
    /// Claims about single companies, one a row; each belongs to a result in `figures`.
    case companyClaims = "company_claims"
    /// Milestones, one a row.
    case milestones

    /// What its rows become, in a line.
    public var meaning: String {
        switch self {
        case .listings: "each row: company-listed; these come first in the log"
        case .markChanges: "each row: mark-removed or mark-assigned"
        case .tierChanges: "each row: tier-changed"
        case .figures:
            "rows of one subject, period, stage, reporter, public day, precision and source: "
                + "result-filed, or figures-restated where the stage is restated"
        case .aggregates:
            "rows of one cohort, period, public day, precision and source: aggregate-reported"
        case .companyClaims:
            "each row: a claim of the result-filed with its subject, period, day and source"
        case .milestones: "each row: milestone-announced"
        }
    }

    /// The column of that name, if files of this kind have one.
    func column(_ name: ImportColumn.Name) -> ImportColumn? {
        columns.first { $0.name == name }
    }

    /// The kind that a header is of, if there is one: the one that fits best; of two that fit
    /// alike, the one with fewer columns.
    static func of(header: [String]) -> ImportKind? {
        let fits = allCases.map { (kind: $0, fit: $0.fit(header), width: $0.columns.count) }
        let best = fits.max { ($0.fit, -$0.width) < ($1.fit, -$1.width) }
        guard let best, best.fit > 0 else { return nil }
        return best.kind
    }

    /// How many columns are known, less those that are not, less those that are missing.
    private func fit(_ header: [String]) -> Int {
        let known = Set(columns.map(\.name.rawValue))
        let needed = columns.filter { $0.presence != .optional }.map(\.name.rawValue)
        let unknownCount = header.count { !known.contains($0) }
        let missingCount = needed.count { !header.contains($0) }
        return header.count - 2 * unknownCount - missingCount
    }
}
