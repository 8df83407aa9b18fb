/// Why a spelling is not the value it was meant to be.
///
/// Thrown by every parsing initialiser of the domain. It carries facts only; the sentence for
/// people is made from them at the edge.
public struct SpellingError: Error, Hashable, Sendable {
    /// What the spelling was meant to be.
    public enum Kind: String, Hashable, Sendable {
        case amount, boardCode, currency, date, effectiveDate, eventID, exchange
        case listingStandard, localizedText, mark, metric, metricKind, milestoneKind, origin
        case period, publicTime, precision, range, recordedTime, reporter, restatementReason
        case sector, securityCode, sha256, source, stage, subject, text, timePrecision, unit
    }

    /// What the spelling was meant to be.
    public let kind: Kind

    /// Where the spelling goes wrong, in UTF-8 bytes from its start.
    public let offset: Int

    /// The rule that it breaks, as half a sentence.
    public let rule: String

    /// Names a broken rule.
    ///
    /// - Parameters:
    ///   - kind: What the spelling was meant to be.
    ///   - offset: Where it goes wrong, in UTF-8 bytes from its start.
    ///   - rule: The rule that it breaks, as half a sentence.
    public init(_ kind: Kind, at offset: Int = 0, _ rule: String) {
        self.kind = kind
        self.offset = offset
        self.rule = rule
    }
}
