/// Values of short spellings that were read before: what is equal is read, checked and stored once.
///
/// Lines resemble each other, so what followed a spelling the last time is looked for first. It
/// holds few spellings, and forgets them all when it is full: what repeats comes back soon.
struct SpellingCache<Value> {
    /// A spelling of 1 to 32 bytes, as numbers.
    struct Key: Equatable {
        let count: Int
        /// The first eight bytes, and which bits of them count.
        fileprivate let first, firstMask: UInt64

        /// The first eight bytes in a number that grows with their order.
        @inline(__always)
        fileprivate var rank: UInt64 { first.byteSwapped }

        /// The last eight bytes of more than eight, and what stands between.
        fileprivate let last, second, third: UInt64

        /// The spelling at a place in a line; nil if it is empty, or too long.
        init?(_ line: LineBytes, _ range: Range<Int>) {
            count = range.count
            guard count > 0, count <= 32 else { return nil }
            let start = range.lowerBound
            firstMask = count < 8 ? 1 << UInt64(8 * count) - 1 : .max
            first = line.word(at: start) & firstMask
            last = count > 8 ? line.word(at: range.upperBound - 8) : 0
            second = count > 16 ? line.word(at: start + 8) : 0
            third = count > 24 ? line.word(at: start + 16) : 0
        }

        /// Whether the spelling stands at a place in a line, whatever comes after it.
        @inline(__always)
        fileprivate func isAt(_ start: Int, in line: LineBytes) -> Bool {
            guard line.word(at: start) & firstMask == first else { return false }
            guard count > 8 else { return true }
            guard line.word(at: start &+ count &- 8) == last else { return false }
            guard count > 16 else { return true }
            return line.word(at: start &+ 8) == second
                && (count <= 24 || line.word(at: start &+ 16) == third)
        }

        /// A number that differs for most spellings.
        ///
        /// Source: Donald Knuth, *The Art of Computer Programming*, 6.4, on multiplicative hashing.
        fileprivate var hash: Int {
            let product =
                ((first ^ last &* 0xFF51_AFD7_ED55_8CCD) &+ UInt64(count))
                &* 0x9E37_79B9_7F4A_7C15
            return Int(truncatingIfNeeded: product >> 32)
        }
    }

    /// A spelling and its value.
    private struct Entry {
        let key: Key
        let value: Value
        /// The entry that came after this one the last time.
        var next: Int
    }

    private let countMax: Int
    private var entries: [Entry] = []
    /// The entries by their hashes, −1 where there is none; half of the places stay free.
    private var places: [Int] = []
    private var last = 0
    private var expected = 0

    /// An empty memory for up to so many spellings, a power of two; 0: for none.
    init(countMax: Int) { self.countMax = countMax }

    /// The value of a spelling that stands before a quote in a line, if it is known, and its end.
    ///
    /// Of two spellings in ASCII, that of the lower rank stands before the other.
    @inline(__always)
    mutating func recall(
        _ line: LineBytes,
        at start: Int
    ) -> (value: Value, end: Int, rank: UInt64)? {
        if UInt(bitPattern: expected) < UInt(bitPattern: entries.count) {
            let end = start &+ entries[expected].key.count
            if line[end] == 0x22, entries[expected].key.isAt(start, in: line) {
                return (step(to: expected), end, entries[last].key.rank)
            }
        }
        return search(line, from: start)
    }

    /// The value of a spelling, if it is known.
    @inline(__always)
    mutating func recall(_ line: LineBytes, _ range: Range<Int>) -> Value? {
        if UInt(bitPattern: expected) < UInt(bitPattern: entries.count),
            entries[expected].key.count == range.count,
            entries[expected].key.isAt(range.lowerBound, in: line)
        {
            return step(to: expected)
        }
        return search(line, range)
    }

    @inline(__always)
    private mutating func step(to entry: Int) -> Value {
        last = entry
        expected = entries[entry].next
        return entries[entry].value
    }

    @inline(never)
    private mutating func search(
        _ line: LineBytes,
        from start: Int
    ) -> (value: Value, end: Int, rank: UInt64)? {
        guard !entries.isEmpty else { return nil }
        let end = line.endOfText(from: start)
        guard line[end] == 0x22 else { return nil }
        return search(line, start..<end).map { ($0, end, entries[last].key.rank) }
    }

    @inline(never)
    private mutating func search(_ line: LineBytes, _ range: Range<Int>) -> Value? {
        guard !entries.isEmpty, let key = Key(line, range) else { return nil }
        let found = places[place(of: key)]
        guard found >= 0 else { return nil }
        entries[last].next = found
        return step(to: found)
    }

    /// Notes the value of a spelling that is not known, if it is short.
    @inline(never)
    mutating func keep(_ value: Value, of range: Range<Int>, in line: LineBytes) {
        guard countMax > 0, let key = Key(line, range) else { return }
        if places.isEmpty || entries.count == countMax {
            self = SpellingCache(countMax: countMax)
            places = Array(repeating: -1, count: 2 * countMax)
        }
        let entry = entries.count
        places[place(of: key)] = entry
        entries.append(Entry(key: key, value: value, next: entry))
        entries[last].next = entry
        _ = step(to: entry)
    }

    /// The place of a spelling, or the free place for it.
    private func place(of key: Key) -> Int {
        let mask = places.count - 1
        var place = key.hash & mask
        while places[place] >= 0, entries[places[place]].key != key { place = (place + 1) & mask }
        return place
    }
}
