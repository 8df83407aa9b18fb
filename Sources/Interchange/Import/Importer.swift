package import FilingModel

/// Turns CSV files into drafts of events, all of them or none.
///
/// The header of a file tells which table it holds, see `ImportKind`; several files may hold the
/// same table.
package struct Importer {
    private let options: ImportOptions
    private var placed: [PlacedDraft] = []
    private var problems = ProblemList()

    private init(options: ImportOptions) { self.options = options }

    /// The events of some files, in the order of the log and without identifiers.
    ///
    /// Listings come first; then an earlier public day, kind of table, file and row. The order of
    /// the files counts only where days and kinds are equal. Throws everything that is wrong.
    package static func drafts(
        from files: [ImportFile],
        options: ImportOptions
    ) throws(ImportError) -> [ImportedDraft] {
        var importer = Importer(options: options)
        importer.read(files)
        guard importer.problems.isEmpty else { throw ImportError(importer.problems) }
        return importer.placed.sorted(by: PlacedDraft.comesFirst).map(\.imported)
    }

    private mutating func read(_ files: [ImportFile]) {
        var tables: [ImportTable] = []
        for (index, file) in files.enumerated() {
            let table = ImportTable(file, at: index, limits: options.limits, problems: &problems)
            if let table { tables.append(table) }
        }
        readListings(tables)
        readSingles(.markChanges, in: tables) { $0.markChange() }
        readSingles(.tierChanges, in: tables) { $0.tierChange() }
        readSingles(.milestones, in: tables) { $0.milestone() }
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
                var reader = RowReader(row, of: table, options: options)
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

    /// Reads rows that are one event each.
    private mutating func readSingles(
        _ kind: ImportKind,
        in tables: [ImportTable],
        _ read: (inout RowReader) -> EventDraft?
    ) {
        for (draft, origin) in rows(kind, in: tables, read) { place(draft, at: origin) }
    }

    private mutating func readListings(_ tables: [ImportTable]) {
        var first: [Subject: RowReader] = [:]
        for (draft, origin) in rows(.listings, in: tables, { $0.listing() }) {
            if let first = first[draft.subject] {
                problems.add(.givenTwice(first: first.location), of: origin, in: .subject)
            } else {
                first[draft.subject] = origin
                place(draft, at: origin)
            }
        }
    }

    private mutating func readAggregates(_ tables: [ImportTable]) {
        let rows = rows(.aggregates, in: tables) { $0.aggregate() }.map(\.row)
        for (key, rows) in rows.grouped(by: \.key) {
            let event = AggregateEvent(key: key, rows: rows)
            if let draft = event.draft(options, problems: &problems) {
                place(draft, at: rows[0].origin)
            }
        }
    }

    private mutating func readFigures(_ tables: [ImportTable]) {
        let rows = rows(.figures, in: tables) { $0.figure() }.map(\.row)
        let groups = rows.grouped(by: \.key)
        let others = Set(tables.filter { $0.kind != .figures }.map(\.fileIndex))
        let isWhole = !problems.contains { !others.contains($0) }
        var claims = ResultClaims(of: groups.map(\.key))
        for (row, _) in self.rows(.companyClaims, in: tables, { $0.companyClaim() }) {
            claims.add(row, resultsAreWhole: isWhole, problems: &problems)
        }
        for (key, rows) in groups {
            let event = FigureEvent(key: key, rows: rows, claims: claims[key])
            if let draft = event.draft(options, problems: &problems) {
                place(draft, at: rows[0].origin)
            }
        }
    }
}

/// A file to import.
package struct ImportFile: Hashable, Sendable {
    /// The name as people know it; its kind follows from its header, never from this.
    package let name: String

    /// The content.
    package let bytes: [UInt8]

    /// Creates a file of a name and a content.
    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}

/// A draft and the row that it comes from, the first one if there are several.
package struct ImportedDraft: Hashable, Sendable {
    /// The draft.
    package let draft: EventDraft

    /// The name of the row's file.
    package let file: String

    /// The line on which the row starts, from 1.
    package let line: Int

    /// The start of each value of the row by column name: a character in its line, from 1.
    package let columns: [String: Int]
}

/// A draft and what decides its place in the log.
private struct PlacedDraft {
    let draft: EventDraft
    let day: CalendarDate
    let origin: RowReader

    static func comesFirst(_ lhs: PlacedDraft, _ rhs: PlacedDraft) -> Bool { lhs.rank < rhs.rank }

    private var rank: (Int, CalendarDate, Int, Int, Int) {
        let table = origin.table
        let kind = ImportKind.allCases.firstIndex(of: table.kind) ?? 0
        return (table.kind == .listings ? 0 : 1, day, kind, table.fileIndex, origin.row.line)
    }

    var imported: ImportedDraft {
        ImportedDraft(
            draft: draft,
            file: origin.location.file,
            line: origin.location.line,
            columns: origin.columns
        )
    }
}

extension Sequence {
    /// The elements by a key; groups and their elements keep the order of the sequence.
    fileprivate func grouped<Key: Hashable>(
        by key: (Element) -> Key
    ) -> [(key: Key, rows: [Element])] {
        var groups: [(key: Key, rows: [Element])] = []
        var index: [Key: Int] = [:]
        for element in self {
            let key = key(element)
            if let known = index[key] {
                groups[known].rows.append(element)
            } else {
                index[key] = groups.count
                groups.append((key, [element]))
            }
        }
        return groups
    }
}
