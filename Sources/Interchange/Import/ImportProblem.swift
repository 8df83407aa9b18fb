public import FilingModel

/// One thing that is wrong with a file, and where.
public struct ImportProblem: Hashable, Sendable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
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
        /// The row says otherwise than an earlier row of the same event.
        case conflict(first: RowLocation)
        /// No result has this subject, period, day and source.
        case noSuchResult
        /// Several results have this subject, period, day and source.
        case ambiguousResult
    }

    /// Another row.
    public struct RowLocation: Hashable, Sendable {
        /// The name of its file.
        public let file: String
        /// The line on which it starts, from 1.
        public let line: Int
    }

    /// The name of the file.
    public let file: String

    /// The place in the file.
    public let place: CSVLocation

    /// What is wrong.
    public let reason: Reason

    /// The line, from 1.
    public var line: Int { place.line }

    /// The character in that line, from 1.
    public var column: Int { place.column }

    /// The name of the column of the table, if there is one to blame.
    public var columnName: String? { place.columnName }
}

extension ImportProblem: CustomStringConvertible {
    /// The problem in a line, such as `figures.csv:12:34: unit: must be persons`.
    public var description: String {
        let column = columnName.map { ": \($0)" } ?? ""
        return "\(file):\(line):\(self.column)\(column): \(reason)"
    }
}

extension ImportProblem.RowLocation: CustomStringConvertible {
    /// The place, such as `figures.csv:12`.
    public var description: String { "\(file):\(line)" }
}

extension ImportProblem.Reason: CustomStringConvertible {
    /// The reason as half a sentence.
    public var description: String {
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
