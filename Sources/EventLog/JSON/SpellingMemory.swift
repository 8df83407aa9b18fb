/// Values of short spellings that were read before: what is equal is read, checked and stored once.
///
/// It holds few spellings, and forgets them all when it is full: what repeats comes back soon.
struct SpellingMemory<Value> {
    /// A spelling of 1 to 32 bytes, as numbers.
    struct Key: Equatable {
        /// The first eight bytes, and the last eight.
        private let first, last: UInt64
        /// What stands between them.
        private let second, third: UInt64
        fileprivate let count: Int

        /// No spelling.
        fileprivate init() { (first, second, third, last, count) = (0, 0, 0, 0, 0) }

        /// The spelling at a place in a line; nil if it is empty, or too long.
        @inline(__always)
        init?(_ line: LineBytes, _ range: Range<Int>) {
            count = range.count
            guard count > 0, count <= 32 else { return nil }
            let start = range.lowerBound
            guard count > 8 else {
                first = line.word(at: start, of: count)
                (second, third, last) = (0, 0, 0)
                return
            }
            first = line.word(at: start)
            last = line.word(at: range.upperBound - 8)
            second = count > 16 ? line.word(at: start + 8) : 0
            third = count > 24 ? line.word(at: start + 16) : 0
        }

        /// A number that differs for most spellings.
        ///
        /// Source: Donald Knuth, *The Art of Computer Programming*, 6.4, on multiplicative hashing.
        @inline(__always)
        fileprivate var hash: UInt64 {
            ((first ^ last &* 0xFF51_AFD7_ED55_8CCD) &+ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15
        }
    }

    private var keys: [Key]
    private var values: [Value?]
    private var count = 0

    /// An empty memory for up to so many spellings, a power of two; 0: for none.
    init(countMax: Int) {
        keys = Array(repeating: Key(), count: 2 * countMax)
        values = Array(repeating: nil, count: 2 * countMax)
    }

    /// The value of a spelling, if it is known.
    @inline(__always)
    subscript(_ key: Key) -> Value? { keys.isEmpty ? nil : values[place(of: key)] }

    /// Notes the value of a spelling that is not known.
    @inline(never)
    mutating func keep(_ value: Value, for key: Key) {
        guard !keys.isEmpty else { return }
        // Half of the places stay free, so that a free one is soon found.
        if 2 * count == keys.count { self = SpellingMemory(countMax: count) }
        let place = place(of: key)
        keys[place] = key
        values[place] = value
        count += 1
    }

    /// Where a spelling is, or the free place for it.
    @inline(__always)
    private func place(of key: Key) -> Int {
        let mask = keys.count - 1
        var place = Int(truncatingIfNeeded: key.hash >> 32) & mask
        while keys[place] != key, keys[place].count > 0 { place = (place + 1) & mask }
        return place
    }
}
