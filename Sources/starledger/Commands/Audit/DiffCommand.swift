import ArgumentParser
import FilingModel
import Ledger
import Projections
import Reports

/// `starledger diff`: what changed between two states of knowledge.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "What changed between two states of knowledge, each change with its causes.",
        discussion: """
            Between what was known on two days (--from-known, --to-known), what was recorded at \
            two sizes of the log or by two days (--from-recorded, --to-recorded), or both; the \
            end is everything by default. The valid day is the same for both. All companies are \
            told of; a cohort other than the usual, or a filter, keeps those that belong to it. \
            What was recorded is taken first, in log order, then what became public, in that \
            order: the parts of a sum's change are those of these steps, and add up.

            Example: starledger diff --from-known 2025-04-29 --to-known 2025-04-30 \
            --valid-at 2025-05-09
            """
    )

    @Option(help: "What was known by then: the start.")
    var fromKnown: KnownTime?

    @Option(help: "What was known by then: the end.")
    var toKnown: KnownTime?

    @Option(help: "What was recorded by then: the start.")
    var fromRecorded: ClockRequest.Recorded?

    @Option(help: "What was recorded by then: the end.")
    var toRecorded: ClockRequest.Recorded?

    @Option(
        help: ArgumentHelp(
            "Only what has such a cause; may be repeated: \(ReasonName.allWords).",
            valueName: "causes"
        )
    )
    var only: [ReasonName] = []

    @Option(help: "Only figures and sums of a metric.")
    var metric: Metric?

    @Option(help: "Only figures and sums of a period, as FY2024.")
    var period: FiscalPeriod?

    @Flag(help: "Exit with 1 if anything differs.")
    var exitCode = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var cohort: CohortOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard fromKnown != nil || fromRecorded != nil else {
            throw ValidationError("say from what: --from-known, --from-recorded, or both")
        }
        guard toKnown == nil || fromKnown != nil else {
            throw ValidationError("--to-known needs --from-known")
        }
        guard toRecorded == nil || fromRecorded != nil else {
            throw ValidationError("--to-recorded needs --from-recorded")
        }
    }

    func run() throws {
        let ledger = try ledger.open()
        let now = System.now
        let from = try clock.clock(of: ledger, known: fromKnown, recorded: fromRecorded, now: now)
        let to = try clock.clock(of: ledger, known: toKnown, recorded: toRecorded, now: now)
        try check(from, to)
        let report = try ledger.ask(to) { try self.report(from: AsOf($0.facts, at: from), to: $0) }
        try output.show(report, isFinding: exitCode && !report.difference.isEmpty)
    }

    private func report(
        from earlier: AsOf<Ledger.Facts>,
        to later: AsOf<Ledger.Facts>
    ) throws -> DifferenceReport {
        var difference = try earlier.difference(to: later, of: cohort.cohort)
        if cohort.cohort != .unprofitableAtListing {
            let members = try [earlier, later].flatMap { try $0.members(of: cohort.cohort) }
            difference = difference.filtered(to: Set(members.map(\.code)))
        }
        difference = difference.filtered(to: metric, period)
        if !only.isEmpty { difference = difference.filtered(to: Set(only.map(\.cause))) }
        return DifferenceReport(
            difference,
            companies: try later.companies(),
            isCut: !only.isEmpty || metric != nil || period != nil,
            isDetailed: metric != nil && period != nil
        )
    }

    private func check(_ from: Clock, _ to: Clock) throws(CommandError) {
        guard !from.isAtMost(to) else { return }
        switch (from.known, to.known) {
        case (.date, .time), (.time, .date):
            throw CommandError(
                .usage,
                "give --from-known and --to-known both as days, or both as times"
            )
        default: break
        }
        throw CommandError(
            .usage,
            "the start must not be later than the end: from \(from.words) to \(to.words)"
        )
    }
}

extension Clock {
    /// The known time and the size, for an error.
    fileprivate var words: String {
        (known.map { "what was known by \($0)" } ?? "all that is known")
            + ", first \(recorded) events"
    }
}

/// A cause of changes, as an option names it.
enum ReasonName: String, WordValue {
    case firstFilings = "first-filings"
    case newStages = "new-stages"
    case laterFilings = "later-filings"
    case restatements, corrections, retractions
    case rePresentations = "re-presentations"

    var cause: FigureCause {
        switch self {
        case .firstFilings: .firstFiling
        case .newStages: .newStage
        case .laterFilings: .laterFiling
        case .restatements: .restatement
        case .corrections: .correction
        case .retractions: .retraction
        case .rePresentations: .rePresentation
        }
    }
}
