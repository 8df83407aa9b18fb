public import FilingModel

/// A claim of a publication about one company, compared with the company's figures.
public struct CompanyClaim: Hashable, Sendable {
    /// The company.
    public let code: SecurityCode
    /// The period it speaks of.
    public let period: FiscalPeriod
    /// The claim.
    public let claim: Claim
    /// The event that carries it.
    public let version: EventVersion
    /// The figures it is held against: the later and the earlier ones, or part and whole.
    public let pair: LikeForLike
    /// The ledger's value, rounded to `ratePlaces`; nil if a figure is missing.
    public let computed: String?
    /// The verdict; partial if a figure is missing.
    public let verdict: Verdict
}

extension AsOf {
    /// The claims about single companies for a period, each computed from the figures that count.
    ///
    /// - Returns: The claims that have a value in two figures, in log order.
    public func companyClaims(_ period: FiscalPeriod) throws -> [CompanyClaim] {
        try known(try facts.versions(.claims(period), at: clock.recorded)).flatMap { version in
            guard case .resultFiled(let result) = version.event.payload.event,
                let code = version.event.subject.code
            else { return [CompanyClaim]() }
            return try result.claims.compactMap { claim in
                try companyClaim(claim, code: code, period: period, version)
            }
        }
    }

    private func companyClaim(
        _ claim: Claim,
        code: SecurityCode,
        period: FiscalPeriod,
        _ version: EventVersion
    ) throws -> CompanyClaim? {
        guard let pair = try figures(of: claim, code, period) else { return nil }
        let (rate, interval): (Rational?, Interval?) =
            if case .ratio = claim.content {
                (pair.ratio, pair.ratioInterval)
            } else {
                (pair.rate, pair.rateInterval)
            }
        let claimed = Interval(claim.value, precision: claim.precision)
        let verdict: Verdict =
            interval.map { claimed.intersects($0) ? .agrees : .differs } ?? .partial
        return CompanyClaim(
            code: code,
            period: period,
            claim: claim,
            version: version,
            pair: pair,
            computed: rate?.rounded(places: ratePlaces),
            verdict: verdict
        )
    }

    /// The two figures that a growth or a ratio stands on; nil for other claims.
    private func figures(
        of claim: Claim,
        _ code: SecurityCode,
        _ period: FiscalPeriod
    ) throws -> LikeForLike? {
        switch claim.content {
        case .growth(let metric, let base):
            try likeForLike(metric, period, since: base, over: [code])
        case .ratio(let metric, let whole): try proportion(metric, of: whole, period, over: [code])
        case .cagr, .count, .share: nil
        }
    }
}
