/// Why a query of SQL is not answered; the read model is as it was.
public enum SQLError: Error, Hashable, Sendable {
    /// There is no statement in it.
    case empty
    /// There is more than one statement in it.
    case several
    /// It holds a character that ends a text for SQLite.
    case nulCharacter
    /// It has parameters, to which nothing is bound.
    case parameters
    /// It names a table or a function that is internal.
    case internalName(String)
    /// It would do something else than read the views.
    case notAllowed(String, Place?)
    /// SQLite does not understand it, or fails at it.
    case failed(String, Place?)
    /// The answer takes more memory than an answer may, in bytes.
    case tooLarge(limit: Int)

    /// It needs more memory than a query may, in bytes.
    case tooMuchMemory(limit: Int)
    /// It took longer than it may, in seconds.
    case tooSlow(limit: Int)

    /// A place in the query.
    public struct Place: Hashable, Sendable {
        /// The line, from 1.
        public let line: Int
        /// The character in the line, from 1.
        public let column: Int

        /// The place of a byte of a query.
        init(of offset: Int, in query: String) {
            let before = query.utf8.prefix(offset).split(
                separator: 0x0A,
                omittingEmptySubsequences: false
            )
            line = before.count
            column = String(decoding: before[before.count - 1], as: UTF8.self).count + 1
        }
    }
}
