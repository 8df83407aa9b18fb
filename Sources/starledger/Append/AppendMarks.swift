import ArgumentParser
import FilingModel
import Ledger

/// Appends the assignment of a mark.
struct AppendMarkAssignment: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark-assignment",
        abstract: "A mark was put into a short name."
    )

    @Argument(
        help: "The company's security code.",
        transform: parsed { (spelling) throws(Malformed) in try SecurityCode(spelling) }
    )
    var code: SecurityCode

    @Argument(
        help: "The mark: one letter.",
        transform: parsed { (spelling) throws(Malformed) in try Mark(spelling) }
    )
    var mark: Mark

    @Option(
        help: ArgumentHelp(
            "When it took effect: a date, a month, a year, or from/to.",
            valueName: "date"
        ),
        transform: parsed { (spelling) throws(Malformed) in try EffectiveDate(spelling) }
    )
    var effective: EffectiveDate

    @Option(help: "Why.")
    var reason: String?

    @OptionGroup var event: EventOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func fact(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = MarkAssigned(mark: mark, effectiveOn: effective, reason: reason)
        return (Subject(code), .markAssigned(change))
    }
}

/// Appends the removal of a mark.
struct AppendMarkRemoval: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark-removal",
        abstract: "A mark was taken out of a short name."
    )

    @Argument(
        help: "The company's security code.",
        transform: parsed { (spelling) throws(Malformed) in try SecurityCode(spelling) }
    )
    var code: SecurityCode

    @Argument(
        help: "The mark: one letter.",
        transform: parsed { (spelling) throws(Malformed) in try Mark(spelling) }
    )
    var mark: Mark

    @Option(
        help: ArgumentHelp(
            "When it took effect: a date, a month, a year, or from/to.",
            valueName: "date"
        ),
        transform: parsed { (spelling) throws(Malformed) in try EffectiveDate(spelling) }
    )
    var effective: EffectiveDate

    @Option(help: "Why.")
    var reason: String

    @Option(
        help: ArgumentHelp("The period whose result earned it, as FY2024.", valueName: "period"),
        transform: parsed { (spelling) throws(Malformed) in try FiscalPeriod(spelling) }
    )
    var period: FiscalPeriod?

    @OptionGroup var event: EventOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func fact(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = MarkRemoved(
            mark: mark,
            effectiveOn: effective,
            reason: reason,
            period: period
        )
        return (Subject(code), .markRemoved(change))
    }
}
