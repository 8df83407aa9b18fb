import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

/// The law at the end of DESIGN §5, and what follows from it.
@Suite struct `The three clocks` {
    @Test(arguments: Extent.seeds(20))
    func `nothing appended beyond R changes an answer at R`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 100)
        let whole = MemoryFacts(ledger.events)
        for clock in ledger.clocks(4) {
            let prefix = MemoryFacts(ledger.events.prefix(clock.recorded.count))
            let answers = try AsOf(prefix, at: clock).answers(ledger)
            #expect(try AsOf(whole, at: clock).answers(ledger) == answers)
        }
    }

    @Test(arguments: Extent.seeds(20))
    func `with R open, what becomes public after K changes no answer at K`(seed: UInt64) throws {
        let ledger = RandomLedger(seed: seed, events: 100)
        for clock in ledger.clocks(6) where clock.known != nil {
            let size = clock.recorded.count
            var log = Array(ledger.events.prefix(size))
            let answers = try AsOf(MemoryFacts(log), at: clock).answers(ledger)
            for event in ledger.events.dropFirst(size)
            where !event.type.isBookkeeping && !clock.knows(event.time) {
                log.append(event.at(log.count))
            }
            let open = Clock(valid: clock.valid, known: clock.known, recorded: LogSize(log.count))
            #expect(try AsOf(MemoryFacts(log), at: open).answers(ledger) == answers)
        }
    }

    @Test(arguments: Extent.seeds(20))
    func `a figure has nothing to do with V`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        for clock in asked.ledger.clocks(3) {
            let early = AsOf(asked.facts, at: clock).valid(
                at: sure { try CalendarDate("1990-01-01") }
            )
            let late = AsOf(asked.facts, at: clock).valid(
                at: sure { try CalendarDate("2090-01-01") }
            )
            let keys = asked.keys
            #expect(try keys.map { try early.figure($0) } == keys.map { try late.figure($0) })
        }
    }

    @Test(arguments: Extent.seeds(20))
    func `what is known stays known, and what has happened has happened`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        let ledger = asked.ledger
        let days = ledger.events.map(\.time.date).sorted()
        for clock in ledger.clocks(2) {
            var earlier: AsOf<MemoryFacts>?
            for day in stride(from: 0, to: days.count, by: 20).map({ days[$0] }) {
                let later = AsOf(
                    asked.facts,
                    at: Clock(valid: ValidDate(day), known: .date(day), recorded: clock.recorded)
                )
                if let earlier { try expectGrowth(from: earlier, to: later, asked) }
                earlier = later
            }
        }
    }

    private func expectGrowth(
        from earlier: AsOf<MemoryFacts>,
        to later: AsOf<MemoryFacts>,
        _ asked: AskedTwice<MemoryFacts>
    ) throws {
        for key in asked.keys {
            let (before, after) = (try earlier.figure(key), try later.figure(key))
            #expect((before?.stage.rank ?? -1) <= (after?.stage.rank ?? -1))
        }
        let codes = try [earlier, later].map { Set(try $0.companies().map(\.code)) }
        #expect(codes[0].isSubset(of: codes[1]))
        let shed = try [earlier, later].map { asOf in
            Set(try asOf.shedMarks().removals.map(\.company.code))
        }
        #expect(shed[0].isSubset(of: shed[1]))
        let reports = try [earlier, later].map {
            Set(try $0.reconciliations().map(\.report.sequence))
        }
        #expect(reports[0].isSubset(of: reports[1]))
    }
}
