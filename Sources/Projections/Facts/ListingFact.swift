public import FilingModel

/// The properties of a listing that decide most memberships of cohorts.
public struct ListingFact: Hashable, Sendable {
    /// The company.
    public let code: SecurityCode
    /// When the listing became public.
    public let time: PublicTime
    /// The last day on which the company can have listed.
    public let lastDay: CalendarDate
    /// Whether the company was profitable when it listed.
    public let wasProfitableAtListing: Bool
    /// The board it listed on.
    public let board: Board
    /// The city of its seat, if it is known.
    @ByBytes public private(set) var city: String?

    /// The listing of a version of an event; nil if it is no company's listing.
    public init?(_ version: EventVersion) {
        guard let code = version.event.subject.code else { return nil }
        self.init(version.event.payload.event, of: code, time: version.event.time)
    }

    /// The listing of a payload; nil if it is no listing.
    package init?(_ event: FilingEvent, of code: SecurityCode, time: PublicTime) {
        guard let listing = event.listing else { return nil }
        self.code = code
        self.time = time
        lastDay = listing.listedOn.lastDay
        wasProfitableAtListing = listing.isProfitable
        board = listing.board
        city = listing.city
    }
}
