import ArgumentParser
import FilingModel
import Ledger

/// `starledger append mark-assignment`.
struct AppendMarkAssignment: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark-assignment",
        abstract: "A mark was put into a short name."
    )

    @Argument(help: .code) var code: SecurityCode
    @Argument(help: .mark) var mark: Mark
    @Option(help: .effective) var effective: EffectiveDate

    @Option(help: .reason) var reason: String?

    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = MarkAssigned(mark: mark, effectiveOn: effective, reason: reason)
        return (Subject(code), .markAssigned(change))
    }
}

/// `starledger append mark-removal`.
struct AppendMarkRemoval: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark-removal",
        abstract: "A mark was taken out of a short name."
    )

    @Argument(help: .code) var code: SecurityCode
    @Argument(help: .mark) var mark: Mark
    @Option(help: .effective) var effective: EffectiveDate

    @Option(help: .reason) var reason: String

    @Option(help: "The period whose result earned it, as FY2024.")
    var period: FiscalPeriod?

    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = MarkRemoved(
            mark: mark,
            effectiveOn: effective,
            reason: reason,
            period: period
        )
        return (Subject(code), .markRemoved(change))
    }
}
