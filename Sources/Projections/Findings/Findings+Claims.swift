import FilingModel

extension AsOf {
    /// Claims about companies and cohorts that the figures contradict.
    func claimFindings(_ figures: KnownFigures) throws -> [Finding] {
        let claims = try Set(figures.keys.map(\.period)).sorted().flatMap { period in
            try companyClaims(period).filter { $0.verdict == .differs }
        }
        let aggregates = try reconciliations().filter { $0.verdict == .differs }
        return claims.map { .claimContradicted($0) } + aggregates.map { .aggregateContradicted($0) }
    }
}
