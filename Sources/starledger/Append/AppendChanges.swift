import ArgumentParser
import FilingModel
import Ledger

/// Appends a change of tier.
struct AppendTierChange: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "tier-change",
        abstract: "A company entered a tier of its board, or left it."
    )

    @Argument(
        help: "The company's security code.",
        transform: parsed { (spelling) throws(Malformed) in try SecurityCode(spelling) }
    )
    var code: SecurityCode

    @Argument(help: "The tier, as growth; none for no tier.")
    var tier: String

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

    @OptionGroup var event: EventOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func fact(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let isNone = tier.isEmpty || tier == "none"
        let change = TierChanged(tier: isNone ? nil : tier, effectiveOn: effective, reason: reason)
        return (Subject(code), .tierChanged(change))
    }
}

/// Appends a renaming.
struct AppendRenaming: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "renaming",
        abstract: "A company changed its name or its short name."
    )

    @Argument(
        help: "The company's security code.",
        transform: parsed { (spelling) throws(Malformed) in try SecurityCode(spelling) }
    )
    var code: SecurityCode

    @Option(
        help: ArgumentHelp(
            "When it took effect: a date, a month, a year, or from/to.",
            valueName: "date"
        ),
        transform: parsed { (spelling) throws(Malformed) in try EffectiveDate(spelling) }
    )
    var effective: EffectiveDate

    @Option(help: "The registered name in English.")
    var nameEn: String?

    @Option(help: "The registered name in Chinese.")
    var nameZh: String?

    @Option(help: "The short name in English.")
    var shortNameEn: String?

    @Option(help: "The short name in Chinese.")
    var shortNameZh: String?

    @OptionGroup var event: EventOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func fact(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = CompanyRenamed(
            effectiveOn: effective,
            name: try text(nameEn, nameZh),
            shortName: try text(shortNameEn, shortNameZh)
        )
        return (Subject(code), .companyRenamed(change))
    }

    private func text(
        _ english: String?,
        _ chinese: String?
    ) throws(CommandFailure) -> LocalizedText? {
        guard english != nil || chinese != nil else { return nil }
        return try attempt { try LocalizedText(english: english, chinese: chinese) }
    }
}

/// Appends a change of sector.
struct AppendSectorChange: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "sector-change",
        abstract: "A company is counted in another sector."
    )

    @Argument(
        help: "The company's security code.",
        transform: parsed { (spelling) throws(Malformed) in try SecurityCode(spelling) }
    )
    var code: SecurityCode

    @Argument(
        help: "The sector.",
        transform: parsed { (spelling) throws(Malformed) in try Sector(spelling) }
    )
    var sector: Sector

    @Option(
        help: ArgumentHelp(
            "When it took effect: a date, a month, a year, or from/to.",
            valueName: "date"
        ),
        transform: parsed { (spelling) throws(Malformed) in try EffectiveDate(spelling) }
    )
    var effective: EffectiveDate

    @OptionGroup var event: EventOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func fact(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = SectorChanged(effectiveOn: effective, sector: sector)
        return (Subject(code), .sectorChanged(change))
    }
}

/// Appends a delisting.
struct AppendDelisting: AppendingCommand {
    static let configuration = CommandConfiguration(
        commandName: "delisting",
        abstract: "A company was delisted."
    )

    @Argument(
        help: "The company's security code.",
        transform: parsed { (spelling) throws(Malformed) in try SecurityCode(spelling) }
    )
    var code: SecurityCode

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

    @OptionGroup var event: EventOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func fact(in ledger: Ledger) throws -> (Subject, FilingEvent) {
        let change = CompanyDelisted(effectiveOn: effective, reason: reason)
        return (Subject(code), .companyDelisted(change))
    }
}
