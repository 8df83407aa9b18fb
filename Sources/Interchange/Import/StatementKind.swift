internal import FilingModel

/// The kinds of what a publication states: a figure, or a claim.
enum StatementKind: String, CaseIterable {
    case figure, growth, cagr, ratio, count, share
}

/// The kinds of claims.
enum ClaimKind: String, CaseIterable {
    case growth, cagr, ratio, count, share
}

extension RowReader {
    /// Reads the claim that a row makes of a period.
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
            let series = series()
            let period = optional(.base, FiscalPeriod.init)
            return series.map { .count($0, period: period) }
        case .share:
            requireEmpty(.base, "must be empty for a share")
            return series().map { .share($0) }
        }
    }

    private mutating func series() -> Claim.Series? {
        required(.name) { (text) throws(SpellingError) in try Self.choice(text, as: .text) }
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
