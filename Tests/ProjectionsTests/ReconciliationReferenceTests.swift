import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Reconciliation is that of the reference` {
    @Test(arguments: Extent.seeds(60))
    func `verdicts, intervals, coverage and what is outstanding`(seed: UInt64) throws {
        #expect(try AskedTwice(seed: seed).reconciliations(at: 4).faults() == [])
    }

    @Test(arguments: Extent.seeds(60))
    func `an average growth is told in an interval a hair wider than its roots`(seed: UInt64) throws
    {
        #expect(try AskedTwice(seed: seed).averageGrowth(at: 2).faults(atLeast: 0) == [])
    }

    @Test(arguments: Extent.seeds(60))
    func `the computed values are the answers of the publication's own day`(seed: UInt64) throws {
        #expect(try AskedTwice(seed: seed).reconciledValues(at: 4).faults(atLeast: 0) == [])
    }
}
