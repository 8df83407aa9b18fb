/// The ledger was opened: always event 0, and only that.
public struct LedgerOpened: Hashable, Sendable {
    /// The ledger's name for the world.
    public let origin: Origin
    /// Its title for people.
    @ByBytes public private(set) var title: String
    /// The currency of its sums.
    public let currency: Currency
    /// The time zone of its days, as an IANA name or an offset such as `+08:00`.
    public let timezone: String

    /// A ledger's opening.
    public init(origin: Origin, title: String, currency: Currency, timezone: String) {
        self.origin = origin
        self.title = title
        self.currency = currency
        self.timezone = timezone
    }
}
