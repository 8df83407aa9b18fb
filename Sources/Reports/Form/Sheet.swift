import EventLog

/// The raw values of a report, one row a line: for spreadsheets and programs.
package struct Sheet: Hashable, Sendable {
    /// The names of the columns.
    package let header: [String]
    /// The rows; nil: no value.
    package let rows: [[String?]]

    /// Raw values.
    package init(_ header: [String], _ rows: [[String?]]) {
        self.header = header
        self.rows = rows
    }

    /// A row for each record; a column has nothing where a record has no such field.
    init(_ columns: [Column], _ records: [Fields]) {
        self.init(
            columns.map(\.name),
            records.map { record in columns.map { record.json[$0.path[...]]?.cell } }
        )
    }
}

/// A column of a sheet: a field of the records.
struct Column: ExpressibleByStringLiteral {
    /// Its title.
    let name: String
    /// The names of the members that lead to the field; in an array its members', or one's number.
    let path: [Substring]

    /// The column of a field.
    ///
    /// `largest.subject` is the member of a member; without another name, its title is
    /// `largest_subject`, and that of `reportedBy` is `reported_by`.
    init(_ path: String, as name: String? = nil) {
        self.path = path.split(separator: ".")
        self.name = name ?? Self.title(of: path)
    }

    /// The column of a field, under the field's own name.
    init(stringLiteral path: String) { self.init(path) }

    private static func title(of path: String) -> String {
        path.map { $0 == "." ? "_" : $0.isUppercase ? "_" + $0.lowercased() : String($0) }.joined()
    }
}

extension JSONValue {
    /// The value that a path leads to; of an array each element's.
    fileprivate subscript(path: ArraySlice<Substring>) -> JSONValue? {
        guard let name = path.first else { return self }
        switch self {
        case .object: return self[String(name)]?[path.dropFirst()]
        case .array(let elements):
            guard let index = Int(name) else { return .array(elements.compactMap { $0[path] }) }
            return elements.indices.contains(index) ? elements[index][path.dropFirst()] : nil
        case .null, .bool, .integer, .string: return nil
        }
    }

    /// The value in a cell; several are parted by blanks.
    var cell: String? {
        switch self {
        case .null, .object: nil
        case .bool(let flag): flag ? "true" : "false"
        case .integer(let number): String(number)
        case .string(let text): text
        case .array(let elements): elements.compactMap(\.cell).joined(separator: " ")
        }
    }
}
