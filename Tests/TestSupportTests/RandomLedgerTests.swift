import FilingModel
import TestSupport
import Testing

@Suite struct `Random ledger` {
    @Test func `scratch`() {
        var verdicts: [String: Int] = [:]
        var types: [String: Int] = [:]
        let clock = ContinuousClock()
        var reference: Duration = .zero
        var queries = 0
        let spent = clock.measure {
            for seed in 0..<50 as Range<UInt64> {
                let ledger = RandomLedger(seed: seed, events: 100)
                for event in ledger.events { types[event.type.rawValue, default: 0] += 1 }
                do { try LedgerRules.check(ledger.events) } catch { print(seed, error) }
                reference += clock.measure {
                    for at in ledger.clocks(10) {
                        let view = NaiveReference(ledger.events).at(at)
                        for verdict in view.reconciliation() {
                            var kind = "\(verdict.item)".prefix(8).description
                            if case .claim(let place) = verdict.item,
                                case .aggregateReported(let report)? = view.kept.first(where: {
                                    $0.sequence == verdict.sequence
                                })?.payload.fact
                            {
                                kind = report.claims[place].kindName
                            }
                            verdicts[kind + " " + verdict.verdict.rawValue, default: 0] += 1
                            queries += 1
                        }
                        let aggregate = view.aggregate(.revenue, ledger.world.periods[0])
                        for r in aggregate!.reasons.values {
                            verdicts["reason \(r)", default: 0] += 1
                        }
                        verdicts["reason covered", default: 0] += aggregate!.covered
                        verdicts["shed", default: 0] +=
                            view.shedMarks().points.last?.cumulative ?? 0
                        verdicts["members", default: 0] +=
                            view.members(of: .unprofitableAtListing).count
                        for p in ledger.world.periods {
                            for c in ledger.world.codes {
                                let v = view.versions(c, .revenue, p)
                                if v.count > 0 { verdicts["versions \(v.count)", default: 0] += 1 }
                                if let f = view.figure(c, .revenue, p) {
                                    verdicts["stage \(f.stage) \(f.reportedBy)", default: 0] += 1;
                                    if f.sequence != v.last!.sequence {
                                        verdicts["not last", default: 0] += 1
                                    }
                                }
                                queries += 2
                            }
                        }
                    }
                }
            }
        }
        print(spent, reference, queries)
        print(types.sorted { $0.key < $1.key })
        for (k, v) in verdicts.sorted(by: { $0.key < $1.key }) { print(k, v) }
    }
}
