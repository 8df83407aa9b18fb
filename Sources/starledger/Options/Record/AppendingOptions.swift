import ArgumentParser
import FilingModel
import Ledger

/// What every command that appends one event takes.
///
/// Groups in groups in groups are costly: a debug build of the parser checks each of them again at
/// every level above it.
struct AppendingOptions: ParsableArguments {
    @OptionGroup var publication: PublicTimeOptions
    @OptionGroup var reading: SourceOptions
    @OptionGroup var recording: RecordingOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions
}

/// The company an event is about.
struct CompanyArgument: ParsableArguments {
    @Argument(help: "The company's security code.")
    var code: SecurityCode
}

/// The period an event is about.
struct PeriodArgument: ParsableArguments {
    @Argument(help: "The period, as FY2024, 2024H1, 2024Q3 or 2024-9M.")
    var period: FiscalPeriod
}

/// The mark an event is about.
struct MarkArgument: ParsableArguments {
    @Argument(help: "The mark: one letter.")
    var mark: Mark
}

/// When a change took effect.
struct EffectiveOption: ParsableArguments {
    @Option(help: "When it took effect: a date, a month, a year, or from/to.")
    var effective: EffectiveDate
}

/// A name in two languages.
struct NameOptions: ParsableArguments {
    @Option(help: "The name in English.")
    var nameEn: String?

    @Option(help: "The name in Chinese.")
    var nameZh: String?

    /// The name; nil if it is given in no language.
    func name() throws(CommandError) -> LocalizedText? { try text(nameEn, nameZh) }
}

/// A short name in two languages.
struct ShortNameOptions: ParsableArguments {
    @Option(help: "The short name in English.")
    var shortNameEn: String?

    @Option(help: "The short name in Chinese.")
    var shortNameZh: String?

    /// The short name; nil if it is given in no language.
    func shortName() throws(CommandError) -> LocalizedText? {
        try text(shortNameEn, shortNameZh)
    }
}

/// A text in the languages in which it is given; nil for neither.
private func text(
    _ english: String?,
    _ chinese: String?
) throws(CommandError) -> LocalizedText? {
    guard english != nil || chinese != nil else { return nil }
    return try attempt { try LocalizedText(english: english, chinese: chinese) }
}

/// The text of an option that has to be given in one language at least.
func required(_ text: LocalizedText?, _ option: String) throws(CommandError) -> LocalizedText {
    guard let text else {
        throw CommandError(.usage, "give \(option)-en, \(option)-zh, or both")
    }
    return text
}

/// The currency of amounts.
struct CurrencyOption: ParsableArguments {
    @Option(help: "The currency of the amounts; the ledger's by default.")
    var currency: Currency?

    /// The currency as given, else the one the ledger was opened with.
    func currency(of ledger: Ledger) throws(CommandError) -> Currency {
        if let currency { return currency }
        return ledger.opening.currency
    }
}

/// What a publication derived.
struct ClaimOptions: ParsableArguments {
    @Option(name: .customLong("claim"), help: "A claim: \(Claim.forms)")
    var claims: [Claim] = []
}

/// A command that appends one event.
protocol AppendingCommand: ParsableCommand {
    var options: AppendingOptions { get }

    /// The subject and the event.
    func event(in ledger: Ledger) throws -> (Subject, FilingEvent)
}

extension AppendingCommand {
    func run() throws {
        let ledger = try options.ledger.open()
        let (subject, event) = try event(in: ledger)
        let draft = try options.draft(event, about: subject, in: ledger)
        try options.recording.record(
            [draft],
            from: [InputLocation(location: "") { _ in nil }],
            in: ledger,
            options.output
        )
    }
}
