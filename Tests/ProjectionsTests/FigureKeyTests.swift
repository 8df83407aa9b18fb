import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Figure keys` {
    @Test(arguments: 0..<48 as Range<UInt64>)
    func `are those that have a version, in order`(seed: UInt64) throws {
        let asked = AskedTwice(seed: seed)
        for size in stride(from: 0, through: asked.ledger.events.count, by: 16) {
            let amended = NaiveReference.amended(Array(asked.ledger.events.prefix(size)))
            let keys = Set(
                amended.flatMap { EventVersionKeys(of: $0).keys }
            )
            let listed = try asked.facts.figureKeys(at: LogSize(size))
            #expect(Set(listed) == keys)
            #expect(listed.count == keys.count)
            for (one, next) in zip(listed, listed.dropFirst()) {
                #expect(
                    (one.subject.text, one.metric.name, one.period)
                        < (next.subject.text, next.metric.name, next.period)
                )
            }
        }
    }

    /// The keys of an event's figures, read off its payload.
    private struct EventVersionKeys {
        let keys: [FigureKey]

        init(of event: RecordedEvent) {
            let (period, figures): (FiscalPeriod?, [ReportedFigure]) =
                switch event.payload.event {
                case .resultFiled(let result): (result.period, result.figures)
                case .figuresRestated(let restated): (restated.period, restated.figures)
                default: (nil, [])
                }
            guard let period, let code = event.subject.code else {
                keys = []
                return
            }
            keys = figures.map { FigureKey(subject: code, metric: $0.metric, period: period) }
        }
    }

    @Test func `one that was retracted is gone, and was there before`() throws {
        var script = LedgerScript()
        script.list("A1", on: "2020-01-02")
        let result = script.file("A1", .annual, "FY2020", "revenue=1", on: "2021-04-01")
        script.retract(result)
        let facts = MemoryFacts(script.events)
        #expect(try facts.figureKeys(at: LogSize(result + 1)).map(\.metric) == [.revenue])
        #expect(try facts.figureKeys(at: LogSize(result)) == [])
        #expect(try facts.figureKeys(at: facts.size) == [])
    }
}
