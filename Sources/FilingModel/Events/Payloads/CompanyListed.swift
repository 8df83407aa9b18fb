/// A company listed.
public struct CompanyListed: Hashable, Sendable {
    /// Its registered name.
    public var name: LocalizedText
    /// The short name under which it trades.
    public var shortName: LocalizedText
    /// The exchange.
    public var exchange: Exchange
    /// The board.
    public var board: Board
    /// The day of the listing.
    public var listedOn: EffectiveDate
    /// Whether it was profitable when it listed.
    public var isProfitable: Bool
    /// The marks its short name carried, in order of letter, each once.
    public var marks: [Mark]
    /// Its sector.
    public var sector: Sector
    /// The city of its seat.
    @ByBytes public var city: String?
    /// The province of its seat.
    @ByBytes public var province: String?
    /// The set of listing standards it chose, 1 to 5.
    public var standard: Int?

    /// A listing.
    public init(
        name: LocalizedText,
        shortName: LocalizedText,
        exchange: Exchange,
        board: Board,
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
