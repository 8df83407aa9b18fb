package import FilingModel
import Synchronization

/// A ledger that follows from its seed: valid by every rule, about companies that do not exist, and
/// so crowded that its events interact.
package struct RandomLedger: Sendable {
    /// The seed.
    package let seed: UInt64

    /// The companies, periods and metrics it is about.
    package let world: RandomWorld

    /// The log.
    package let events: [RecordedEvent]

    /// The ledger of a seed with so many events, at least one.
    ///
    /// It is drawn once: many tests ask about the same ledgers.
    package init(seed: UInt64, events count: Int) {
        let name = Name(seed: seed, count: count)
        if let known = Self.drawn.withLock({ $0[name] }) {
            self = known
        } else {
            self.init(drawnFrom: seed, events: count)
            Self.drawn.withLock { [self] in $0[name] = self }
        }
    }

    private struct Name: Hashable {
        let seed: UInt64
        let count: Int
    }

    private static let drawn = Mutex<[Name: RandomLedger]>([:])

    /// The same, drawn anew.
    package init(drawnFrom seed: UInt64, events count: Int) {
        precondition(count > 0, "a ledger has its opening")
        var builder = LedgerBuilder(seed: seed, events: count)
        builder.open()
        while builder.events.count < count {
            builder.addBatch(atMost: count - builder.events.count)
        }
        self.seed = seed
        world = builder.world
        events = builder.events
    }

    /// A ledger with other events in the place of its own.
    init(replacing events: [RecordedEvent], of ledger: RandomLedger) {
        seed = ledger.seed
        world = ledger.world
        self.events = events
    }

    /// The metrics that its results may speak of: the built-in ones of its world, then those it may
    /// define.
    package var metrics: [Metric] { world.metrics + world.definitions.map(\.metric) }

    /// So many clocks at which something is about to change or has just changed.
    package func clocks(_ count: Int) -> [Clock] {
        var random = SplitMix64(seed: ~seed)
        return (0..<count).map { _ in clock(using: &random) }
    }

    private func clock(using random: inout SplitMix64) -> Clock {
        let size = random.chance(40) ? events.count : random.number(0...events.count)
        var days: [CalendarDate] = []
        for event in NaiveReference.amended(Array(events.prefix(size))) {
            days.append(event.time.date)
            if let effective = event.payload.event.effectiveOn { days.append(effective.lastDay) }
        }
        let day = days.isEmpty ? Self.epoch : random.pick(days)
        let valid = day.adding(days: random.pick([-1, 0, 0, 1, 400]))
        let known: KnownTime?
        switch random.number(0...9) {
        case 0...3: known = nil
        case 4...5: known = .date(valid)
        case 6...7:
            let day = days.isEmpty ? Self.epoch : random.pick(days)
            known = .date(day.adding(days: random.pick([-1, 0, 0, 1])))
        default:
            known = .time(random.pick(events.map(\.time.time) + Self.limits(random.pick(events))))
        }
        return Clock(valid: ValidDate(valid), known: known, recorded: LogSize(size))
    }

    private static let epoch = sure { try CalendarDate("2021-06-30") }

    /// The start of an event's public day, the last instant of it, and the one before.
    private static func limits(_ event: RecordedEvent) -> [ZonedTime] {
        let start = event.time.time.spelling.prefix(10)
        let offset =
            event.time.time.spelling.hasSuffix("Z")
            ? "Z" : String(event.time.time.spelling.suffix(6))
        let times = ["00:00:00", "23:59:59.999999999", "23:59:59.999999998"]
        return times.compactMap { try? ZonedTime("\(start)T\($0)\(offset)") }
    }
}

/// Draws events until they fit.
struct LedgerBuilder {
    var random: SplitMix64
    let world: RandomWorld

    /// The log so far.
    private(set) var events: [RecordedEvent] = []

    /// The same with its amendments made.
    private(set) var current: [RecordedEvent] = []

    /// When the next event is recorded, in milliseconds.
    private(set) var now: Int64

    private let stepMax: Int

    /// 2020-03-01, in milliseconds.
    private static let start: Int64 = 1_583_020_800_000

    private var rules = LedgerRules()

    init(seed: UInt64, events count: Int) {
        random = SplitMix64(seed: seed)
        world = RandomWorld(seed: seed, using: &random)
        now = Self.start
        let fiveYears = 5 * 365 * 86_400_000
        stepMax = max(1, 2 * fiveYears / count * 2)
    }

    /// Records the opening.
    mutating func open() {
        let opening = LedgerOpened(
            origin: world.origin,
            title: "A synthetic ledger",
            currency: RandomWorld.currencies.0,
            timezone: "Asia/Shanghai"
        )
        let isTaken = record(
            Subject(world.origin),
            at: publicTime(),
            Payload(.ledgerOpened(opening))
        )
        precondition(isTaken, "an opening is always taken")
    }

    /// Records one to four events at one time.
    mutating func addBatch(atMost limit: Int) {
        now += Int64(random.number(0...stepMax))
        let size = random.chance(60) ? 1 : min(limit, random.number(2...4))
        let start = events.count
        for _ in 0..<size { add() }
        if size > 1 { events[start].batchSize = size }
    }

    /// Records one event of a type that fits.
    private mutating func add() {
        while true {
            let type = nextType()
            for _ in 0..<8 where propose(type) { return }
        }
    }

    private mutating func nextType() -> EventType {
        let listed = current.filter { $0.type == .companyListed }.count
        guard listed > 1 else { return .companyListed }
        return random.pick(Self.types)
    }

    /// The types of events, each as often as it is to come.
    private static let types: [EventType] = [
        (.companyListed, 8), (.resultFiled, 34), (.figuresRestated, 7), (.markAssigned, 7),
        (.markRemoved, 10), (.tierChanged, 4), (.companyRenamed, 4), (.sectorChanged, 4),
        (.companyDelisted, 2), (.milestoneAnnounced, 3), (.aggregateReported, 10),
        (.metricDefined, 3), (.eventCorrected, 14), (.eventRetracted, 6),
    ].flatMap { (type: EventType, times) in Array(repeating: type, count: times) }

    private mutating func propose(_ type: EventType) -> Bool {
        guard !type.isAmendment else { return proposeAmendment(type) }
        let time = publicTime()
        guard let subject = subject(of: type),
            let fact = fact(type, of: subject, at: time)
        else { return false }
        return record(subject, at: time, Payload(fact, annotations: annotations()))
    }

    /// Records an event if the ledger would take it.
    mutating func record(_ subject: Subject, at time: PublicTime, _ payload: Payload) -> Bool {
        let event = RecordedEvent(
            sequence: events.count,
            id: sure { try EventID("synthetic-\(events.count)") },
            source: source(),
            subject: subject,
            time: time,
            recordedAt: RecordedTime(milliseconds: now),
            recordedBy: "synthetic desk",
            payload: payload
        )
        do throws(LedgerFault) {
            if event.type.isAmendment {
                rules = try LedgerRules.amended(events, by: event)
            } else {
                var tried = rules
                try tried.admit(event)
                rules = tried
            }
        } catch {
            return false
        }
        events.append(event)
        if event.type.isAmendment {
            current = NaiveReference.amended(events)
        } else {
            current.append(event)
        }
        return true
    }

    mutating func source() -> Source {
        sure { try Source("https://synthetic.example/filing/\(random.number(1...99))") }
    }

    private mutating func annotations() -> Annotations {
        guard random.chance(15) else { return Annotations() }
        let document = sure {
            try Document(title: "A synthetic document", page: "\(random.number(1...300))")
        }
        return Annotations(note: "made up", documents: random.chance(50) ? [document] : [])
    }
}
