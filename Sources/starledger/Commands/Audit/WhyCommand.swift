import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger why`.
struct WhyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "why",
        abstract: "What a number stands on: companies, figures, events, documents.",
        discussion: """
            A tree from the number down to the events of the log, each with its sequence, the hash \
            of its line, its source, and what was quoted from it; and what was left out, and why.

            Example: starledger why shed-marks 2024 --as-of 2025-05-09
            """,
        subcommands: [
            WhyFigure.self, WhyAggregate.self, WhyGrowth.self, WhyRatio.self, WhyShedMarks.self,
        ]
    )
}

/// A command that tells what a number stands on.
protocol WhyNumber: ParsableCommand {
    var ledger: LedgerOptions { get }
    var clock: ClockOptions { get }
    var output: OutputOptions { get }
}

extension WhyNumber {
    /// Shows what a number stands on.
    func show(
        in ledger: Ledger,
        at clock: Clock,
        of cohort: Cohort?,
        _ derive: (AsOf<Ledger.Facts>, [SecurityCode]) throws -> Derivation?
    ) throws {
        let answer = try ledger.answer(clock) { asOf in
            let companies = try asOf.companies()
            let members = cohort.map { companies.filter($0.includes) } ?? []
            return (companies, try derive(asOf, members.map(\.code)))
        }
        guard let derivation = answer.1 else { return }
        output.show(
            DerivationReport(
                clock: clock,
                derivation: derivation,
                cohort: cohort,
                companies: answer.0,
                citations: try attempt { try ledger.citations(derivation.sequences) }
            )
        )
    }
}

/// `starledger why figure`.
struct WhyFigure: WhyNumber {
    static let configuration = CommandConfiguration(
        commandName: "figure",
        abstract: "Why a figure is what it is, and which versions do not count."
    )

    @OptionGroup var question: FigureQuestion
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        let key = try question.key(in: ledger, at: clock).key
        try show(in: ledger, at: clock, of: nil) { asOf, _ in try asOf.derivation(of: key) }
    }
}

/// `starledger why aggregate`.
struct WhyAggregate: WhyNumber {
    static let configuration = CommandConfiguration(
        commandName: "aggregate",
        abstract: "Which figures a sum is made of, and who is missing in it."
    )

    @OptionGroup var metric: MetricArgument
    @OptionGroup var period: PeriodArgument
    @OptionGroup var cohort: CohortOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        _ = try metric.definition(in: ledger, at: clock)
        try show(in: ledger, at: clock, of: cohort.cohort) { asOf, codes in
            try asOf.derivation(ofSum: metric.metric, period.period, over: codes)
        }
    }
}

/// `starledger why growth`.
struct WhyGrowth: WhyNumber {
    static let configuration = CommandConfiguration(
        commandName: "growth",
        abstract: "Which figures a growth is made of, and who has only one of them."
    )

    @OptionGroup var metric: MetricArgument
    @OptionGroup var period: PeriodArgument

    @Option(help: "Since which period; a year earlier by default.")
    var since: FiscalPeriod?

    @Flag(help: "The average growth a year, between two fiscal years.")
    var compound = false

    @OptionGroup var cohort: CohortOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard let base else {
            throw ValidationError("there is no period a year before \(period.period); give --since")
        }
        guard compound else { return }
        guard base.isFiscalYear, period.period.isFiscalYear, base.year < period.period.year else {
            throw ValidationError("--compound goes from a fiscal year to a later one")
        }
    }

    private var base: FiscalPeriod? { since ?? period.period.adding(years: -1) }

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        _ = try metric.definition(in: ledger, at: clock)
        guard let base else { return }
        try show(in: ledger, at: clock, of: cohort.cohort) { asOf, codes in
            try asOf.derivation(
                ofGrowth: metric.metric,
                period.period,
                since: base,
                isCompound: compound,
                over: codes
            )
        }
    }
}

/// `starledger why ratio`.
struct WhyRatio: WhyNumber {
    static let configuration = CommandConfiguration(
        commandName: "ratio",
        abstract: "Which figures a share of another sum is made of, as R&D of revenue."
    )

    @OptionGroup var metric: MetricArgument

    @Option(name: .customLong("of"), help: "The whole.")
    var whole: Metric = .revenue

    @OptionGroup var period: PeriodArgument
    @OptionGroup var cohort: CohortOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        _ = try metric.definition(in: ledger, at: clock)
        let definition = try ledger.answer(clock) { asOf in
            try asOf.facts.definition(of: whole, at: clock.recorded)
        }
        guard definition != nil else {
            throw CommandError(.badData, "--of \(whole) is not a metric")
        }
        try show(in: ledger, at: clock, of: cohort.cohort) { asOf, codes in
            try asOf.derivation(ofRatio: metric.metric, of: whole, period.period, over: codes)
        }
    }
}

/// `starledger why shed-marks`.
struct WhyShedMarks: WhyNumber {
    static let configuration = CommandConfiguration(
        commandName: "shed-marks",
        abstract: "Which companies shed a mark in a year, by which events."
    )

    @Argument(help: "The year.")
    var year: Int

    @Option(help: ArgumentHelp("fiscal-year or year.", valueName: "how"))
    var by: ShedMarks.Grouping = .fiscalYear

    @Option(
        name: [.customLong("mark-letter"), .customLong("shed")],
        help: ArgumentHelp("The mark that was shed; U by default.", valueName: "letter")
    )
    var shed: Mark = .unprofitable

    @OptionGroup var cohort: CohortOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...9_999).contains(year) else {
            throw ValidationError("the year must be from 1 to 9999")
        }
    }

    func run() throws {
        let ledger = try ledger.open()
        let clock = try clock.clock(of: ledger)
        try show(in: ledger, at: clock, of: cohort.cohort) { asOf, _ in
            try asOf.derivation(ofShed: shed, in: year, of: cohort.cohort, by: by)
        }
    }
}
