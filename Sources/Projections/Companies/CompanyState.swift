public import FilingModel

/// The state of a company on a day.
public struct CompanyState: Hashable, Sendable {
    /// Its security code.
    public let code: SecurityCode
    /// Its registered name.
    public var name: LocalizedText
    /// The short name under which it trades.
    public var shortName: LocalizedText
    /// The exchange it listed on.
    public let exchange: Exchange
    /// The board it listed on.
    public let board: Board
    /// The day of its listing.
    public let listedOn: EffectiveDate
    /// Whether it was profitable when it listed.
    public let wasProfitableAtListing: Bool
    /// Its sector.
    public var sector: Sector
    /// The city of its seat, if it is known.
    @ByBytes public private(set) var city: String?
    /// The province of its seat, if it is known.
    @ByBytes public private(set) var province: String?
    /// The set of listing standards it chose, if it is known.
    public let standard: Int?
    /// Its tier; nil: none.
    public var tier: Tier?
    /// The marks that its short name carries, in order of letter.
    public var marks: [Mark]
    /// When it was delisted; nil: it was not.
    public var delistedOn: EffectiveDate?
    /// The listing's event.
    public let listingID: EventID
    /// The sequence of the listing's event.
    public let listingSequence: Int

    init?(listing version: EventVersion) {
        guard let listing = version.event.payload.event.listing,
            let code = version.event.subject.code
        else { return nil }
        self.code = code
        name = listing.name
        shortName = listing.shortName
        exchange = listing.exchange
        board = listing.board
        listedOn = listing.listedOn
        wasProfitableAtListing = listing.isProfitable
        sector = listing.sector
        city = listing.city
        province = listing.province
        standard = listing.standard
        marks = listing.marks
        listingID = version.event.id
        listingSequence = version.sequence
    }

    /// Takes in a change.
    mutating func apply(_ change: CompanyChange) {
        switch change {
        case .markAssigned(let change):
            marks = Set(marks).union([change.mark]).sorted()
        case .markRemoved(let change): marks.removeAll { $0 == change.mark }
        case .tierChanged(let change): tier = change.tier
        case .renamed(let change):
            if let newer = change.name { name = name.merged(with: newer) }
            if let newer = change.shortName { shortName = shortName.merged(with: newer) }
        case .sectorChanged(let change): sector = change.sector
        case .delisted(let change): delistedOn = change.effectiveOn
        }
    }
}

extension AsOf {
    /// The state of a company on the valid day.
    ///
    /// The listing is the starting state; then come the changes that have taken effect, in order of
    /// the last day of their effective date, and there as they became public.
    ///
    /// - Returns: Its state; nil if it had not listed by then, or that was not known.
    public func company(_ code: SecurityCode) throws -> CompanyState? {
        state(of: try facts.company(code, at: clock.recorded))
    }

    /// The state of a company on the valid day, by its listing and changes.
    ///
    /// - Returns: Its state; nil if it had not listed by then, or that was not known.
    public func state(of versions: [EventVersion]) -> CompanyState? {
        let versions = known(versions)
        guard let listing = versions.first(where: { $0.event.type == .companyListed }),
            var state = CompanyState(listing: listing), isEffective(listing)
        else { return nil }
        for change in changes(versions).compactMap(\.event.payload.event.companyChange) {
            state.apply(change)
        }
        return state
    }

    /// The changes that have taken effect, in the order in which they do.
    func changes(_ versions: [EventVersion]) -> [EventVersion] {
        versions.filter { $0.event.type != .companyListed && isEffective($0) }
            .sorted { EffectiveOrder($0) < EffectiveOrder($1) }
    }

    private func isEffective(_ version: EventVersion) -> Bool {
        version.event.payload.event.effectiveOn.map { $0.lastDay <= clock.valid.date } ?? false
    }
}
