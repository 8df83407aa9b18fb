import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Series are those of the reference` {
    @Test(arguments: Extent.seeds(30))
    func `listings by year and by month`(seed: UInt64) throws {
        #expect(try AskedTwice(seed: seed).listings(at: 6).faults() == [])
    }

    @Test(arguments: Extent.seeds(30))
    func `who carries a mark, by year and by month`(seed: UInt64) throws {
        #expect(try AskedTwice(seed: seed).carrying(at: 2).faults() == [])
    }

    @Test(arguments: Extent.seeds(30))
    func `a metric, fiscal year by fiscal year`(seed: UInt64) throws {
        #expect(try AskedTwice(seed: seed).metricSeries(at: 3).faults() == [])
    }
}
