public import FilingModel
public import ReadModel

extension Ledger {
    /// Answers a query of SQL over the documented views, as they stand at three clocks.
    ///
    /// - Parameter query: A single statement that only reads.
    /// - Throws: `LedgerError.sql` if it is no such statement, or fails.
    public func answer(sql query: String, at clock: Clock) throws(LedgerError) -> SQLAnswer {
        try LedgerError.converting {
            try facts { _ in }
            return try readModel.answer(sql: query, at: clock)
        }
    }
}
