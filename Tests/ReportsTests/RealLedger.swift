import FilingModel
import Ledger
import Projections
import Reports

/// The filings that the repository holds.
enum RealLedger {
    /// The root of the repository, without a slash at its end.
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(3).joined(separator: "/")

    /// The insight of 2024 as of the day of the article.
    static func insight() throws -> Insight {
        try answer { try Insight(year: 2024, $0) }
    }

    /// The marks shed as of the same day.
    static func shedMarks() throws -> SeriesReport {
        try answer { try SeriesReport(shed: .unprofitable, $0) }
    }

    /// What publications said of cohorts, as of the same day.
    static func reconciled() throws -> ReconcileReport { try answer { try ReconcileReport($0) } }

    private static func answer<Answer>(
        _ ask: (AsOf<Ledger.Facts>) throws -> Answer
    ) throws -> Answer {
        let ledger = try Ledger(at: root)
        let day = try CalendarDate("2025-05-09")
        let request = ClockRequest(valid: day, known: .date(day))
        let clock = try ledger.clock(request, now: RecordedTime(milliseconds: 0))
        return try ledger.asOf(clock, ask)
    }
}
