/// The rule that a spelling breaks, so that it is not the value it was meant to be.
///
/// Thrown by every parsing initialiser of the domain. It carries facts only; the sentence for
/// people is made from them at the edge.
public struct SpellingError: Error, Hashable, Sendable {
    /// The kind of value that was meant.
    public enum Kind: String, Hashable, Sendable {
        case amount, boardCode, currency, date, effectiveDate, eventID, exchange
        case listingStandard, localizedText, mark, metric, metricKind, milestoneKind, origin
        case period, publicTime, precision, range, recordedTime, reporter, restatementReason
        case sector, securityCode, sha256, source, stage, subject, text, timePrecision, unit
    }

    /// The kind of value that was meant.
    public let kind: Kind

    /// The place at which the spelling goes wrong, in UTF-8 bytes from its start.
    public let offset: Int

    /// The rule that it breaks, as half a sentence.
    public let rule: String

    /// Names a broken rule.
    public init(_ kind: Kind, at offset: Int = 0, _ rule: String) {
        self.kind = kind
        self.offset = offset
        self.rule = rule
    }
}
