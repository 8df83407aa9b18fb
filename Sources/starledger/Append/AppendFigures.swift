import ArgumentParser
import FilingModel
import Ledger

/// Appends a result.
struct AppendResult: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "result",
        abstract: "A result was filed, or printed by a third party."
    )

    @Argument(
        help: "The company's security code.",
        transform: parsed { (spelling) throws(Malformed) in try SecurityCode(spelling) }
    )
    var code: SecurityCode

    @Argument(
        help: "The period, as FY2024, 2024H1, 2024Q3 or 2024-9M.",
        transform: parsed { (spelling) throws(Malformed) in try FiscalPeriod(spelling) }
    )
    var period: FiscalPeriod

    @Argument(help: "Figures as metric=amount.", transform: FigureArgument.init)
    var figures: [FigureArgument]

    @Option(
        help: ArgumentHelp("forecast, preliminary, interim or annual.", valueName: "stage"),
        transform: word(Stage.self)
    )
    var stage: Stage

    @Option(
        help: ArgumentHelp("issuer, or press for a third party.", valueName: "who"),
        transform: word(Reporter.self)
    )
    var reportedBy: Reporter = .issuer

    @Option(
        help: ArgumentHelp(
            "The currency of the amounts; the ledger's by default.",
            valueName: "code"
        ),
        transform: parsed { (spelling) throws(Malformed) in try Currency(spelling) }
    )
    var currency: Currency?

    @Option(
        name: .customLong("claim"),
        help: ArgumentHelp("A claim: \(ClaimArgument.forms)", valueName: "claim"),
        transform: ClaimArgument.claim
    )
    var claims: [Claim] = []

    @OptionGroup var amounts: FigureOptions

    @OptionGroup var event: EventOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func fact(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let result = ResultFiled(
            period: period,
            stage: stage,
            currency: try currency ?? ledger.currency(),
            figures: try amounts.figures(figures),
            claims: claims,
            reportedBy: reportedBy
        )
        return (Subject(code), .resultFiled(result))
    }
}

/// Appends a restatement.
struct AppendRestatement: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "restatement",
        abstract: "The company changed figures it had published."
    )

    @Argument(
        help: "The company's security code.",
        transform: parsed { (spelling) throws(Malformed) in try SecurityCode(spelling) }
    )
    var code: SecurityCode

    @Argument(
        help: "The period, as FY2024, 2024H1, 2024Q3 or 2024-9M.",
        transform: parsed { (spelling) throws(Malformed) in try FiscalPeriod(spelling) }
    )
    var period: FiscalPeriod

    @Argument(help: "Figures as metric=amount.", transform: FigureArgument.init)
    var figures: [FigureArgument]

    @Option(
        help: ArgumentHelp(
            "accounting-error, policy-change, business-combination, reclassification or other.",
            valueName: "reason"
        ),
        transform: word(RestatementReason.self)
    )
    var reason: RestatementReason

    @Option(
        help: ArgumentHelp(
            "The currency of the amounts; the ledger's by default.",
            valueName: "code"
        ),
        transform: parsed { (spelling) throws(Malformed) in try Currency(spelling) }
    )
    var currency: Currency?

    @OptionGroup var amounts: FigureOptions

    @OptionGroup var event: EventOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func fact(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let restatement = FiguresRestated(
            period: period,
            currency: try currency ?? ledger.currency(),
            figures: try amounts.figures(figures),
            reason: reason
        )
        return (Subject(code), .figuresRestated(restatement))
    }
}

extension Ledger {
    /// The currency the ledger was opened with.
    func currency() throws(CommandFailure) -> Currency {
        guard let opening else {
            throw CommandFailure(.ourFault, "a ledger that is open has an opening")
        }
        return opening.currency
    }
}
