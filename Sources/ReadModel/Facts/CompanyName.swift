import FilingModel

/// The names by which companies are looked up.
enum CompanyName {
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
