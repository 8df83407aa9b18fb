import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger why`: what a number stands on.
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

/// A command that traces a number to the figures and events it stands on.
protocol WhyNumber: ParsableCommand {
    var ledger: LedgerOptions { get }
    var clock: ClockOptions { get }
    var output: OutputOptions { get }

    /// The cohort that the number is of; nil: it is of one company.
    var population: Cohort? { get }

    /// The derivation of the number.
    func derivation(
        _ asOf: AsOf<Ledger.Facts>,
        over companies: [SecurityCode]
    ) throws -> Derivation
}

extension WhyNumber {
    func run() throws {
        let report = try ledger.ask(clock) { asOf, ledger in
            let companies = try asOf.companies()
            let members = population.map { companies.filter($0.includes) } ?? []
            let derivation = try self.derivation(asOf, over: members.map(\.code))
            return DerivationReport(
                clock: asOf.clock,
                derivation: derivation,
                cohort: population,
                companies: companies,
                citations: try ledger.citations(derivation.sequences, in: asOf.facts)
            )
        }
        output.show(report)
    }
}

/// A derivation that is there unless no event defines the metric; then throws.
private func known(_ derivation: Derivation?, _ metric: Metric) throws -> Derivation {
    guard let derivation else { throw CommandError.noMetric(metric) }
    return derivation
}

/// `starledger why figure`.
struct WhyFigure: WhyNumber {
    static let configuration = CommandConfiguration(
        commandName: "figure",
        abstract: "Why a figure is what it is, and which versions do not count."
    )

    @OptionGroup var figure: FigureArguments
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    var population: Cohort? { nil }

    func derivation(
        _ asOf: AsOf<Ledger.Facts>,
        over companies: [SecurityCode]
    ) throws -> Derivation {
        try known(asOf.derivation(of: figure.key(asOf)), figure.metric)
    }
}

/// `starledger why aggregate`.
struct WhyAggregate: WhyNumber {
    static let configuration = CommandConfiguration(
        commandName: "aggregate",
        abstract: "Which figures a sum is made of, and who is missing in it."
    )

    @Argument(help: .metric) var metric: Metric
    @Argument(help: .period) var period: FiscalPeriod
    @OptionGroup var cohort: CohortOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    var population: Cohort? { cohort.cohort }

    func derivation(
        _ asOf: AsOf<Ledger.Facts>,
        over companies: [SecurityCode]
    ) throws -> Derivation {
        try known(asOf.derivation(ofSum: metric, period, over: companies), metric)
    }
}

/// `starledger why growth`.
struct WhyGrowth: WhyNumber {
    static let configuration = CommandConfiguration(
        commandName: "growth",
        abstract: "Which figures a growth is made of, and who has only one of them."
    )

    @Argument(help: .metric) var metric: Metric
    @Argument(help: .period) var period: FiscalPeriod

    @Option(help: "Since which period; a year earlier by default.")
    var since: FiscalPeriod?

    @Flag(help: "The average growth a year, between two fiscal years.")
    var compound = false

    @OptionGroup var cohort: CohortOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    var population: Cohort? { cohort.cohort }

    func validate() throws {
        let base = try base()
        guard compound else { return }
        guard base.isFiscalYear, period.isFiscalYear, base.year < period.year else {
            throw ValidationError("--compound goes from a fiscal year to a later one")
        }
    }

    private func base() throws -> FiscalPeriod {
        guard let base = since ?? period.adding(years: -1) else {
            throw ValidationError("there is no period a year before \(period); give --since")
        }
        return base
    }

    func derivation(
        _ asOf: AsOf<Ledger.Facts>,
        over companies: [SecurityCode]
    ) throws -> Derivation {
        let derivation = try asOf.derivation(
            ofGrowth: metric,
            period,
            since: base(),
            isCompound: compound,
            over: companies
        )
        return try known(derivation, metric)
    }
}

/// `starledger why ratio`.
struct WhyRatio: WhyNumber {
    static let configuration = CommandConfiguration(
        commandName: "ratio",
        abstract: "Which figures a share of another sum is made of, as R&D of revenue."
    )

    @Argument(help: .metric) var metric: Metric

    @Option(name: .customLong("of"), help: "The whole.")
    var whole: Metric = .revenue

    @Argument(help: .period) var period: FiscalPeriod
    @OptionGroup var cohort: CohortOptions
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var output: OutputOptions

    var population: Cohort? { cohort.cohort }

    func derivation(
        _ asOf: AsOf<Ledger.Facts>,
        over companies: [SecurityCode]
    ) throws -> Derivation {
        _ = try asOf.definition(of: metric)
        let derivation = try asOf.derivation(ofRatio: metric, of: whole, period, over: companies)
        guard let derivation else { throw CommandError(.badData, "--of \(whole) is not a metric") }
        return derivation
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

    var population: Cohort? { cohort.cohort }

    func validate() throws {
        guard (1...9_999).contains(year) else {
            throw ValidationError("the year must be from 1 to 9999")
        }
    }

    func derivation(
        _ asOf: AsOf<Ledger.Facts>,
        over companies: [SecurityCode]
    ) throws -> Derivation {
        try asOf.derivation(ofShed: shed, in: year, of: cohort.cohort, by: by)
    }
}
