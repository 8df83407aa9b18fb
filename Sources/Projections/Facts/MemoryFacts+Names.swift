public import FilingModel

extension MemoryFacts {
    /// Whether any event lists a company, be it retracted since.
    ///
    /// - Parameter code: The company.
    /// - Returns: Whether the ledger has ever named it.
    public func isListed(_ code: SecurityCode) -> Bool {
        versions.contains { $0.event.type == .companyListed && $0.event.subject.code == code }
    }

    /// Whether a company has listed on a board.
    func isBoard(_ board: String) -> Bool {
        versions(of: .companyListed, at: size).contains { version in
            guard case .companyListed(let listing) = version.event.payload.fact else {
                return false
            }
            return listing.board == board
        }
    }

    /// The companies that any event gives a name, without regard to case, or to the marks behind a
    /// short name's hyphen.
    ///
    /// - Parameter name: A name or a short name, in either language.
    /// - Returns: The codes, ascending.
    public func codes(named name: String) -> [SecurityCode] {
        let wanted = Self.folded(name)
        let codes = versions.compactMap { version -> SecurityCode? in
            let names = version.event.payload.fact.companyNames
            return names.contains { Self.folded($0) == wanted } ? version.event.subject.code : nil
        }
        return Set(codes).sorted()
    }

    private static func folded(_ name: String) -> String {
        let lowered = name.lowercased()
        guard let hyphen = lowered.lastIndex(of: "-"), lowered[hyphen...].utf8.count <= 4,
            lowered[hyphen...].dropFirst().utf8.allSatisfy(\.isASCIILowercase)
        else { return lowered }
        return String(lowered[..<hyphen])
    }
}

extension FilingEvent {
    /// The names that the event gives a company.
    fileprivate var companyNames: [String] {
        let texts: [LocalizedText?] =
            switch self {
            case .companyListed(let listing): [listing.name, listing.shortName]
            case .companyRenamed(let change): [change.name, change.shortName]
            default: []
            }
        return texts.compactMap { $0 }.flatMap { [$0.english, $0.chinese].compactMap { $0 } }
    }
}
