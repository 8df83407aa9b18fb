/// A file whose header is that of a kind, and its rows.
struct ImportTable {
    let kind: ImportKind
    let fileName: String
    let fileIndex: Int
    private(set) var rows: [CSVRow] = []
    private let fieldIndex: [ImportColumn.Name: Int]

    /// Reads a file; nil if it has no header of a kind.
    init?(_ file: ImportFile, at fileIndex: Int, limits: CSVLimits, problems: inout ProblemList) {
        func refuse(_ reason: ImportProblem.Reason, at place: CSVLocation) {
            problems.add(
                ImportProblem(file: file.name, place: place, reason: reason),
                inFile: fileIndex
            )
        }
        var reader: CSVReader
        do {
            reader = try CSVReader(file.bytes, limits: limits)
        } catch {
            refuse(.csv(error.rule), at: error.place)
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
                refuse(.csv(error.rule), at: error.place)
            }
        }
    }

    /// The field of a column, if the file has the column.
    func field(_ name: ImportColumn.Name, of row: CSVRow) -> CSVField? {
        fieldIndex[name].map { row.fields[$0] }
    }

    private static func fieldIndex(
        of header: [CSVField],
        kind: ImportKind,
        refuse: (ImportProblem.Reason, CSVLocation) -> Void
    ) -> [ImportColumn.Name: Int]? {
        var index: [ImportColumn.Name: Int] = [:]
        var isGood = true
        for (position, field) in header.enumerated() {
            if let name = ImportColumn.Name(rawValue: field.text), kind.column(name) != nil {
                index[name] = position
            } else {
                var place = field.place
                place.columnName = field.text
                refuse(.unknownColumn(kind), place)
                isGood = false
            }
        }
        for column in kind.columns where column.presence != .optional && index[column.name] == nil {
            let place = CSVLocation(line: 1, column: 1, columnName: column.name.rawValue)
            refuse(.missingColumn(kind), place)
            isGood = false
        }
        return isGood ? index : nil
    }
}
