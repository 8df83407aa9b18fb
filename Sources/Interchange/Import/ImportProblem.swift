package import FilingModel

/// One thing that is wrong with a file, and where.
package struct ImportProblem: Hashable, Sendable {
    /// The kinds of problems.
    package enum Reason: Hashable, Sendable {
        /// The file is not a table in CSV.
        case csv(CSVError.Rule)
        /// No kind of file has columns such as these.
        case unknownKind
        /// A file of this kind has no such column.
        case unknownColumn(ImportKind)
        /// A file of this kind must have this column.
        case missingColumn(ImportKind)
        /// There must be a value.
        case missingValue
        /// There must be no value, or another one, beside the others of the row; with the rule.
        case misplaced(String)
        /// The value is not what its column holds.
        case malformed(SpellingError)
        /// An earlier row has given this: a figure or claim of an event, a company's listing.
        case givenTwice(first: RowLocation)
        /// The row differs from an earlier row of the same event.
        case conflict(first: RowLocation)
        /// No result has this subject, period, day and source.
        case noSuchResult
        /// Several results have this subject, period, day and source.
        case ambiguousResult
    }

    /// The location of another row.
    package struct RowLocation: Hashable, Sendable {
        /// The name of its file.
        package let file: String
        /// The line on which it starts, from 1.
        package let line: Int
    }

    /// The name of the file.
    package let file: String

    /// The location in the file.
    package let location: CSVLocation

    /// What is wrong.
    package let reason: Reason

    /// The line, from 1.
    package var line: Int { location.line }

    /// The character in that line, from 1.
    package var column: Int { location.column }

    /// The name of the table's column, if the problem is in one.
    package var columnName: String? { location.columnName }
}

extension ImportProblem: CustomStringConvertible {
    /// The problem in a line, such as `figures.csv:12:34: unit: must be persons`.
    package var description: String {
        let column = columnName.map { ": \($0)" } ?? ""
        return "\(file):\(line):\(self.column)\(column): \(reason)"
    }
}

extension ImportProblem.RowLocation: CustomStringConvertible {
    /// The location, such as `figures.csv:12`.
    package var description: String { "\(file):\(line)" }
}

extension ImportProblem.Reason: CustomStringConvertible {
    /// The reason as half a sentence.
    package var description: String {
        switch self {
        case .csv(let rule): "\(rule)"
        case .unknownKind: "these are not the columns of any kind of file that can be imported"
        case .unknownColumn(let kind): "a file of \(kind.rawValue) has no such column"
        case .missingColumn(let kind): "a file of \(kind.rawValue) must have this column"
        case .missingValue: "must not be empty"
        case .misplaced(let rule): rule
        case .malformed(let malformed): malformed.rule
        case .givenTwice(let first): "is given at \(first) already"
        case .conflict(let first): "differs from \(first), a row of the same event"
        case .noSuchResult:
            "must belong to a result in figures with this subject, period, day and source"
        case .ambiguousResult:
            "belongs to more than one result with this subject, period, day and source"
        }
    }
}

/// An import was refused; it names what is wrong with the files.
package struct ImportError: Error, Hashable, Sendable {
    /// The most problems that an error names.
    package static let problemsMax = 100

    /// The problems in order of file and location; at least one, at most `problemsMax`.
    package let problems: [ImportProblem]

    /// The number of further problems.
    package let omittedCount: Int

    init(_ found: ProblemList) {
        problems = Array(found.sorted.prefix(Self.problemsMax))
        omittedCount = found.count - problems.count
    }
}

/// The problems of all files, in the order in which they are found.
struct ProblemList {
    /// The most problems that are kept; further ones are only counted, so that a bad file cannot
    /// fill the memory.
    private static let keptMax = 10_000

    private var entries: [(fileIndex: Int, problem: ImportProblem)] = []

    /// The number of all problems.
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    mutating func add(_ problem: ImportProblem, inFile fileIndex: Int) {
        count += 1
        if entries.count < Self.keptMax { entries.append((fileIndex, problem)) }
    }

    /// Adds the problems of a row.
    mutating func add(_ row: RowReader) {
        for problem in row.problems { add(problem, inFile: row.table.fileIndex) }
    }

    /// Adds one problem of a row that was read without any.
    mutating func add(
        _ reason: ImportProblem.Reason,
        of row: RowReader,
        in column: ImportColumn.Name
    ) {
        var row = row
        row.refuse(column, reason)
        add(row)
    }

    /// Whether any file has problems of those whose index is accepted.
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
