/// The tables that can be imported, in the order in which a day's events enter the log.
package enum ImportKind: String, CaseIterable, Hashable, Sendable {
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

    /// What the rows become, in one line.
    package var meaning: String {
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

    /// The columns; a file may have them in any order.
    package var columns: [ImportColumn] {
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

    /// The kind that fits a header best; of two that fit alike, the one with fewer columns.
    static func of(header: [String]) -> ImportKind? {
        let fits = allCases.map { (kind: $0, fit: $0.fit(header), width: $0.columns.count) }
        let best = fits.max { ($0.fit, -$0.width) < ($1.fit, -$1.width) }
        guard let best, best.fit > 0 else { return nil }
        return best.kind
    }

    /// The number of known columns, less those that are unknown and those that are missing.
    private func fit(_ header: [String]) -> Int {
        let known = Set(columns.map(\.name.rawValue))
        let needed = columns.filter { $0.presence != .optional }.map(\.name.rawValue)
        let unknownCount = header.count { !known.contains($0) }
        let missingCount = needed.count { !header.contains($0) }
        return header.count - 2 * unknownCount - missingCount
    }
}

/// A file whose header is that of a kind, and its rows.
struct ImportTable {
    let kind: ImportKind
    let fileName: String
    let fileIndex: Int
    private(set) var rows: [CSVRow] = []
    private let fieldIndex: [ImportColumn.Name: Int]

    /// Reads a file; nil if its header is of no kind, which is then among the problems.
    init?(_ file: ImportFile, at fileIndex: Int, limits: CSVLimits, problems: inout ProblemList) {
        func refuse(_ reason: ImportProblem.Reason, at location: CSVLocation) {
            problems.add(
                ImportProblem(file: file.name, location: location, reason: reason),
                inFile: fileIndex
            )
        }
        var reader: CSVReader
        do {
            reader = try CSVReader(file.bytes, limits: limits)
        } catch {
            refuse(.csv(error.rule), at: error.location)
            return nil
        }
        guard let kind = ImportKind.of(header: reader.header.map(\.text)) else {
            refuse(.unknownKind, at: CSVLocation(line: 1, column: 1))
            return nil
        }
        guard let fieldIndex = Self.fieldIndex(of: reader.header, kind: kind, refuse: refuse) else {
            return nil
        }
        self.kind = kind
        fileName = file.name
        self.fileIndex = fileIndex
        self.fieldIndex = fieldIndex
        var hasMore = true
        while hasMore {
            do {
                let row = try reader.next()
                if let row { rows.append(row) }
                hasMore = row != nil
            } catch {
                refuse(.csv(error.rule), at: error.location)
            }
        }
    }

    /// The field of a column; nil if the file does not have the column.
    func field(_ name: ImportColumn.Name, of row: CSVRow) -> CSVField? {
        fieldIndex[name].map { row.fields[$0] }
    }

    private static func fieldIndex(
        of header: [CSVField],
        kind: ImportKind,
        refuse: (ImportProblem.Reason, CSVLocation) -> Void
    ) -> [ImportColumn.Name: Int]? {
        let columns = kind.columns
        var index: [ImportColumn.Name: Int] = [:]
        var isGood = true
        for (position, field) in header.enumerated() {
            let name = ImportColumn.Name(rawValue: field.text)
            if let name, columns.contains(where: { $0.name == name }) {
                index[name] = position
            } else {
                var location = field.location
                location.columnName = field.text
                refuse(.unknownColumn(kind), location)
                isGood = false
            }
        }
        for column in columns where column.presence != .optional && index[column.name] == nil {
            let location = CSVLocation(line: 1, column: 1, columnName: column.name.rawValue)
            refuse(.missingColumn(kind), location)
            isGood = false
        }
        return isGood ? index : nil
    }
}
