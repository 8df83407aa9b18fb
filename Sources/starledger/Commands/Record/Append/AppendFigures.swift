import ArgumentParser
import FilingModel
import Ledger

/// `starledger append result`.
struct AppendResult: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "result",
        abstract: "A result was filed, or printed by a third party."
    )

    @Argument(help: .code) var code: SecurityCode
    @Argument(help: .period) var period: FiscalPeriod

    @Argument(help: .figures) var figures: [FigureArgument]

    @Option(help: "forecast, preliminary, interim or annual.")
    var stage: Stage

    @Option(help: ArgumentHelp("issuer, or press for a third party.", valueName: "who"))
    var reportedBy: Reporter = .issuer

    @OptionGroup var currency: CurrencyOption
    @OptionGroup var claims: ClaimOptions
    @OptionGroup var amounts: FigureOptions
    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let result = ResultFiled(
            period: period,
            stage: stage,
            currency: currency.currency(of: ledger),
            figures: try amounts.figures(figures),
            claims: claims.claims,
            reportedBy: reportedBy
        )
        return (Subject(code), .resultFiled(result))
    }
}

/// `starledger append restatement`.
struct AppendRestatement: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "restatement",
        abstract: "The company changed figures it had published."
    )

    @Argument(help: .code) var code: SecurityCode
    @Argument(help: .period) var period: FiscalPeriod

    @Argument(help: .figures) var figures: [FigureArgument]

    @Option(
        help: "accounting-error, policy-change, business-combination, reclassification or other."
    )
    var reason: RestatementReason

    @OptionGroup var currency: CurrencyOption
    @OptionGroup var amounts: FigureOptions
    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let restatement = FiguresRestated(
            period: period,
            currency: currency.currency(of: ledger),
            figures: try amounts.figures(figures),
            reason: reason
        )
        return (Subject(code), .figuresRestated(restatement))
    }
}
