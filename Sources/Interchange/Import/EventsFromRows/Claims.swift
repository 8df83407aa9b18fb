internal import FilingModel

extension ImportKind {
    static let companyClaimColumns: [ImportColumn] =
        [
            .company,
            .period,
            .required(.kind, "growth, cagr, ratio, count or share"),
        ] + ImportColumn.claim + [
            .required(.publicOn, "day on which the result became public"),
            .required(.source, "address of the result's source"),
            .optional(.quote, "words in which it was stated, at most 200 characters"),
        ]
}

extension ImportColumn {
    /// The columns of a claim; those of an aggregate's figure are the same.
    static let claim: [ImportColumn] = [
        required(.name, "metric; for a count or a share: listings, shed-marks or companies"),
        optional(
            .base,
            "earlier period of a growth or cagr; denominator of a ratio; own period of a count"
        ),
        required(.value, "value, a plain decimal; 0.24 for 24 %"),
        decimals,
    ]
}

/// A row of `company_claims`: one claim about a company.
struct CompanyClaimRow {
    /// The values that it shares with the result it belongs to.
    struct Key: Hashable {
        let code: SecurityCode
        let period: FiscalPeriod
        let day: CalendarDate
        let source: Source
    }

    let key: Key
    let claim: Claim
    let origin: RowReader
}

/// The kinds of claims.
enum ClaimKind: String, CaseIterable {
    case growth, cagr, ratio, count, share
}

extension RowReader {
    /// Reads a row of `company_claims`.
    mutating func companyClaim() -> CompanyClaimRow? {
        let code = required(.subject, SecurityCode.init)
        let period = required(.period, FiscalPeriod.init)
        let kind: ClaimKind? = requiredWord(.kind)
        let claim = kind.flatMap { self.claim($0, of: period) }
        let day = required(.publicOn, CalendarDate.init)
        let source = required(.source, Source.init)
        guard isClean, let code, let period, let claim, let day, let source else { return nil }
        return CompanyClaimRow(
            key: CompanyClaimRow.Key(code: code, period: period, day: day, source: source),
            claim: claim,
            origin: self
        )
    }

    /// Reads the claim that a row makes about a period.
    mutating func claim(_ kind: ClaimKind, of period: FiscalPeriod?) -> Claim? {
        let content = content(of: kind, period: period)
        let value = required(.value, Amount.init)
        let precision = precision()
        let quote = quote()
        guard let content, let value else { return nil }
        return Claim(content, value: value, precision: precision, quote: quote)
    }

    private mutating func content(of kind: ClaimKind, period: FiscalPeriod?) -> Claim.Content? {
        switch kind {
        case .growth, .cagr:
            let metric = required(.name, Metric.init)
            let base = required(.base) { (text) throws(SpellingError) in
                try Self.base(text, before: period)
            }
            guard let metric, let base else { return nil }
            return kind == .growth ? .growth(metric, base: base) : .cagr(metric, base: base)
        case .ratio:
            let metric = required(.name, Metric.init)
            let whole = required(.base, Metric.init)
            guard let metric, let whole else { return nil }
            return .ratio(metric, of: whole)
        case .count:
            let series: Claim.Series? = requiredWord(.name)
            let period = optional(.base, FiscalPeriod.init)
            return series.map { .count($0, period: period) }
        case .share:
            requireEmpty(.base, "must be empty for a share")
            let series: Claim.Series? = requiredWord(.name)
            return series.map { .share($0) }
        }
    }

    private static func base(
        _ text: String,
        before period: FiscalPeriod?
    ) throws(SpellingError) -> FiscalPeriod {
        let base = try FiscalPeriod(text)
        if let period, base.lastDay >= period.lastDay {
            throw SpellingError(.period, "must end before \(period)")
        }
        return base
    }
}

/// The claims of `company_claims` by the result that each belongs to.
struct ResultClaims {
    private var results: [CompanyClaimRow.Key: Int] = [:]
    private var claims: [CompanyClaimRow.Key: [CompanyClaimRow]] = [:]

    /// Creates an empty collection of claims that can belong to some results.
    init(of keys: [FigureRow.Key]) {
        for key in keys { if let key = key.claimKey { results[key, default: 0] += 1 } }
    }

    /// The claims of a result.
    subscript(key: FigureRow.Key) -> [Claim] {
        guard let key = key.claimKey else { return [] }
        return claims[key, default: []].map(\.claim)
    }

    /// Adds a claim to its result.
    ///
    /// If some results could not be read, a claim without one is no problem of its own.
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
                problems.add(.givenTwice(first: first.origin.location), of: row.origin, in: .name)
            }
            claims[row.key, default: []].append(row)
        default:
            problems.add(.ambiguousResult, of: row.origin, in: .subject)
        }
    }
}

extension FigureRow.Key {
    /// The values that a claim shares with this result; nil for a restatement, which makes none.
    fileprivate var claimKey: CompanyClaimRow.Key? {
        guard stage != .restated else { return nil }
        return CompanyClaimRow.Key(
            code: code,
            period: period,
            day: disclosure.day,
            source: disclosure.source
        )
    }
}

extension Claim {
    /// Whether another claim says the same, in whatever words.
    func says(_ other: Claim) -> Bool {
        content == other.content && value == other.value && precision == other.precision
    }
}
