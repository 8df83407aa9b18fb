public import FilingModel

/// The companies of a cohort that have something in common.
public struct CompanyGroup: Hashable, Sendable {
    /// A property by which companies are grouped.
    public enum Grouping: String, CaseIterable, Hashable, Sendable {
        /// The sector.
        case sector
        /// The city of the seat.
        case city
        /// The year of the listing.
        case year
    }

    /// The value that the companies of a group share.
    public enum Key: Hashable, Comparable, Sendable {
        /// The sector.
        case sector(Sector)
        /// The city of the seat; nil where it is not known.
        case city(ByBytes<String?>)
        /// The year of the listing.
        case year(Int)

        /// Orders groups by name or by year; the unknown city comes last.
        public static func < (lhs: Key, rhs: Key) -> Bool {
            switch (lhs, rhs) {
            case (.sector(let one), .sector(let other)): one.rawValue < other.rawValue
            case (.city(let one), .city(let other)): one < other
            case (.year(let one), .year(let other)): one < other
            case (.sector, _), (.city, .year): true
            case (.city, .sector), (.year, _): false
            }
        }
    }

    /// The value that the companies of a group share.
    public let key: Key

    /// The companies, in the order in which they were given.
    public let companies: [CompanyState]

    /// Companies, put into groups: each in one.
    ///
    /// - Parameter grouping: What those of a group have in common.
    /// - Returns: The groups, ascending.
    public static func all(of companies: [CompanyState], by grouping: Grouping) -> [CompanyGroup] {
        let groups = Dictionary(grouping: companies) { company -> Key in
            switch grouping {
            case .sector: .sector(company.sector)
            case .city: .city(ByBytes(company.city))
            case .year: .year(company.listedOn.lastDay.year)
            }
        }
        return groups.map { CompanyGroup(key: $0, companies: $1) }.sorted { $0.key < $1.key }
    }
}
