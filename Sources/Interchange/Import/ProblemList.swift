/// The problems of all files, in the order in which they are found.
struct ProblemList {
    /// How many problems are kept; more are only counted, so that a bad file cannot fill the
    /// memory.
    private static let keptMax = 10_000

    private var entries: [(fileIndex: Int, problem: ImportProblem)] = []

    /// How many problems there are.
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    mutating func add(_ problem: ImportProblem, inFile fileIndex: Int) {
        count += 1
        if entries.count < Self.keptMax { entries.append((fileIndex, problem)) }
    }

    mutating func add(_ row: RowReader) {
        for problem in row.problems { add(problem, inFile: row.table.fileIndex) }
    }

    /// Adds one problem of a row that has been read without any.
    mutating func add(
        _ reason: ImportProblem.Reason,
        of row: RowReader,
        in column: ImportColumn.Name
    ) {
        var row = row
        row.refuse(column, reason)
        add(row)
    }

    /// Whether any of some files has problems, by their indices.
    func contains(where isMeant: (Int) -> Bool) -> Bool {
        entries.contains { isMeant($0.fileIndex) }
    }

    /// The problems in order of file, line and column.
    var sorted: [ImportProblem] {
        entries.sorted {
            ($0.fileIndex, $0.problem.line, $0.problem.column)
                < ($1.fileIndex, $1.problem.line, $1.problem.column)
        }.map(\.problem)
    }
}
