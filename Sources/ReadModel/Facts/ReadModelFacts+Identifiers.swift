import GRDB

extension ReadModelFacts {
    /// Gives the identifiers of all events, in log order.
    ///
    /// - Parameter body: What to do with one.
    /// - Throws: An error of the database, and what `body` throws.
    public func identifiers(_ body: (String) throws -> Void) throws {
        let rows = try String.fetchCursor(db, sql: "SELECT id FROM _events ORDER BY sequence")
        while let id = try rows.next() { try body(id) }
    }
}
