import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

/// What holds of the findings of any ledger.
@Suite struct `All findings` {
    @Test(arguments: Extent.seeds(10))
    func `rest on events that are in force and known, and are not there before them`(
        seed: UInt64
    ) throws {
        let asked = AskedTwice(seed: seed)
        for clock in asked.ledger.clocks(2) + [asked.everything] {
            var earlier: [Int: Set<String>] = [:]
            let findings = try AsOf(asked.facts, at: clock).findings()
            let inForce = Dictionary(
                uniqueKeysWithValues: try asked.facts
                    .versions(.of(EventType.allCases), at: clock.recorded)
                    .map { ($0.sequence, $0) }
            )
            for finding in findings {
                let versions = try finding.evidence.map { event in
                    let version = try #require(inForce[event.sequence], "\(finding.told)")
                    #expect(version.event.id == event.id && version.event.source == event.source)
                    #expect(clock.knows(version.event.time), "\(finding.told)")
                    return version
                }
                let last = try #require(versions.map(\.span.opened).max(), "\(finding.told)")
                let before = try earlier[last] ?? told(asked.facts, clock, size: last)
                earlier[last] = before
                // A correction may leave what is seen as it was, but for what it is about.
                let isAmended = versions.contains { $0.correctedBy != nil }
                #expect(isAmended || !before.contains(finding.told))
            }
        }
    }

    /// The findings among the first events of a log.
    private func told(_ facts: MemoryFacts, _ clock: Clock, size: Int) throws -> Set<String> {
        let before = Clock(valid: clock.valid, known: clock.known, recorded: LogSize(size))
        return Set(try AsOf(facts, at: before).findings().map(\.told))
    }

    @Test(arguments: Extent.seeds(10))
    func `are the same whatever is appended, and whatever becomes public later`(
        seed: UInt64
    ) throws {
        let ledger = RandomLedger(seed: seed, events: 100)
        let whole = MemoryFacts(ledger.events)
        for clock in ledger.clocks(2) {
            let size = clock.recorded.count
            var log = Array(ledger.events.prefix(size))
            let found = try AsOf(MemoryFacts(log), at: clock).findings().map(\.told)
            #expect(try AsOf(whole, at: clock).findings().map(\.told) == found)
            for event in ledger.events.dropFirst(size)
            where !event.type.isBookkeeping && !clock.knows(event.time) {
                log.append(event.at(log.count))
            }
            let open = Clock(valid: clock.valid, known: clock.known, recorded: LogSize(log.count))
            #expect(try AsOf(MemoryFacts(log), at: open).findings().map(\.told) == found)
        }
    }

    @Test(arguments: Extent.seeds(10))
    func `of one name are those of all with that name, and come in order`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        for clock in asked.ledger.clocks(2) {
            let asOf = AsOf(asked.facts, at: clock)
            let all = try asOf.findings()
            let byName = try Finding.Name.allCases.map { try asOf.findings(named: [$0]) }
            #expect(byName.flatMap(\.self).map(\.told) == all.map(\.told))
        }
    }

    @Test(arguments: Extent.seeds(10))
    func `of filings of one kind are there where two of them have no number in common`(
        seed: UInt64
    ) throws {
        let asked = AskedTwice(seed: seed, events: 160)
        for clock in asked.ledger.clocks(2) + [asked.everything] {
            let asOf = AsOf(asked.facts, at: clock)
            let found = Set(
                try asOf.findings(named: [.contradictingFilings]).compactMap { finding in
                    finding.figures.first.map(\.key)
                }
            )
            for key in asked.keys {
                let definition = try asOf.facts.definition(of: key.metric, at: clock.recorded)
                let versions = try asOf.facts.figures(key, at: clock.recorded).filter {
                    clock.knows($0.time)
                }
                let isContradicted = definition.map { areContradictory(versions, $0) } ?? false
                #expect(found.contains(key) == isContradicted, "\(key)")
            }
        }
    }

    /// The rule in pairs.
    private func areContradictory(
        _ versions: [FigureFact],
        _ definition: MetricDefinition
    ) -> Bool {
        func meet(_ one: FigureFact, _ other: FigureFact) -> Bool {
            one.unit(definition) == other.unit(definition)
                && Interval(one.quantity).intersects(Interval(other.quantity))
        }
        let restated = versions.filter { $0.stage.name == "restated" }
        let filed = versions.filter { version in
            !["restated", "forecast"].contains(version.stage.name)
                && !restated.contains { meet($0, version) }
        }
        let actuals = versions.filter {
            $0.reporter == .issuer && !["forecast", "preliminary"].contains($0.stage.name)
        }
        func haveOneUnit(_ group: [FigureFact]) -> Bool {
            Set(group.map { $0.unit(definition) }).count < 2
        }
        return filed.contains { one in
            if one.reporter == .press, one.stage.rank == Stage.finalRank, !actuals.isEmpty {
                return haveOneUnit(actuals + [one]) && !actuals.contains { meet($0, one) }
            }
            let alike = filed.filter { $0.stage == one.stage && $0.reporter == one.reporter }
            return haveOneUnit(alike) && alike.contains { !meet($0, one) }
        }
    }
}
