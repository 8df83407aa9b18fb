package import FilingModel

/// The state of a company on a day.
package struct NaiveCompany: Hashable, Sendable {
    /// The code under which it trades.
    package let code: SecurityCode
    /// Its registered name.
    package var name: LocalizedText
    /// Its short name.
    package var shortName: LocalizedText
    /// The exchange it listed on.
    package let exchange: String
    /// The board it listed on.
    package let board: String
    /// When it listed.
    package let listedOn: EffectiveDate
    /// Whether it was profitable then.
    package let isProfitableAtListing: Bool
    /// Its sector.
    package var sector: Sector
    /// The city of its seat.
    package let city: String?
    /// The province of its seat.
    package let province: String?
    /// Its tier.
    package var tier: String?
    /// The marks it carries, in order of letter.
    package var marks: [Mark]
    /// When it was delisted.
    package var delistedOn: EffectiveDate?
}

/// A cohort whose members follow from the log.
package enum NaiveCohort: Hashable, Sendable {
    /// The companies that were not profitable when they listed.
    case unprofitableAtListing
    /// The companies that carry a mark.
    case carrying(Mark)

    /// The cohort of a name, if it is one of these.
    package init?(name: String) {
        if name == "unprofitable-at-listing" {
            self = .unprofitableAtListing
        } else if name.hasPrefix("carrying:"), let mark = try? Mark(name.dropFirst(9)) {
            self = .carrying(mark)
        } else {
            return nil
        }
    }

    /// Its name.
    package var name: String {
        switch self {
        case .unprofitableAtListing: "unprofitable-at-listing"
        case .carrying(let mark): "carrying:\(mark)"
        }
    }
}

/// A filter of a cohort's members; nil: any value.
package struct NaiveFilter: Hashable, Sendable {
    /// The board they listed on.
    package var board: String?
    /// The sector they are counted in.
    package var sector: Sector?
    /// The city of their seats.
    package var city: String?
    /// A mark they carry.
    package var mark: Mark?
    /// The tier they are in.
    package var tier: String?

    /// What is asked for.
    package init(
        board: String? = nil,
        sector: Sector? = nil,
        city: String? = nil,
        mark: Mark? = nil,
        tier: String? = nil
    ) {
        self.board = board
        self.sector = sector
        self.city = city
        self.mark = mark
        self.tier = tier
    }

    func accepts(_ company: NaiveCompany) -> Bool {
        (board == nil || board == company.board)
            && (sector == nil || sector == company.sector)
            && (city == nil || city.map { Array($0.utf8) } == company.city.map { Array($0.utf8) })
            && (mark.map { company.marks.contains($0) } ?? true)
            && (tier == nil || tier == company.tier)
    }
}

extension NaiveView {
    /// The codes of all companies that a known event lists, listed by then or not, ascending.
    package var listedCodes: [SecurityCode] {
        Set(kept.filter { $0.type == .companyListed }.compactMap(\.subject.code)).sorted()
    }

    /// The state of a company; nil if it had not listed by then.
    package func company(_ code: SecurityCode) -> NaiveCompany? {
        let own = kept.filter { $0.subject.text == code.text }
            .filter { event in
                event.payload.event.effectiveOn.map { $0.lastDay <= clock.valid.date } ?? false
            }
        for event in own {
            guard case .companyListed(let listing) = event.payload.event else { continue }
            var company = NaiveCompany(code, listing)
            let changes = own.filter { $0.type != .companyListed }
            for change in changes.sorted(by: Self.isEarlierEffective) {
                company.apply(change.payload.event)
            }
            return company
        }
        return nil
    }

    /// The members of a cohort, codes ascending.
    package func members(
        of cohort: NaiveCohort,
        filter: NaiveFilter = NaiveFilter()
    ) -> [NaiveCompany] {
        listedCodes.compactMap { company($0) }
            .filter { company in
                switch cohort {
                case .unprofitableAtListing: !company.isProfitableAtListing
                case .carrying(let mark): company.marks.contains(mark)
                }
            }
            .filter { filter.accepts($0) }
    }
}

extension NaiveCompany {
    init(_ code: SecurityCode, _ listing: CompanyListed) {
        self.init(
            code: code,
            name: listing.name,
            shortName: listing.shortName,
            exchange: listing.exchange.text,
            board: listing.board.text,
            listedOn: listing.listedOn,
            isProfitableAtListing: listing.isProfitable,
            sector: listing.sector,
            city: listing.city,
            province: listing.province,
            tier: nil,
            marks: Set(listing.marks).sorted(),
            delistedOn: nil
        )
    }

    mutating func apply(_ change: FilingEvent) {
        switch change {
        case .markAssigned(let assignment):
            marks = Set(marks + [assignment.mark]).sorted()
        case .markRemoved(let removal):
            marks = marks.filter { $0 != removal.mark }
        case .tierChanged(let change):
            tier = change.tier?.text
        case .companyRenamed(let renaming):
            if let newer = renaming.name { name = name.merged(with: newer) }
            if let newer = renaming.shortName { shortName = shortName.merged(with: newer) }
        case .sectorChanged(let change):
            sector = change.sector
        case .companyDelisted(let delisting):
            delistedOn = delisting.effectiveOn
        case .companyListed, .ledgerOpened, .resultFiled, .figuresRestated, .milestoneAnnounced,
            .aggregateReported, .metricDefined, .eventCorrected, .eventRetracted:
            break
        }
    }
}
