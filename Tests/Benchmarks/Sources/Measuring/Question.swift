public import EventLog
public import FilingModel
public import Projections

/// What is asked in a point query: which version of a figure counted on a day.
public struct Question: Sendable {
    /// Company, metric and period.
    public let key: FigureKey
    /// The day: facts hold and are public by then.
    public let day: CalendarDate

    /// The clocks of the question.
    ///
    /// - Parameter size: How many events count.
    /// - Returns: The clocks.
    public func clock(_ size: LogSize) -> Clock {
        Clock(valid: ValidDate(day), known: .date(day), recorded: size)
    }

    /// About so many questions that have answers, from all over a log, in random order: the same
    /// ones for the same log.
    ///
    /// Each asks for a figure of a result, 30 days after that was filed. What the benchmarks have
    /// appended themselves is left out: peers do not know it.
    ///
    /// - Parameter size: How many events the log has.
    /// - Throws: `LogError`.
    public static func sample(_ count: Int, of log: EventLog, size: Int) throws -> [Question] {
        let share = UInt64.max / UInt64(max(1, size / count))
        var sample: [Question] = []
        _ = try log.read { line in
            var random = SplitMix(seed: UInt64(line.sequence))
            // A correction, which cannot be read without its target, is no result.
            guard random.next() <= share, let event = try? line.event(typeOf: { _ in nil }),
                event.recordedBy != SingleAppends.recorder, let question = Question(event)
            else { return }
            sample.append(question)
        }
        var random = SplitMix(seed: 1)
        return sample.shuffled(using: &random)
    }

    /// What asks for revenue, or else the first figure, of a result.
    private init?(_ event: RecordedEvent) {
        guard case .resultFiled(let result) = event.payload.event, let code = event.subject.code,
            let first = result.figures.first
        else { return nil }
        let figure = result.figures.first { $0.metric == .revenue } ?? first
        key = FigureKey(subject: code, metric: figure.metric, period: result.period)
        day = event.time.date.adding(days: 30)
    }
}

/// Random numbers that are the same on every run.
///
/// Source: Steele, Lea and Flood, *Fast Splittable Pseudorandom Number Generators*.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
