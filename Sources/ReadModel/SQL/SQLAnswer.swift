public import EventLog

/// The answer to a query of SQL.
public struct SQLAnswer: Hashable, Sendable {
    /// The names of the columns, in order; a name may occur twice.
    public let columns: [String]

    /// The rows, each with a value for every column.
    ///
    /// Integers and texts are as they are, null is null; a floating-point number is the text that
    /// SQLite prints, and a blob its hex digits.
    public let rows: [[JSONValue]]

    /// The longest that a query may take unless it is said otherwise, in seconds.
    public static let secondsMax = 30

    /// The most that one answer may take in memory, in bytes.
    static let bytesMax = 256 * 1_024 * 1_024
}
