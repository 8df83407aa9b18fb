/// A company listed.
public struct CompanyListed: Hashable, Sendable {
    /// Its registered name.
    public var name: LocalizedText
    /// The short name under which it trades.
    public var shortName: LocalizedText
    /// The exchange, by its ISO 10383 market identifier code.
    public var exchange: String
    /// The board, such as `STAR`.
    public var board: String
    /// The day of the listing.
    public var listedOn: EffectiveDate
    /// Whether it was profitable when it listed.
    public var isProfitable: Bool
    /// The marks its short name carried, in order of letter, each once.
    public var marks: [Mark]
    /// Its sector.
    public var sector: Sector
    /// The city of its seat.
    public var city: String?
    /// The province of its seat.
    public var province: String?
    /// The set of listing standards it chose, 1 to 5.
    public var standard: Int?

    /// A listing.
    ///
    /// - Parameters:
    ///   - name: Its registered name.
    ///   - shortName: The short name under which it trades.
    ///   - exchange: The exchange, by its ISO 10383 market identifier code.
    ///   - board: The board, such as `STAR`.
    ///   - listedOn: The day of the listing.
    ///   - isProfitable: Whether it was profitable when it listed.
    ///   - marks: The marks its short name carried.
    ///   - sector: Its sector.
    ///   - city: The city of its seat.
    ///   - province: The province of its seat.
    ///   - standard: The set of listing standards it chose, 1 to 5.
    public init(
        name: LocalizedText,
        shortName: LocalizedText,
        exchange: String,
        board: String,
        listedOn: EffectiveDate,
        isProfitable: Bool,
        marks: [Mark],
        sector: Sector,
        city: String? = nil,
        province: String? = nil,
        standard: Int? = nil
    ) {
        self.name = name
        self.shortName = shortName
        self.exchange = exchange
        self.board = board
        self.listedOn = listedOn
        self.isProfitable = isProfitable
        self.marks = marks
        self.sector = sector
        self.city = city
        self.province = province
        self.standard = standard
    }
}
