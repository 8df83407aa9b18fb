import ArgumentParser
import FilingModel
import Ledger

/// Appends a change of tier.
struct AppendTierChange: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "tier-change",
        abstract: "A company entered a tier of its board, or left it."
    )

    @OptionGroup var company: CompanyArgument

    @Argument(help: "The tier, as growth; none for no tier.")
    var tier: String

    @OptionGroup var effective: EffectiveOption

    @Option(help: "Why.")
    var reason: String

    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let isNone = tier.isEmpty || tier == "none"
        let change = TierChanged(
            tier: isNone ? nil : Tier(unchecked: tier),
            effectiveOn: effective.effective,
            reason: reason
        )
        return (Subject(company.code), .tierChanged(change))
    }
}

/// Appends a renaming.
struct AppendRenaming: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "renaming",
        abstract: "A company changed its name or its short name."
    )

    @OptionGroup var company: CompanyArgument
    @OptionGroup var effective: EffectiveOption
    @OptionGroup var names: NameOptions
    @OptionGroup var shortNames: ShortNameOptions
    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = CompanyRenamed(
            effectiveOn: effective.effective,
            name: try names.name(),
            shortName: try shortNames.shortName()
        )
        return (Subject(company.code), .companyRenamed(change))
    }
}

/// Appends a change of sector.
struct AppendSectorChange: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "sector-change",
        abstract: "A company is counted in another sector."
    )

    @OptionGroup var company: CompanyArgument

    @Argument(help: "The sector.")
    var sector: Sector

    @OptionGroup var effective: EffectiveOption
    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = SectorChanged(effectiveOn: effective.effective, sector: sector)
        return (Subject(company.code), .sectorChanged(change))
    }
}

/// Appends a delisting.
struct AppendDelisting: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "delisting",
        abstract: "A company was delisted."
    )

    @OptionGroup var company: CompanyArgument
    @OptionGroup var effective: EffectiveOption

    @Option(help: "Why.")
    var reason: String

    @OptionGroup var options: AppendingOptions

    func event(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = CompanyDelisted(effectiveOn: effective.effective, reason: reason)
        return (Subject(company.code), .companyDelisted(change))
    }
}
