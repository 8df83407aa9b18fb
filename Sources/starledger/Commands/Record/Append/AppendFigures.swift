import ArgumentParser
import FilingModel
import Ledger

/// Appends a result.
struct AppendResult: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "result",
        abstract: "A result was filed, or printed by a third party."
    )

    @OptionGroup var company: CompanyArgument
    @OptionGroup var period: PeriodArgument

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

    @OptionGroup var currency: CurrencyOption
    @OptionGroup var claims: ClaimOptions
    @OptionGroup var amounts: FigureOptions
    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let result = ResultFiled(
            period: period.period,
            stage: stage,
            currency: try currency.currency(of: ledger),
            figures: try amounts.figures(figures),
            claims: claims.claims,
            reportedBy: reportedBy
        )
        return (Subject(company.code), .resultFiled(result))
    }
}

/// Appends a restatement.
struct AppendRestatement: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "restatement",
        abstract: "The company changed figures it had published."
    )

    @OptionGroup var company: CompanyArgument
    @OptionGroup var period: PeriodArgument

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

    @OptionGroup var currency: CurrencyOption
    @OptionGroup var amounts: FigureOptions
    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let restatement = FiguresRestated(
            period: period.period,
            currency: try currency.currency(of: ledger),
            figures: try amounts.figures(figures),
            reason: reason
        )
        return (Subject(company.code), .figuresRestated(restatement))
    }
}
