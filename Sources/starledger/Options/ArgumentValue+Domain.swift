import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

// What of the domain is written on the command line.

extension CalendarDate: SpelledValue { static var valueName: String? { "date" } }
extension EffectiveDate: SpelledValue { static var valueName: String? { "date" } }
extension KnownTime: SpelledValue { static var valueName: String? { "date|time" } }
extension ClockRequest.Recorded: SpelledValue { static var valueName: String? { "size|date|time" } }
extension FiscalPeriod: SpelledValue { static var valueName: String? { "period" } }
extension Metric: SpelledValue { static var valueName: String? { "metric" } }
extension Unit: SpelledValue { static var valueName: String? { "unit" } }
extension Currency: SpelledValue { static var valueName: String? { "code" } }
extension Source: SpelledValue { static var valueName: String? { "address" } }
extension EventID: SpelledValue {}
extension Mark: SpelledValue {}
extension Origin: SpelledValue {}
extension Sector: SpelledValue {}
extension SecurityCode: SpelledValue {}
extension Subject: SpelledValue {}

extension CompanyGroup.Grouping: WordValue {}
extension EventType: WordValue {}
extension Finding.Name: WordValue {}
extension MetricDefinition.Kind: WordValue {}
extension MilestoneKind: WordValue {}
extension Reporter: WordValue {}
extension RestatementReason: WordValue {}
extension ShedMarks.Grouping: WordValue {}
extension Stage: WordValue {}
extension Triangle.Frequency: WordValue {}
extension Verdict: WordValue {}
extension VintageSheet.Layout: WordValue {}

/// A fiscal year, and no other period.
struct FiscalYear: ArgumentValue {
    let period: FiscalPeriod

    static var valueName: String? { "fiscal-year" }

    init(argument: String) throws {
        guard let period = try? FiscalPeriod(argument), period.isFiscalYear else {
            throw ValidationError("must be a fiscal year such as FY2024")
        }
        self.period = period
    }
}

extension Precision: ArgumentValue {
    static var valueName: String? { "decimals" }

    init(argument: String) throws {
        guard let decimals = Int(argument) else { throw ValidationError("must be an integer") }
        do throws(SpellingError) {
            try self.init(decimals: decimals)
        } catch {
            throw ValidationError(error.sentence)
        }
    }
}

extension Cohort: ArgumentValue {
    static var valueName: String? { "cohort" }

    init(argument: String) throws {
        guard let cohort = Cohort(name: argument) else {
            throw ValidationError("must be unprofitable-at-listing, or carrying: and a mark")
        }
        self = cohort
    }
}
