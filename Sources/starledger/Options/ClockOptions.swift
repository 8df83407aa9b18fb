import ArgumentParser
import FilingModel
import Ledger

/// The three clocks of a question.
struct ClockOptions: ParsableArguments {
    @Option(help: "What one could have known and held true on that day: sets both clocks below.")
    var asOf: CalendarDate?

    @Option(help: "The day on which facts hold; today by default.")
    var validAt: CalendarDate?

    @Option(help: "By when facts were public: a date or a time; whenever by default.")
    var knownAt: KnownTime?

    @Option(help: "Which events count: the first so many, or those recorded by a date or a time.")
    var recordedAt: ClockRequest.Recorded?

    func validate() throws {
        guard asOf == nil || (validAt == nil && knownAt == nil) else {
            throw ValidationError(
                "--as-of sets both --valid-at and --known-at; give one or the other"
            )
        }
    }

    /// The clocks that are meant on a ledger.
    ///
    /// - Parameters:
    ///   - known: By when facts were public, instead of what these options say.
    ///   - recorded: Which events count, instead of what these options say.
    func clock(
        of ledger: Ledger,
        known: KnownTime? = nil,
        recorded: ClockRequest.Recorded? = nil,
        now: RecordedTime = System.now
    ) throws -> Clock {
        let request = ClockRequest(
            valid: asOf ?? validAt,
            known: known ?? asOf.map(KnownTime.date) ?? knownAt,
            recorded: recorded ?? recordedAt
        )
        return try ledger.clock(request, now: now)
    }
}
