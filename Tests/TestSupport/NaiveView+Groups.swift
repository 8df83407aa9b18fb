package import FilingModel

/// The property that the companies of a group share.
package enum NaiveGroupKey: String, CaseIterable, Sendable {
    /// The sector.
    case sector
    /// The city of the seat.
    case city
    /// The year of the listing.
    case year

    /// The name of a company's group; nil where it is not known.
    func name(_ company: NaiveCompany) -> String? {
        switch self {
        case .sector: company.sector.rawValue
        case .city: company.city
        case .year: String(company.listedOn.lastDay.description.prefix(4))
        }
    }
}

/// The companies of a group.
package struct NaiveGroup: Hashable, Sendable {
    /// The value that they share; nil if it is not known.
    package let name: String?
    /// Their codes, ascending.
    package let codes: [SecurityCode]
}

extension NaiveView {
    /// The groups of a cohort by name, ascending, the unknown one last.
    package func groups(
        by key: NaiveGroupKey,
        cohort: NaiveCohort = .unprofitableAtListing,
        filter: NaiveFilter = NaiveFilter()
    ) -> [NaiveGroup] {
        let members = members(of: cohort, filter: filter)
        // By their bytes: names that only look alike are two.
        func bytes(_ company: NaiveCompany) -> [UInt8]? { key.name(company).map { Array($0.utf8) } }
        let names = Set(members.map(bytes))
        let sorted: [[UInt8]?] = names.compactMap { $0 }
            .sorted { $0.lexicographicallyPrecedes($1) }
        return (sorted + (names.contains(nil) ? [nil] : [])).map { name in
            NaiveGroup(
                name: name.map { String(decoding: $0, as: UTF8.self) },
                codes: members.filter { bytes($0) == name }.map(\.code)
            )
        }
    }
}
