import ReadModel
import TestSupport
import Testing

@Suite struct `Hash index` {
    @Test(arguments: 0..<8 as Range<UInt64>)
    func `it holds what a dictionary holds, also where hashes lie side by side`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var index = HashIndex(expecting: 0)
        var expected: [Int: Int] = [:]
        for number in 0..<5_000 {
            // Multiples of a power of two fall on few places.
            let hash = Int.random(in: 2...6_000, using: &random) << Int(seed)
            let isNew = expected[hash] == nil
            if isNew { expected[hash] = number }
            #expect(index.insert(hash, number: number) == isNew)
            guard number.isMultiple(of: 500) else { continue }
            #expect(expected.allSatisfy { index.number(of: $0.key) == $0.value })
        }
        #expect(index.count == expected.count)
        #expect(index.number(of: .max) == nil)
    }
}
