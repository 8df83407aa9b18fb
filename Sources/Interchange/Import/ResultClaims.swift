internal import FilingModel

/// The claims of `company_claims`, each with the result that it belongs to.
struct ResultClaims {
    private var results: [CompanyClaimRow.Key: Int] = [:]
    private var claims: [CompanyClaimRow.Key: [CompanyClaimRow]] = [:]

    /// Claims that can belong to some results.
    init(of keys: [FigureRow.Key]) {
        for key in keys { if let key = key.claimKey { results[key, default: 0] += 1 } }
    }

    /// The claims of a result.
    subscript(key: FigureRow.Key) -> [Claim] {
        guard let key = key.claimKey else { return [] }
        return claims[key, default: []].map(\.claim)
    }

    /// Adds a claim to its result; where not all results could be read, that it has none is not a
    /// problem of its own.
    mutating func add(
        _ row: CompanyClaimRow,
        resultsAreWhole: Bool,
        problems: inout ProblemList
    ) {
        switch results[row.key, default: 0] {
        case 0:
            if resultsAreWhole { problems.add(.noSuchResult, of: row.origin, in: .subject) }
        case 1:
            if let first = claims[row.key, default: []].first(where: { $0.claim.says(row.claim) }) {
                problems.add(.givenTwice(first: first.origin.place), of: row.origin, in: .name)
            }
            claims[row.key, default: []].append(row)
        default:
            problems.add(.ambiguousResult, of: row.origin, in: .subject)
        }
    }
}

extension Claim {
    /// Whether another claim says the same, in whatever words.
    func says(_ other: Claim) -> Bool {
        content == other.content && value == other.value && precision == other.precision
    }
}
