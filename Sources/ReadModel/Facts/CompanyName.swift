import FilingModel

/// Names of companies as they are looked up.
enum CompanyName {
    /// A name without regard to case, or to the marks behind a short name's hyphen.
    static func folded(_ name: String) -> String {
        let lowered = name.lowercased()
        guard let hyphen = lowered.lastIndex(of: "-"), lowered[hyphen...].utf8.count <= 4,
            lowered[hyphen...].dropFirst().utf8.allSatisfy(\.isASCIILowercase)
        else { return lowered }
        return String(lowered[..<hyphen])
    }

    /// The names that an event gives a company.
    static func names(in event: FilingEvent) -> [String] {
        let texts =
            switch event {
            case .companyListed(let listing): [listing.name, listing.shortName]
            case .companyRenamed(let change): [change.name, change.shortName].compactMap { $0 }
            default: [LocalizedText]()
            }
        return texts.flatMap { [$0.english, $0.chinese].compactMap { $0 } }
    }
}
