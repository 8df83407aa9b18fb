import FilingModel
import LogSupport
import Projections
import ReadModel
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `The read model answers as the reference does` {
    @Test(arguments: Extent.seeds(3), [false, true])
    func `about everything that the reference can be asked`(
        seed: UInt64,
        hasLookAlikes: Bool
    ) throws {
        let plain = RandomLedger(seed: seed, events: 80)
        let ledger = hasLookAlikes ? plain.withLookAlikes : plain
        let comparison = try ReadModel.answering(ledger.events) { facts in
            let asked = AskedTwice(ledger, facts)
            var all = Comparison()
            for part in [
                asked.figures, asked.companies, asked.cohorts, asked.sums, asked.growth,
                asked.groups, asked.shedMarks, asked.listings, asked.carrying, asked.metricSeries,
                asked.reconciliations, asked.averageGrowth, asked.reconciledValues,
            ] {
                let compared = try part(Extent.clocks)
                all.add(compared)
            }
            return all
        }
        #expect(comparison.faults(atLeast: 100 * Extent.clocks) == [])
        Tally.add(comparison.count, to: "answers held against the reference")
    }

    @Test(arguments: Extent.seeds(3))
    func `and tells of every figure that there is`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        try ReadModel.answering(ledger.events) { facts in
            for size in 0...ledger.events.count {
                let amended = NaiveReference.amended(Array(ledger.events.prefix(size)))
                let keys = amended.flatMap { event in
                    EventVersion(event, span: RecordedSpan(opened: event.sequence)).figureFacts
                        .map(\.key)
                }
                let known = Set(try facts.figureKeys(at: LogSize(size)))
                #expect(known == Set(keys), "at \(size)")
            }
        }
    }
}
