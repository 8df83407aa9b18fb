internal import FilingModel

/// An import under way: the drafts that have been made, and the problems that have been found.
struct Importer {
    let options: ImportOptions
    private var placed: [PlacedDraft] = []
    private var problems = ProblemList()

    init(options: ImportOptions) { self.options = options }

    /// The drafts in the order of the log, if there are no problems.
    func drafts() throws(ImportError) -> [ImportedDraft] {
        guard problems.isEmpty else { throw ImportError(problems) }
        return placed.sorted(by: PlacedDraft.comesFirst).map {
            let place = $0.origin.place
            return ImportedDraft(
                draft: $0.draft,
                file: place.file,
                line: place.line,
                columns: $0.origin.columns
            )
        }
    }

    /// Reads all files.
    mutating func read(_ files: [ImportFile]) {
        var tables: [ImportTable] = []
        for (index, file) in files.enumerated() {
            let table = ImportTable(file, at: index, limits: options.limits, problems: &problems)
            if let table { tables.append(table) }
        }
        let options = options
        readListings(tables)
        readSingles(.markChanges, in: tables) { $0.markChange(options) }
        readSingles(.tierChanges, in: tables) { $0.tierChange(options) }
        readSingles(.milestones, in: tables) { $0.milestone(options) }
        readAggregates(tables)
        readFigures(tables)
    }

    /// Reads the rows of all files of a kind.
    private mutating func rows<Row>(
        _ kind: ImportKind,
        in tables: [ImportTable],
        _ read: (inout RowReader) -> Row?
    ) -> [(row: Row, origin: RowReader)] {
        var rows: [(row: Row, origin: RowReader)] = []
        for table in tables where table.kind == kind {
            for row in table.rows {
                var reader = RowReader(row, of: table)
                if let row = read(&reader) { rows.append((row, reader)) }
                problems.add(reader)
            }
        }
        return rows
    }

    private mutating func place(_ draft: EventDraft, at origin: RowReader) {
        guard let day = draft.time?.date else { return }
        placed.append(PlacedDraft(draft: draft, day: day, origin: origin))
    }

    private mutating func readSingles(
        _ kind: ImportKind,
        in tables: [ImportTable],
        _ read: (inout RowReader) -> EventDraft?
    ) {
        for (draft, origin) in rows(kind, in: tables, read) { place(draft, at: origin) }
    }

    private mutating func readListings(_ tables: [ImportTable]) {
        let options = options
        var first: [Subject: RowReader] = [:]
        for (draft, origin) in rows(.listings, in: tables, { $0.listing(options) }) {
            if let first = first[draft.subject] {
                problems.add(.givenTwice(first: first.place), of: origin, in: .subject)
            } else {
                first[draft.subject] = origin
                place(draft, at: origin)
            }
        }
    }

    private mutating func readAggregates(_ tables: [ImportTable]) {
        let options = options
        var groups = RowGroups<AggregateRow.Key, AggregateRow>()
        for (row, _) in rows(.aggregates, in: tables, { $0.aggregate(options) }) {
            groups.add(row, to: row.key)
        }
        for (key, rows) in groups.groups {
            let event = AggregateEvent(key: key, rows: rows)
            if let draft = event.draft(options, problems: &problems) {
                place(draft, at: rows[0].origin)
            }
        }
    }

    private mutating func readFigures(_ tables: [ImportTable]) {
        let options = options
        var groups = RowGroups<FigureRow.Key, FigureRow>()
        for (row, _) in rows(.figures, in: tables, { $0.figure(options) }) {
            groups.add(row, to: row.key)
        }
        let others = Set(tables.filter { $0.kind != .figures }.map(\.fileIndex))
        let isWhole = !problems.contains { !others.contains($0) }
        var claims = ResultClaims(of: groups.groups.map(\.key))
        for (row, _) in rows(.companyClaims, in: tables, { $0.companyClaim() }) {
            claims.add(row, resultsAreWhole: isWhole, problems: &problems)
        }
        for (key, rows) in groups.groups {
            let event = FigureEvent(key: key, rows: rows, claims: claims[key])
            if let draft = event.draft(options, problems: &problems) {
                place(draft, at: rows[0].origin)
            }
        }
    }
}
