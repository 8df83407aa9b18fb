import FilingModel

extension AsOf {
    /// What publications derived about companies and cohorts, and the figures do not give.
    func claimFindings(_ figures: KnownFigures) throws -> [Finding] {
        let claims = try Set(figures.keys.map(\.period)).sorted().flatMap { period in
            try companyClaims(period).filter { $0.verdict == .differs }
        }
        let aggregates = try reconciliations().filter { $0.verdict == .differs }
        return claims.map { .claimContradicted($0) } + aggregates.map { .aggregateContradicted($0) }
    }
}
