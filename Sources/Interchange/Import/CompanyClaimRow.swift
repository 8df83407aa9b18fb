internal import FilingModel

/// A row of `company_claims`: one claim about a company.
struct CompanyClaimRow {
    /// What it has in common with the result it belongs to.
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

extension FigureRow.Key {
    /// What a claim has in common with this result; nil for a restatement, which makes no claims.
    var claimKey: CompanyClaimRow.Key? {
        guard stage != .restated else { return nil }
        return CompanyClaimRow.Key(
            code: code,
            period: period,
            day: publication.day,
            source: publication.source
        )
    }
}

extension RowReader {
    /// Reads a row of `company_claims`.
    mutating func companyClaim() -> CompanyClaimRow? {
        let code = required(.subject, SecurityCode.init)
        let period = required(.period, FiscalPeriod.init)
        let kind: ClaimKind? = required(.kind) { (text) throws(SpellingError) in
            try Self.choice(text, as: .text)
        }
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
}
