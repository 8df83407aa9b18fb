public import FilingModel

/// The companies that an aggregate covers.
public struct Cohort: Hashable, Sendable {
    /// The companies that belong to it before any filter.
    public enum Basis: Hashable, Sendable {
        /// Those that were unprofitable when they listed.
        case unprofitableAtListing
        /// Those that carry a mark on the valid day.
        case carrying(Mark)
    }

    /// The companies that belong to it before any filter.
    public var basis: Basis
    /// Only those of a board.
    @ByBytes public var board: String?
    /// Only those of a sector, on the valid day.
    public var sector: Sector?
    /// Only those with their seat in a city.
    @ByBytes public var city: String?
    /// Only those that carry a mark, on the valid day.
    public var mark: Mark?
    /// Only those in a tier, on the valid day.
    @ByBytes public var tier: String?

    /// The companies that were unprofitable when they listed: the cohort that is meant by default.
    public static let unprofitableAtListing = Cohort(.unprofitableAtListing)

    /// A cohort without filters.
    public init(_ basis: Basis) { self.basis = basis }

    /// The cohort with a name in the log; nil for names that the ledger cannot recompute.
    ///
    /// - Parameter name: `unprofitable-at-listing`, or `carrying:` and a mark.
    public init?(name: String) {
        if name == "unprofitable-at-listing" {
            self.init(.unprofitableAtListing)
        } else if name.hasPrefix("carrying:"), let mark = try? Mark(name.dropFirst(9)) {
            self.init(.carrying(mark))
        } else {
            return nil
        }
    }

    /// Its name in the log, without its filters.
    public var name: String {
        switch basis {
        case .unprofitableAtListing: "unprofitable-at-listing"
        case .carrying(let mark): "carrying:\(mark)"
        }
    }

    /// Its filters, by name, in the order of the members; none for a whole cohort.
    public var filters: [(name: String, value: String)] {
        let all: [(String, String?)] = [
            ("board", board), ("sector", sector?.rawValue), ("city", city),
            ("mark", mark?.description), ("tier", tier),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    /// Whether a company belongs to it.
    ///
    /// - Returns: Whether it does. A delisting does not take a company out.
    public func includes(_ company: CompanyState) -> Bool {
        let isInBasis =
            switch basis {
            case .unprofitableAtListing: true
            case .carrying(let mark): company.marks.contains(mark)
            }
        return isInBasis && mayInclude(company)
            && sector.map { $0 == company.sector } ?? true
            && mark.map { company.marks.contains($0) } ?? true
            && tier.map { $0 == company.tier?.text } ?? true
    }

    /// Whether what a company was when it listed lets it belong to it.
    func mayInclude(_ company: some ListedCompany) -> Bool {
        (basis != .unprofitableAtListing || !company.wasProfitableAtListing)
            && board.map { $0 == company.board.text } ?? true
            && city.map { $0.hasBytes(of: company.city ?? "") } ?? true
    }

    /// Whether nothing matters but what a company was when it listed.
    var isOfListings: Bool {
        basis == .unprofitableAtListing && sector == nil && mark == nil && tier == nil
    }
}

/// The properties of a company that never change after its listing.
protocol ListedCompany {
    var wasProfitableAtListing: Bool { get }
    var board: Board { get }
    var city: String? { get }
}

extension CompanyState: ListedCompany {}
extension ListingFact: ListedCompany {}

extension AsOf {
    /// The companies that have listed by the valid day.
    ///
    /// - Returns: Their states, by code, ascending.
    public func companies() throws -> [CompanyState] {
        try facts.companies(at: clock.recorded).values.compactMap(state)
            .sorted { $0.code < $1.code }
    }

    /// The companies of a cohort.
    ///
    /// - Returns: Their states, by code, ascending.
    public func members(of cohort: Cohort) throws -> [CompanyState] {
        try companies().filter(cohort.includes)
    }
    /// The codes of the companies of a cohort, which cost less than their states where the listings
    /// decide.
    ///
    /// - Returns: The codes, ascending.
    public func codes(of cohort: Cohort) throws -> [SecurityCode] {
        guard cohort.isOfListings else { return try members(of: cohort).map(\.code) }
        let listings = try facts.listings(at: clock.recorded)
        var codes: [SecurityCode] = []
        codes.reserveCapacity(listings.count)
        var last: Int?
        for place in listings.indices where clock.knows(listings[place].time) {
            // The first that is known is the listing.
            if let last, listings[last].code == listings[place].code { continue }
            last = place
            if listings[place].lastDay <= clock.valid.date, cohort.mayInclude(listings[place]) {
                codes.append(listings[place].code)
            }
        }
        return codes
    }
}
