import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Figures and companies are those of the reference` {
    @Test(arguments: Extent.seeds(60))
    func `every figure, at every clock`(seed: UInt64) throws {
        #expect(try AskedTwice(seed: seed).figures(at: 2).faults() == [])
    }

    @Test(arguments: Extent.seeds(60))
    func `every company and the register, at every clock`(seed: UInt64) throws {
        #expect(try AskedTwice(seed: seed).companies(at: 8).faults() == [])
    }

    @Test(arguments: Extent.seeds(60))
    func `the members of every cohort, by every filter`(seed: UInt64) throws {
        #expect(try AskedTwice(seed: seed).cohorts(at: 3).faults() == [])
    }
}
