import FilingModel
import Projections
import ReferenceSupport
import TestSupport
import Testing

@Suite struct `What a number stands on` {
    static let seeds = 0..<8 as Range<UInt64>

    private func states(
        _ seed: UInt64,
        _ check: (AsOf<MemoryFacts>, RandomLedger, [SecurityCode]) throws -> Void
    ) throws {
        let ledger = RandomLedger(seed: seed, events: 120)
        let facts = MemoryFacts(ledger.events)
        for clock in ledger.clocks(3) {
            let asOf = AsOf(facts, at: clock)
            try check(asOf, ledger, try asOf.members(of: .unprofitableAtListing).map(\.code))
        }
    }

    private func isPublicAndInForce(_ derivation: Derivation, _ asOf: AsOf<MemoryFacts>) -> Bool {
        derivation.inputs.flatMap(\.items).allSatisfy { item in
            asOf.clock.knows(item.version.event.time)
                && item.version.span.contains(asOf.clock.recorded)
        }
    }

    @Test(arguments: seeds)
    func `adds up to a sum, and every other company is left out`(seed: UInt64) throws {
        try states(seed) { asOf, ledger, codes in
            for metric in ledger.metrics {
                for period in ledger.world.periods {
                    let sum = try asOf.derivation(ofSum: metric, period, over: codes)
                    guard let sum, let value = sum.value else { continue }
                    let values = sum.inputs.flatMap(\.items).compactMap(\.figure?.quantity.value)
                    let total = values.map { ExactDecimal($0) }.reduce(.zero, +)
                    #expect(total.description == value)
                    #expect(sum.inputs.map(\.code) + sum.leftOut.map(\.code) != [] || codes == [])
                    #expect((sum.inputs.map(\.code) + sum.leftOut.map(\.code)).sorted() == codes)
                    #expect(isPublicAndInForce(sum, asOf))
                }
            }
        }
    }

    @Test(arguments: seeds)
    func `of a growth is both figures of each company, and no other`(seed: UInt64) throws {
        try states(seed) { asOf, ledger, codes in
            for period in ledger.world.periods {
                guard let base = period.adding(years: -1) else { continue }
                let growth = try asOf.derivation(
                    ofGrowth: .revenue,
                    period,
                    since: base,
                    over: codes
                )
                let derivation = try #require(growth)
                let pair = try asOf.likeForLike(.revenue, period, since: base, over: codes)
                #expect(derivation.value == pair?.rate?.rounded(places: ratePlaces))
                #expect(derivation.inputs.count == pair?.companies)
                #expect(derivation.inputs.allSatisfy { $0.items.count == 2 })
                let covered = Set(derivation.inputs.map(\.code))
                let lacking = Set(derivation.leftOut.map(\.code))
                #expect(covered.isDisjoint(with: lacking))
                #expect(covered.union(lacking) == Set(codes))
            }
        }
    }

    @Test(arguments: seeds)
    func `of the removals of a year is one removal and the listing of each`(
        seed: UInt64
    ) throws {
        try states(seed) { asOf, _, codes in
            for grouping in ShedMarks.Grouping.allCases {
                let shed = try asOf.shedMarks(by: grouping)
                for point in shed.points {
                    let derivation = try asOf.derivation(
                        ofShed: .unprofitable,
                        in: point.year,
                        of: .unprofitableAtListing,
                        by: grouping
                    )
                    #expect(derivation.value == String(point.count))
                    let ids = derivation.inputs.map { $0.items[0].version.event.id.text }
                    #expect(
                        ids.sorted() == point.removals.map(\.version.event.id.text).sorted()
                    )
                    #expect(
                        derivation.inputs.allSatisfy {
                            $0.items.map(\.role) == [.removal, .listing]
                        }
                    )
                    #expect(isPublicAndInForce(derivation, asOf))
                    #expect(derivation.inputs.allSatisfy { codes.contains($0.code) })
                }
            }
        }
    }

    @Test(arguments: seeds)
    func `of a figure is the version that counts, beside all that do not`(seed: UInt64) throws {
        try states(seed) { asOf, ledger, _ in
            for key in ledger.keys {
                guard let derivation = try asOf.derivation(of: key) else { continue }
                let figure = try asOf.figure(key)
                #expect(derivation.value == figure?.quantity.value?.description)
                #expect(
                    derivation.inputs.flatMap(\.items).map(\.version.event.id)
                        == [figure?.id].compactMap { $0 }
                )
                let audit = try asOf.audit(key)
                let told = audit?.versions.count { !$0.counts } ?? 0
                let withdrawn = audit?.versions.count(where: \.isWithdrawn) ?? 0
                #expect(derivation.leftOut.count == told - withdrawn)
            }
        }
    }

    @Test func `tells why a version of a figure does not count`() throws {
        var script = LedgerScript()
        script.list("A", on: "2019-07-22")
        script.file("A", .forecast, "FY2020", "revenue=90..95", on: "2021-01-30")
        script.file("A", .annual, "FY2020", "revenue=5.7bn", on: "2021-04-20")
        script.file("A", .annual, "FY2020", "revenue=5.8bn", on: "2021-04-22", by: .press)
        script.file("A", .annual, "FY2020", "revenue=5822719845.67", on: "2021-04-25")
        script.file("A", .annual, "FY2020", "revenue=5.8bn", on: "2021-05-25")
        let retracted = script.file("A", .annual, "FY2020", "revenue=9bn", on: "2021-06-25")
        script.retract(retracted)
        let key = FigureKey(
            subject: try SecurityCode("A"),
            metric: .revenue,
            period: period("FY2020")
        )
        let derivation = try #require(try script.asOf().derivation(of: key))
        #expect(derivation.value == "5822719845.67")
        #expect(
            derivation.leftOut.map(\.reason) == [
                .lowerStage, .earlier, .pressBesideIssuer, .rePresentation, .withdrawn,
            ]
        )
    }
}
