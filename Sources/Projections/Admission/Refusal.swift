public import FilingModel

/// The reason why an event may not be recorded; nothing was.
///
/// Ordered: when several hold, the first is named.
public indirect enum Refusal: Error, Hashable, Sendable {
    /// The ledger has not been opened, and this is not its opening.
    case notOpened
    /// The ledger has been opened already.
    case alreadyOpened
    /// The subject is not the one that goes with the event.
    case wrongSubject(expected: String)
    /// An amendment's target is not an event of the ledger.
    case unknownTarget(EventID)
    /// An amendment's target is itself an amendment.
    case targetIsAmendment(EventID)
    /// An amendment's target has been retracted.
    case targetRetracted(EventID)
    /// The opening of the ledger cannot be retracted.
    case openingRetracted
    /// The fact would become public later than now.
    case publicInFuture(PublicTime, now: RecordedTime)
    /// No company with this code has a listing.
    case unknownCompany(SecurityCode)
    /// The company has a listing already.
    case secondListing(SecurityCode, first: EventID)
    /// No such metric is built in or defined.
    case unknownMetric(Metric)
    /// The metric is defined already.
    case metricDefined(Metric)
    /// A figure is in a unit that its metric is not measured in.
    case badUnit(Metric, unit: Unit, expected: String)
    /// A result is public on or before the last day of the period it covers.
    case publicBeforePeriodEnd(FiscalPeriod, public: CalendarDate)
    /// A change takes effect before the listing.
    case beforeListing(EffectiveDate, listedOn: EffectiveDate)
    /// A mark is assigned that is carried then.
    case markCarried(Mark, on: EffectiveDate)
    /// A mark is removed that is not carried then.
    case markNotCarried(Mark, on: EffectiveDate)
    /// An amendment would make a later event invalid.
    case breaksLater(EventID, sequence: Int, Refusal)
}
