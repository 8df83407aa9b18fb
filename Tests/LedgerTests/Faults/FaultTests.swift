import EventLog
import FilingModel
import Glibc
import Ledger
import Testing

/// Every call of the operating system fails once, in every way: what was acknowledged stays.
@Suite struct `Faults of files` {
    /// The results of the deeds.
    private struct Outcomes {
        var plans = 0
        var injected = 0
        var acknowledged = 0
        var refused = 0
        var unacknowledged = 0
    }

    @Test(arguments: FaultScenario.all)
    func `nothing acknowledged is lost, and repeating records every event once`(
        scenario: FaultScenario
    ) throws {
        let prepared = try scenario.prepare()
        let clean = try prepared.copy()
        let files = FaultyFiles(clean.directory)
        #expect(try prepared.act(in: clean, files) == nil)
        #expect(try clean.segments() == joined(prepared.whole))
        let seed = UInt64(scenario.name.utf8.count)
        let plans = FaultPlan.some(
            FaultExtent.plans,
            of: FaultPlan.all(for: files.calls),
            seed: seed
        )
        var outcomes = Outcomes()
        for plan in plans { try check(prepared, plan, &outcomes) }
        FaultTally.tell(
            "faults, \(scenario.name), seed \(seed)",
            [
                (outcomes.injected, "faults injected"), (outcomes.plans, "deeds under faults"),
                (outcomes.acknowledged, "deeds acknowledged all the same"),
                (outcomes.refused, "deeds refused, the log as it was"),
                (outcomes.unacknowledged, "deeds that left their batch whole or absent"),
            ]
        )
    }

    @Test(arguments: [FaultScenario.batch, .newSegment])
    func `a write that is not undone is found`(scenario: FaultScenario) throws {
        let prepared = try scenario.prepare()
        let clean = try prepared.copy()
        let files = FaultyFiles(clean.directory)
        _ = try prepared.act(in: clean, files)
        let write = try #require(files.calls.lastIndex(of: .write))
        let plan = FaultPlan(faults: [write + 1: .refused(EIO)])
        var outcomes = Outcomes()
        withKnownIssue { try check(prepared, plan, &outcomes, idle: [.truncate]) }
    }

    private func check(
        _ prepared: FaultScenario.Prepared,
        _ plan: FaultPlan,
        _ outcomes: inout Outcomes,
        idle: Set<FaultyFiles.Call> = []
    ) throws {
        let scratch = try prepared.copy()
        let files = FaultyFiles(scratch.directory, plan: plan, idle: idle)
        let error = try prepared.act(in: scratch, files)
        outcomes.plans += 1
        outcomes.injected += files.injected
        let mayBeThere: Bool
        switch error {
        case nil:
            outcomes.acknowledged += 1
            mayBeThere = true
        case .log(.unacknowledged):
            outcomes.unacknowledged += 1
            mayBeThere = true
        case .some where plan.isDeadly:
            outcomes.unacknowledged += 1
            mayBeThere = true
        case .some:
            outcomes.refused += 1
            mayBeThere = false
        }
        let aftermath = Aftermath(prepared, "\(prepared.scenario.name), \(plan), \(error as Any)")
        #expect(error == nil || !plan.isHarmless, "\(aftermath.place)")
        try aftermath.check(scratch, mayBeThere: mayBeThere, mustBeThere: error == nil)
        try aftermath.checkRepeated(scratch)
    }
}

/// The properties that hold after a deed under faults.
struct Aftermath {
    let prepared: FaultScenario.Prepared
    /// The deed in words, for a failure's message.
    let place: String

    init(_ prepared: FaultScenario.Prepared, _ place: String) {
        self.prepared = prepared
        self.place = place
    }

    /// Checks that every event that was there is there, and the batch whole or not at all.
    func check(_ scratch: ScratchLedger, mayBeThere: Bool, mustBeThere: Bool) throws {
        guard EventLog.isLedger(scratch.directory) else {
            #expect(prepared.kept.isEmpty && !mustBeThere, "\(place)")
            return
        }
        let log = try EventLog(ledger: scratch.directory)
        let recovery = try log.recovery()
        let lines = Array(try scratch.lines().prefix(recovery.end.size))
        #expect(try prepared.mayBe(lines), "\(place)")
        #expect(lines == prepared.kept || mayBeThere, "\(place)")
        #expect(lines == prepared.whole || !mustBeThere, "\(place)")
        let mayBeUnreadable = prepared.scenario.deed == .recover
        #expect(recovery.unreadable == nil || mayBeUnreadable, "\(place)")
        try checkTail(scratch)
    }

    /// Checks that the torn tail is where it was, or in a file of its own.
    func checkTail(_ scratch: ScratchLedger) throws {
        let tail = prepared.scenario.tail
        guard !tail.isEmpty else { return }
        let isInLog = try scratch.segments() == joined(prepared.kept) + tail
        let names = try PublishedFile.names(in: scratch.directory + "/Events")
        let isAside = try names.contains { name in
            try name.hasPrefix("torn-") && scratch.bytes(name) == tail
        }
        #expect(isInLog || isAside, "\(place)")
    }

    /// Repeats the deed without faults, and checks that the log has every event once.
    func checkRepeated(_ scratch: ScratchLedger) throws {
        let error = try prepared.act(in: scratch, FaultyFiles(scratch.directory))
        if prepared.scenario.deed == .create, error != nil {
            #expect(error == .log(.ledgerExists(path: scratch.directory)), "\(place)")
        } else {
            #expect(error == nil, "\(place)")
        }
        #expect(try scratch.segments() == joined(prepared.whole), "\(place)")
        try checkTail(scratch)
        let ledger = try Ledger(at: scratch.directory)
        #expect(ledger.size.count == prepared.whole.count, "\(place)")
    }
}

/// The bytes of segments that hold some lines.
func joined(_ lines: [[UInt8]]) -> [UInt8] { Array(lines.map { $0 + [0x0A] }.joined()) }
