/// Numbers by hash, twelve bytes an entry at the least.
///
/// Two keys of one hash are one entry: whoever finds a number has to look whether it is of the key
/// that was meant. Open addressing; a fifth of the places stays free. Source: Knuth, *The Art of
/// Computer Programming*, vol. 3, §6.4, linear probing.
package struct HashIndex: Sendable {
    /// The hashes; 0 where there is none.
    private var hashes: [UInt64]
    /// The number that belongs to each.
    private var numbers: [UInt32]
    /// How many hashes there are.
    package private(set) var count = 0

    /// An index that need not grow for so many entries.
    package init(expecting count: Int) {
        let slots = max(1_024, count + count / 4)
        let size = 1 << (Int.bitWidth - (slots - 1).leadingZeroBitCount)
        hashes = [UInt64](repeating: 0, count: size)
        numbers = [UInt32](repeating: 0, count: size)
    }

    /// Adds a hash, unless it is there.
    package mutating func insert(_ hash: Int, number: Int) -> Bool {
        if (count + 1) * 5 > hashes.count * 4 { grow() }
        let place = place(of: Self.key(hash))
        guard hashes[place] == 0 else { return false }
        hashes[place] = Self.key(hash)
        numbers[place] = UInt32(truncatingIfNeeded: number)
        count += 1
        return true
    }

    /// The number that was added with a hash; nil if the hash is not there.
    package func number(of hash: Int) -> Int? {
        let place = place(of: Self.key(hash))
        return hashes[place] == 0 ? nil : Int(numbers[place])
    }

    /// The hash as it is kept: 0 marks a free place.
    private static func key(_ hash: Int) -> UInt64 { max(1, UInt64(bitPattern: Int64(hash))) }

    /// Where a key stands, or would.
    private func place(of key: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: key) & (hashes.count - 1)
        while hashes[place] != 0, hashes[place] != key { place = (place + 1) & (hashes.count - 1) }
        return place
    }

    private mutating func grow() {
        let (keys, sequences) = (hashes, numbers)
        hashes = [UInt64](repeating: 0, count: keys.count * 2)
        numbers = [UInt32](repeating: 0, count: keys.count * 2)
        for (key, number) in zip(keys, sequences) where key != 0 {
            let place = place(of: key)
            (hashes[place], numbers[place]) = (key, number)
        }
    }
}
