package import EventLog
package import FilingModel
package import Projections

// What programs are told of the domain: spellings and words as they stand in the log.

extension Amount: FieldValue {}
extension Board: FieldValue {}
extension CalendarDate: FieldValue {}
extension EffectiveDate: FieldValue {}
extension EventID: FieldValue {}
extension ExactDecimal: FieldValue {}
extension Exchange: FieldValue {}
extension FiscalPeriod: FieldValue {}
extension LocalizedText: FieldValue {}
extension Mark: FieldValue {}
extension Metric: FieldValue {}
extension Origin: FieldValue {}
extension RecordedTime: FieldValue {}
extension SecurityCode: FieldValue {}
extension Source: FieldValue {}
extension Subject: FieldValue {}
extension Tier: FieldValue {}
extension Unit: FieldValue {}
extension ValidDate: FieldValue {}

extension EventType: FieldValue {}
extension MilestoneKind: FieldValue {}
extension PublicTime.Precision: FieldValue {}
extension Reporter: FieldValue {}
extension RestatementReason: FieldValue {}
extension Sector: FieldValue {}

extension Derivation.Role: FieldValue {}
extension Difference.SeriesKind: FieldValue {}
extension FigureCause: FieldValue {}
extension Finding.Name: FieldValue {}
extension GrowthWord: FieldValue {}
extension MissingReason: FieldValue {}
extension Triangle.Frequency: FieldValue {}
extension Verdict: FieldValue {}

extension LogSize: FieldValue {
    /// The number of events.
    package var json: JSONValue { .integer(Int64(count)) }
}

extension Precision: FieldValue {
    /// The number of decimals.
    package var json: JSONValue { .integer(Int64(decimals)) }
}

extension Interval: FieldValue {
    /// Its low and its high end, rounded to six places where they have more.
    package var json: JSONValue { .array([.string(Self.text(low)), .string(Self.text(high))]) }

    /// The digits of a bound; at most six after the point.
    static func text(_ bound: Rational) -> String {
        var digits = bound.rounded(places: 6)
        while digits.hasSuffix("0") { digits.removeLast() }
        if digits.hasSuffix(".") { digits.removeLast() }
        return digits
    }
}
