public import FilingModel
// The one place of the library that asks Foundation: it knows the time zone database.
import Foundation

/// The time zone in which a ledger's days begin and end.
public struct LedgerTimeZone: Sendable {
    private let zone: TimeZone

    /// A time zone by name.
    ///
    /// - Parameter name: An IANA name such as `Asia/Shanghai`, or an offset such as `+08:00`.
    /// - Throws: `SpellingError` if there is no such zone.
    public init(_ name: String) throws(SpellingError) {
        if let offset = Self.offset(name), let zone = TimeZone(secondsFromGMT: offset) {
            self.zone = zone
        } else if let zone = TimeZone(identifier: name) {
            self.zone = zone
        } else {
            throw SpellingError(.text, "must be a time zone such as Asia/Shanghai or +08:00")
        }
    }

    /// Whether a name is an abbreviation, which may mean several zones: it is not taken for a new
    /// ledger.
    package static func isAbbreviation(_ name: String) -> Bool {
        (2...5).contains(name.utf8.count) && name.utf8.allSatisfy(\.isASCIIUppercase)
            && !["UTC", "GMT", "PRC", "ROC", "ROK"].contains(name)
    }

    private static func offset(_ name: String) -> Int? {
        guard name.hasPrefix("+") || name.hasPrefix("-"), name.utf8.count == 6 else { return nil }
        return (try? ZonedTime("2000-01-01T00:00:00" + name))?.offsetSeconds
    }

    /// The distance of the zone from UTC at an instant, in seconds east.
    public func offsetSeconds(at instant: Instant) -> Int {
        zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds)))
    }

    /// The distance of the zone from UTC when a day begins, in seconds east.
    ///
    /// A multiple of 60, as RFC 3339 writes whole minutes.
    public func offsetSeconds(on date: CalendarDate) -> Int {
        let guess = Instant(seconds: Int64(date.dayNumber) * 86_400)
        let first = offsetSeconds(at: guess)
        let start = Instant(seconds: guess.seconds - Int64(first))
        return offsetSeconds(at: start) / 60 * 60
    }

    /// The day in this zone at an instant.
    public func date(at instant: Instant) -> CalendarDate {
        let local = instant.seconds + Int64(offsetSeconds(at: instant))
        let days = local / 86_400 - (local % 86_400 < 0 ? 1 : 0)
        return CalendarDate(dayNumber: Int32(days))
    }

    /// The last instant of a day in this zone: one nanosecond before the next day begins.
    public func end(of date: CalendarDate) -> Instant {
        let next = date.adding(days: 1)
        let start = ZonedTime(startOf: next, offsetSeconds: offsetSeconds(on: next)).instant
        return Instant(seconds: start.seconds - 1, nanoseconds: 999_999_999)
    }
}
