public import FilingModel
public import ReadModel

extension Ledger {
    /// Answers a query of SQL over the documented views, as they stand at three clocks.
    ///
    /// - Parameters:
    ///   - query: A single statement that only reads.
    ///   - clock: The clocks.
    /// - Returns: The answer.
    /// - Throws: `LedgerError.sql` if it is no such statement, or fails; `LedgerError.readModel`,
    ///   `LedgerError.log`.
    public func answer(sql query: String, at clock: Clock) throws(LedgerError) -> SQLAnswer {
        try LedgerError.converting {
            try facts { _ in }
            return try readModel.answer(sql: query, at: clock)
        }
    }
}
