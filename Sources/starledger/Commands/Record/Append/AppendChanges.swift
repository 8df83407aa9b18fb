import ArgumentParser
import FilingModel
import Ledger

/// `starledger append tier-change`.
struct AppendTierChange: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "tier-change",
        abstract: "A company entered a tier of its board, or left it."
    )

    @Argument(help: .code) var code: SecurityCode

    @Argument(help: "The tier, as growth; none for no tier.")
    var tier: String

    @Option(help: .effective) var effective: EffectiveDate

    @Option(help: .reason) var reason: String

    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let isNone = tier.isEmpty || tier == "none"
        let change = TierChanged(
            tier: isNone ? nil : Tier(unchecked: tier),
            effectiveOn: effective,
            reason: reason
        )
        return (Subject(code), .tierChanged(change))
    }
}

/// `starledger append renaming`.
struct AppendRenaming: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "renaming",
        abstract: "A company changed its name or its short name."
    )

    @Argument(help: .code) var code: SecurityCode
    @Option(help: .effective) var effective: EffectiveDate
    @OptionGroup var names: NameOptions
    @OptionGroup var shortNames: ShortNameOptions
    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = CompanyRenamed(
            effectiveOn: effective,
            name: try names.name(),
            shortName: try shortNames.shortName()
        )
        return (Subject(code), .companyRenamed(change))
    }
}

/// `starledger append sector-change`.
struct AppendSectorChange: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "sector-change",
        abstract: "A company is counted in another sector."
    )

    @Argument(help: .code) var code: SecurityCode

    @Argument(help: .sector) var sector: Sector

    @Option(help: .effective) var effective: EffectiveDate
    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = SectorChanged(effectiveOn: effective, sector: sector)
        return (Subject(code), .sectorChanged(change))
    }
}

/// `starledger append delisting`.
struct AppendDelisting: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "delisting",
        abstract: "A company was delisted."
    )

    @Argument(help: .code) var code: SecurityCode
    @Option(help: .effective) var effective: EffectiveDate

    @Option(help: .reason) var reason: String

    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = CompanyDelisted(effectiveOn: effective, reason: reason)
        return (Subject(code), .companyDelisted(change))
    }
}
