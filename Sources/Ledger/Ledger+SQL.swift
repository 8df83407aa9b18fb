public import FilingModel
public import ReadModel

extension Ledger {
    /// Answers a query of SQL over the documented views, as they stand at three clocks.
    ///
    /// - Parameters:
    ///   - query: A single statement that only reads.
    ///   - seconds: The longest that it may take.
    /// - Throws: `LedgerError.sql` if it is no such statement, fails, or needs too much.
    public func answer(
        sql query: String,
        at clock: Clock,
        within seconds: Int = SQLAnswer.secondsMax
    ) throws(LedgerError) -> SQLAnswer {
        try LedgerError.converting {
            try facts { _ in }
            return try readModel.answer(sql: query, at: clock, within: seconds)
        }
    }
}
