public import FilingModel
import GRDB

extension ReadModelFacts {
    /// Gives the identifiers of all events, in log order.
    public func identifiers(_ body: (EventID) throws -> Void) throws {
        let rows = try String.fetchCursor(db, sql: "SELECT id FROM _events ORDER BY sequence")
        while let id = try rows.next() {
            try body(try ReadModelError.asWritten { () throws(SpellingError) in try EventID(id) })
        }
    }
}
