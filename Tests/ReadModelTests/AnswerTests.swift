import FilingModel
import LogSupport
import Projections
import ReadModel
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `The bytes of every answer` {
    @Test(arguments: Extent.seeds(2))
    func `are those that the facts in memory give`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 80)
        let memory = MemoryFacts(ledger.events)
        var count = 0
        let differences = try ReadModel.answering(ledger.events) { facts in
            try (ledger.clocks(Extent.clocks) + [.everything(size: 80)]).flatMap { clock in
                let answers = try AllAnswers(facts, at: clock, ledger)
                count += answers.texts.count
                let reference = try AllAnswers(memory, at: clock, ledger)
                return answers.differences(from: reference).map { "at \(clock): \($0)" }
            }
        }
        #expect(differences == [])
        #expect(count > 100 * Extent.clocks)
        Tally.add(count, to: "answers held against those from memory, byte by byte")
    }
}
