import ArgumentParser
import FilingModel
import Ledger

/// Appends the assignment of a mark.
struct AppendMarkAssignment: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark-assignment",
        abstract: "A mark was put into a short name."
    )

    @OptionGroup var company: CompanyArgument
    @OptionGroup var mark: MarkArgument
    @OptionGroup var effective: EffectiveOption

    @Option(help: "Why.")
    var reason: String?

    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = MarkAssigned(mark: mark.mark, effectiveOn: effective.effective, reason: reason)
        return (Subject(company.code), .markAssigned(change))
    }
}

/// Appends the removal of a mark.
struct AppendMarkRemoval: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark-removal",
        abstract: "A mark was taken out of a short name."
    )

    @OptionGroup var company: CompanyArgument
    @OptionGroup var mark: MarkArgument
    @OptionGroup var effective: EffectiveOption

    @Option(help: "Why.")
    var reason: String

    @Option(help: "The period whose result earned it, as FY2024.")
    var period: FiscalPeriod?

    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = MarkRemoved(
            mark: mark.mark,
            effectiveOn: effective.effective,
            reason: reason,
            period: period
        )
        return (Subject(company.code), .markRemoved(change))
    }
}
