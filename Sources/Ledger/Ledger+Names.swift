public import FilingModel
import Projections
package import ReadModel

extension Ledger {
    /// The companies that are meant by a code, or by a name or a short name in either language.
    ///
    /// - Returns: Their codes, ascending; none: nobody is known by it, several: give a code.
    public func companies(named spelling: String) throws(LedgerError) -> [SecurityCode] {
        try facts { try $0.companies(named: spelling) }
    }

    /// The sequence of an event; nil if the log has none with this identifier.
    public func sequence(of id: EventID) throws(LedgerError) -> Int? {
        try facts { try $0.place(of: id)?.sequence }
    }

    /// The time of what became public on a day: the day's beginning in the ledger's zone.
    public func publicTime(
        _ date: CalendarDate,
        _ precision: PublicTime.Precision = .day
    ) throws(LedgerError) -> PublicTime {
        let offset = try timeZone().offsetSeconds(on: date)
        return PublicTime(
            ZonedTime(startOf: date, offsetSeconds: offset),
            precision: precision
        )
    }
}

extension ReadModelFacts {
    /// The companies that are meant by a code, or by a name or a short name, ascending.
    package func companies(named spelling: String) throws -> [SecurityCode] {
        if let code = try? SecurityCode(spelling), try isListed(code) { return [code] }
        return try codes(named: spelling)
    }
}
