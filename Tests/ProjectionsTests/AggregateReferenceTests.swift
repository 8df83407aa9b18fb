import ReferenceSupport
import TestSupport
import Testing

@Suite struct `Sums and series are those of the reference` {
    @Test(arguments: Extent.seeds(40))
    func `sums, what is missing and why`(seed: UInt64) throws {
        #expect(try AskedTwice(seed: seed).sums(at: 4).faults() == [])
    }

    @Test(arguments: Extent.seeds(40))
    func `growth and average growth, like for like`(seed: UInt64) throws {
        #expect(try AskedTwice(seed: seed).growth(at: 4).faults() == [])
    }

    @Test(arguments: Extent.seeds(40))
    func `shed marks by fiscal year and by year`(seed: UInt64) throws {
        #expect(try AskedTwice(seed: seed).shedMarks(at: 4).faults() == [])
    }
}
