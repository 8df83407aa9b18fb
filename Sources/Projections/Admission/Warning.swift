public import FilingModel

/// Something unusual about an event, which is recorded only if that is accepted.
public enum Warning: Hashable, Sendable {
    /// A figure moved more than tenfold, against the version that counts or the year before.
    case movedTenfold(Metric, FiscalPeriod, from: Amount, of: FiscalPeriod, to: Amount)
    /// A part is larger than its whole.
    case partExceedsWhole(part: Metric, whole: Metric, FiscalPeriod)
    /// The same filing, by its source, is recorded under another identifier.
    case sameFiling(EventID, Source)
    /// A result is filed after the company was delisted.
    case afterDelisting(SecurityCode, delistedOn: EffectiveDate)
    /// A figure is restated that was never filed.
    case neverFiled(Metric, FiscalPeriod)
    /// A forecast becomes public after the actual figure.
    case forecastAfterActual(Metric, FiscalPeriod, actual: EventID)
}
