import FilingModel
import Projections

/// What is known of the events before the one that is read.
protocol EarlierEvents {
    /// Takes the next event.
    mutating func add(_ event: RecordedEvent)

    /// Where an event stands that an amendment targets.
    ///
    /// - Throws: What the source of the events throws.
    func place(of id: EventID) throws -> EventLocation?

    /// Notes a filing of a company for a period.
    ///
    /// - Returns: Whether there may be others of the same company and period.
    mutating func isContested(_ subject: Subject, _ period: FiscalPeriod) -> Bool
}
