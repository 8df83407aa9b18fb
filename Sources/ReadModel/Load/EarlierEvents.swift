import FilingModel
import Projections

/// What is known of the events before the one that is read.
protocol EarlierEvents {
    /// Takes the next event.
    mutating func add(_ event: RecordedEvent)

    /// Where an event stands that an amendment targets.
    func place(of id: EventID) throws -> EventLocation?

    /// Notes a filing of a company for a period.
    mutating func isContested(_ subject: Subject, _ period: FiscalPeriod) -> Bool
}
