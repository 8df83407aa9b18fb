import FilingModel
import Projections
import ReferenceSupport
import Synchronization
import TestSupport
import Testing

@Suite struct `Admission on random ledgers` {
    @Test(arguments: Extent.seeds(60))
    func `every event of every valid ledger is taken`(seed: UInt64) throws {
        var facts = MemoryFacts()
        for event in RandomLedger(seed: seed, events: 100).events {
            #expect(throws: Never.self, "event \(event.sequence)") {
                try Admission(after: facts, now: event.recordedAt).check(event)
            }
            try facts.apply(event)
        }
    }

    /// What only the generator holds its ledgers to, beyond what the ledger refuses.
    private static let strictRules: Set<String> = [
        // A day is public from its start on for the ledger, from its end on for the generator; and
        // a corrected time may be any up to the correction.
        "is public before it is recorded",
        // Of a listing or a mark change: the ledger believes the time that it is given.
        "is public on its effective day at the latest",
        // A second delisting only moves the day.
        "delists once",
        // A policy may be a milestone of one company.
        "has a market as its subject",
        // Growth may be claimed since any period; what cannot be computed is partial.
        "has growth over the same part of earlier years",
    ]

    @Test(arguments: 0..<80 as Range<UInt64>)
    func `the refusals are those of the generator, but for its stricter rules`(
        seed: UInt64
    ) throws {
        let tried = try Tried.of(seed)
        #expect(tried.strays(Self.strictRules) == [])
        #expect(tried.refusals.count > 20)
        #expect(tried.acceptedCount > 10)
    }

    @Test func `every refusal and every stricter rule is met, somewhere in 80 ledgers`() throws {
        var (met, strict) = (Set<String>(), Set<String>())
        for seed in 0..<80 as Range<UInt64> {
            let tried = try Tried.of(seed)
            met.formUnion(tried.refusals)
            strict.formUnion(tried.strictRules)
        }
        #expect(Set(Refusal.names).subtracting(met).sorted() == [])
        #expect(Self.strictRules.subtracting(strict).sorted() == [])
    }
}

/// The mutations of a random ledger, and what becomes of them.
private struct Tried: Sendable {
    /// What both sides said of one mutation.
    private struct Outcome: Sendable {
        let event: RecordedEvent
        let refusal: Refusal?
        let fault: LedgerFault?
    }

    private var outcomes: [Outcome] = []

    /// What has been tried; two tests ask for the same ledgers.
    private static let known = Mutex<[UInt64: Tried]>([:])

    /// The mutations of the ledger of a seed.
    static func of(_ seed: UInt64) throws -> Tried {
        if let tried = known.withLock({ $0[seed] }) { return tried }
        let tried = try Tried(seed: seed)
        known.withLock { $0[seed] = tried }
        return tried
    }

    private init(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 50)
        var mutated = MutatedLedger(ledger)
        var facts = MemoryFacts()
        for event in ledger.events {
            let before = Array(ledger.events.prefix(event.sequence))
            for mutation in mutated.mutations(of: event, count: event.sequence == 0 ? 0 : 6) {
                outcomes.append(
                    Outcome(
                        event: mutation,
                        refusal: try Self.refusal(of: mutation, after: facts),
                        fault: Self.fault(of: mutation, after: before)
                    )
                )
            }
            try facts.apply(event)
        }
    }

    private static func refusal(
        of event: RecordedEvent,
        after facts: MemoryFacts
    ) throws -> Refusal? {
        do {
            try Admission(after: facts, now: event.recordedAt).check(event)
            return nil
        } catch let refusal as Refusal {
            return refusal
        }
    }

    private static func fault(
        of event: RecordedEvent,
        after before: [RecordedEvent]
    ) -> LedgerFault? {
        do throws(LedgerFault) {
            try LedgerRules.check(event, after: before)
            return nil
        } catch {
            return error
        }
    }

    /// How many mutations both sides take.
    var acceptedCount: Int { outcomes.count { $0.refusal == nil && $0.fault == nil } }

    /// The names of the refusals.
    var refusals: [String] { outcomes.compactMap { $0.refusal?.name } }

    /// The rules by which only the generator refuses.
    var strictRules: [String] {
        outcomes.compactMap { $0.refusal == nil ? $0.fault?.rule : nil }
    }

    /// The mutations that only one side refuses, but for those that break a rule of a set.
    func strays(_ rules: Set<String>) -> [String] {
        outcomes.filter { outcome in
            guard let fault = outcome.fault else { return outcome.refusal != nil }
            guard outcome.refusal == nil, !rules.contains(fault.rule) else { return false }
            // Sums can be printed before a period ends, if only as a forecast.
            return
                !(outcome.event.saysAggregate && fault.rule == "is public after its period's end")
        }.map { outcome in
            let told = [String(describing: outcome.refusal), String(describing: outcome.fault)]
            return "\(told), of \(outcome.event)"
        }
    }
}

extension RecordedEvent {
    /// Whether it says something about a cohort, or makes an event say so.
    fileprivate var saysAggregate: Bool {
        if case .eventCorrected(let correction) = payload.event {
            return correction.replacement.event.type == .aggregateReported
        }
        return type == .aggregateReported
    }
}
