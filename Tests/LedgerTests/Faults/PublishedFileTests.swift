import EventLog
import Glibc
import Ledger
import Testing

/// A published file holds the old bytes or the new ones, whatever happens.
@Suite struct `Published files under faults` {
    private static let name = "2024-12-31.json"
    private static let path = "Snapshots/" + name
    private static let old = Array("synthetic".utf8)
    private static let fresh = Array("{\"synthetic\":\"new\"}\n".utf8)

    /// The state before: no directory, no file, or a file.
    private static let worlds = [
        DiskState(directories: ["."]), DiskState(directories: [".", "Snapshots"]),
        DiskState(files: [path: old], directories: [".", "Snapshots"]),
    ]

    private func write(_ scratch: ScratchLedger, _ calls: FaultyFiles) -> LogError? {
        let directory = scratch.directory + "/Snapshots"
        do {
            try PublishedFile.write(Self.fresh, to: Self.name, in: directory, by: calls)
            return nil
        } catch {
            return error
        }
    }

    private func trial(
        _ world: DiskState,
        _ plan: FaultPlan = FaultPlan()
    ) throws -> (scratch: ScratchLedger, files: FaultyFiles, failure: LogError?) {
        let scratch = ScratchLedger()
        try scratch.plant(world)
        let existing = world.files.keys.sorted()
        let files = FaultyFiles(scratch.directory, existing: existing, plan: plan)
        return (scratch, files, write(scratch, files))
    }

    @Test(arguments: worlds)
    func `whichever call fails, the file is whole`(world: DiskState) throws {
        let clean = try trial(world)
        #expect(clean.failure == nil)
        let plans = FaultPlan.all(for: clean.files.calls)
        var injected = 0
        for plan in plans {
            let (scratch, files, failure) = try trial(world, plan)
            injected += files.injected
            let folder = scratch.directory + "/Snapshots"
            let found = try PublishedFile.contents(of: folder + "/" + Self.name)
            #expect(found == Self.fresh || found == world.files[Self.path], "\(plan)")
            #expect(failure != nil || found == Self.fresh, "\(plan)")
            #expect(failure == nil || !plan.isHarmless, "\(plan)")
            // One fault leaves nothing behind, unless the process died.
            if plan.faults.count == 1, !plan.isDeadly {
                #expect(try PublishedFile.names(in: folder).allSatisfy { !$0.hasSuffix(".tmp") })
            }
            files.heal()
            #expect(write(scratch, files) == nil)
            #expect(try PublishedFile.contents(of: folder + "/" + Self.name) == Self.fresh)
        }
        FaultTally.tell(
            "faults, a published file",
            [(injected, "faults injected"), (plans.count, "deeds under faults")]
        )
    }

    @Test(arguments: worlds)
    func `whenever the power goes, the file is whole`(world: DiskState) throws {
        let all = FaultPlan.all(for: try trial(world).files.calls)
        let plans = [FaultPlan()] + FaultPlan.some(FaultExtent.plans, of: all, seed: 1)
        var states = 0
        for plan in plans {
            let (_, files, failure) = try trial(world, plan)
            var model = DiskModel(world, order: world.files.keys.sorted(), seed: 1)
            for step in files.steps {
                states += try check(model, world, isDone: false, "\(plan)")
                model.take(step)
            }
            states += try check(model, world, isDone: failure == nil, "\(plan)")
        }
        FaultTally.tell(
            "power cuts, a published file",
            [
                (plans.count, "writes of a published file traced"),
                (states, "states of a published file after a power cut"),
            ]
        )
    }

    private func check(
        _ model: DiskModel,
        _ world: DiskState,
        isDone: Bool,
        _ place: String
    ) throws -> Int {
        let states = try #require(model.states())
        for state in states {
            let found = state.files[Self.path]
            #expect(found == Self.fresh || !isDone && found == world.files[Self.path], "\(place)")
        }
        return states.count
    }
}
