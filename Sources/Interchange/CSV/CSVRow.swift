/// A row of a CSV file.
public struct CSVRow: Hashable, Sendable {
    /// The fields, as many as the header has.
    public let fields: [CSVField]

    /// The line on which it starts, from 1.
    public let line: Int
}
