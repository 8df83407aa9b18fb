import EventLog
import FilingModel
import Ledger
import TestSupport
import Testing

/// The power goes at any moment: what was synced is there, anything else may be there or not.
@Suite struct `Power cuts` {
    @Test(arguments: 0..<FaultExtent.traces)
    func `the log is as before, or whole, whatever reached the disk`(seed: Int) throws {
        var trial = try PowerCutTrial(seed: UInt64(seed))
        try trial.run()
        #expect(trial.problems == [], "seed \(seed)")
        #expect(trial.counts.states > 0)
        trial.counts.tell(seed)
    }

    /// What somebody could forget to sync.
    enum Omission: CaseIterable, Sendable {
        case batch, nameOfSegment, nameOfLedger, tail

        /// Whether a step is left out.
        func isOf(_ step: FileStep, among steps: [FileStep]) -> Bool {
            switch (self, step) {
            case (.batch, .synced): true
            case (.nameOfSegment, .syncedDirectory("Events")): true
            case (.nameOfLedger, .syncedDirectory("..")): true
            case (.tail, .synced(let file)):
                steps.contains { made in
                    if case .madeFile(let path, file) = made {
                        path.contains("torn-")
                    } else {
                        false
                    }
                }
            default: false
            }
        }

        var scenario: FaultScenario {
            switch self {
            case .batch: .batch
            case .nameOfSegment: .newSegment
            case .nameOfLedger: .create
            case .tail: .tornTail
            }
        }
    }

    /// A batch in the last segment, and one in a new segment.
    private static let appended = [FaultScenario.batch, .newSegment]

    /// The deeds whose process dies at a call that changes something; what it wrote is in the
    /// kernel's hands.
    private func deaths(of scenario: FaultScenario) throws -> [PowerCutTrial] {
        let calls = try PowerCutTrial(scenario, seed: 1).calls()
        let changes = calls.indices.filter { calls[$0] != .read && calls[$0] != .open }
        return try changes.map { number in
            try PowerCutTrial(scenario, seed: 1, plan: FaultPlan(faults: [number: .dead]))
        }
    }

    @Test(arguments: appended + [.create])
    func `whoever has read what a dead writer left has synced it`(scenario: FaultScenario) throws {
        var seen = 0
        for var trial in try deaths(of: scenario) {
            try trial.run()
            #expect(trial.problems == [], "\(trial.plan)")
            if trial.hasReadAll { seen += 1 }
        }
        #expect(seen > 0 || scenario.deed == .create)
        FaultTally.tell("read after a death, \(scenario.name)", [(seen, "readers of the unsynced")])
    }

    @Test(arguments: appended)
    func `a reader that forgets to sync is found`(scenario: FaultScenario) throws {
        var problems: [String] = []
        for var trial in try deaths(of: scenario) where problems.isEmpty {
            trial.isReaderCareless = true
            try trial.run()
            problems += trial.problems
        }
        #expect(!problems.isEmpty)
    }

    @Test(arguments: appended, [true, false])
    func `a snapshot that is on disk is of events that are`(
        scenario: FaultScenario,
        isSynced: Bool
    ) throws {
        let prepared = try scenario.prepare()
        var disk = prepared.disk
        disk.directories.insert("Snapshots")
        var (published, lost) = (0, 0)
        for dead in try deaths(of: scenario).map(\.plan) {
            let scratch = try prepared.copy()
            let files = FaultyFiles(scratch.directory, existing: prepared.order, plan: dead)
            _ = try prepared.act(in: scratch, files)
            files.heal()
            // A read model in memory is synced by nobody, but for who publishes what it says.
            let log = try EventLog(ledger: scratch.directory, calls: files)
            let end = try log.read { _ in }.position
            if isSynced { try log.sync(through: end.segment) }
            let folder = scratch.directory + "/Snapshots"
            try PublishedFile.write([UInt8(end.size)], to: "size", in: folder, by: files)
            var model = DiskModel(disk, order: prepared.order, seed: 1)
            for step in files.steps {
                model.take(step)
                for state in try #require(model.states()) {
                    guard let size = state.files["Snapshots/size"]?.first else { continue }
                    let copy = ScratchLedger()
                    try copy.plant(state)
                    let found = try EventLog(ledger: copy.directory).recovery().end.size
                    published += 1
                    if found < size { lost += 1 }
                }
            }
        }
        #expect(published > 0)
        #expect((lost == 0) == isSynced)
    }

    @Test(arguments: Omission.allCases)
    func `a sync that is left out is found`(omission: Omission) throws {
        var trial = try PowerCutTrial(omission.scenario, seed: 1)
        trial.isLeftOut = { omission.isOf($0, among: $1) }
        try trial.run()
        #expect(!trial.problems.isEmpty)
    }
}

/// One deed whose power is cut at every moment.
struct PowerCutTrial {
    /// The counts of what was tried.
    struct Counts {
        var states = 0
        var whole = 0
        var part = 0
        var before = 0
        var tails = 0
        var unreadable = 0
        var opened = 0

        func tell(_ seed: Int) {
            FaultTally.tell(
                "power cuts, seed \(seed)",
                [
                    (1, "deeds traced"), (states, "states after a power cut"),
                    (whole, "states with all that was appended"),
                    (part, "states with some of several batches"), (before, "states as before"),
                    (tails, "states with a torn tail, set aside by the next writer"),
                    (unreadable, "states brought back by recover"),
                    (opened, "states opened as a ledger"),
                ]
            )
        }
    }

    /// After how many problems nothing more is tried.
    private static let problemsMax = 10

    let prepared: FaultScenario.Prepared
    private(set) var plan: FaultPlan
    private let seed: UInt64
    private var random: SplitMix64
    /// Which steps do not happen, as if nobody had thought of them.
    var isLeftOut: (FileStep, [FileStep]) -> Bool = { _, _ in false }
    /// Whether whoever reads what came of it syncs nothing.
    var isReaderCareless = false
    /// Whether who read what came of it saw the whole batch.
    private(set) var hasReadAll = false
    private(set) var counts = Counts()
    private(set) var problems: [String] = []

    /// A deed that a seed makes up; every second one has faults too.
    init(seed: UInt64) throws {
        try self.init(.random(seed), seed: seed, isFaulty: !seed.isMultiple(of: 2))
    }

    init(_ scenario: FaultScenario, seed: UInt64, isFaulty: Bool) throws {
        try self.init(scenario, seed: seed)
        guard isFaulty else { return }
        let plans = FaultPlan.all(for: try calls())
        plan = plans.randomElement(using: &random) ?? FaultPlan()
    }

    init(_ scenario: FaultScenario, seed: UInt64, plan: FaultPlan = FaultPlan()) throws {
        self.seed = seed
        self.plan = plan
        random = SplitMix64(seed: seed)
        prepared = try scenario.prepare()
    }

    /// The calls of the deed without faults.
    func calls() throws -> [FaultyFiles.Call] {
        let scratch = try prepared.copy()
        let files = FaultyFiles(scratch.directory)
        _ = try prepared.act(in: scratch, files)
        return files.calls
    }

    /// Does the deed, lets somebody read what came of it, and cuts the power at every moment.
    mutating func run() throws {
        let scratch = try prepared.copy()
        let noteBefore = scratch.note()
        let files = FaultyFiles(scratch.directory, existing: prepared.order, plan: plan)
        let error = try prepared.act(in: scratch, files)
        let steps = files.steps
        let noteAfter = scratch.note()
        files.heal()
        var host = LedgerHost()
        host.calls = files
        let seen = (try? Ledger(at: scratch.directory, host: host))?.size.count ?? 0

        var model = DiskModel(prepared.disk, order: prepared.order, seed: seed)
        var moment = Moment(note: noteBefore, place: "")
        for (number, step) in steps.enumerated() {
            moment.place = "before step \(number), \(step.name)"
            try cut(model, moment)
            if !isLeftOut(step, steps) { model.take(step) }
        }
        moment = Moment(note: noteAfter, place: "at the end, \(error as Any)")
        moment.mustBeThere = error == nil
        if let error, !plan.isDeadly {
            if case .log(.unacknowledged) = error {} else { moment.mayBeThere = false }
        }
        try cut(model, moment)
        if let error, plan.isOutOfReach(error, prepared.scenario) { return }
        let read = files.steps
        for step in read.dropFirst(steps.count) where !isReaderCareless { model.take(step) }
        hasReadAll = seen == prepared.whole.count
        moment = Moment(note: scratch.note(), place: "when it was read, \(error as Any)")
        moment.mustBeThere = hasReadAll
        try cut(model, moment)

        // Whoever did it repeats it, and the power goes for good.
        let again = try prepared.act(in: scratch, files)
        for step in files.steps.dropFirst(read.count) where !isLeftOut(step, files.steps) {
            model.take(step)
        }
        let attempts = "\(error as Any), \(again as Any)"
        moment = Moment(note: scratch.note(), place: "when it was repeated after \(attempts)")
        moment.mustBeThere = true
        try cut(model, moment)
    }

    /// A moment at which the power goes.
    private struct Moment {
        /// The note of the read model by then; nil: none.
        var note: [UInt8]?
        var place: String
        var mayBeThere = true
        var mustBeThere = false
    }

    private mutating func cut(_ model: DiskModel, _ moment: Moment) throws {
        guard let states = model.states() else {
            problems.append("\(moment.place): too much is not settled to be tried")
            return
        }
        let keyed = states.map { (key: $0.order, state: $0) }
        let ordered = keyed.sorted { $0.key < $1.key }.map(\.state)
        let opened = Set(ordered.indices.shuffled(using: &random).prefix(FaultExtent.opened))
        for (index, state) in ordered.enumerated() where problems.count < Self.problemsMax {
            counts.states += 1
            let outcome = try CutCheck(prepared, state, note: moment.note)
                .outcome(isOpened: opened.contains(index))
            switch outcome.kind {
            case .whole: counts.whole += 1
            case .part: counts.part += 1
            case .before: counts.before += 1
            case .torn: counts.tails += 1
            case .unreadable: counts.unreadable += 1
            }
            if opened.contains(index) { counts.opened += 1 }
            var found = outcome.problems
            if moment.mustBeThere, outcome.kind != .whole { found.append("the batch is gone") }
            if !moment.mayBeThere, [.whole, .part].contains(outcome.kind) {
                found.append("the batch is there")
            }
            let scene = "\(prepared.scenario.name), \(plan), \(moment.place): "
            problems += found.map { scene + $0 }
        }
    }
}

extension FileStep {
    /// The call without its bytes.
    fileprivate var name: String {
        if case .wrote(let file, let offset, let bytes) = self {
            return "wrote \(bytes.count) bytes at \(offset) of file \(file)"
        }
        return "\(self)"
    }
}

extension DiskState {
    /// An order of states that is the same in every run.
    fileprivate var order: String {
        let parts = files.sorted { $0.key < $1.key }.map { path, bytes in
            path + String(decoding: bytes, as: UTF8.self)
        }
        return (directories.sorted() + parts).joined(separator: ",")
    }
}
