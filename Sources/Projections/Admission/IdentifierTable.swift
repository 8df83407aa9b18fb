package import FilingModel

/// The identifiers of events, numbered in the order in which they came: some tens of bytes each.
///
/// An open hash table over one run of bytes; it grows only.
package struct IdentifierTable: Sendable {
    private var bytes: [UInt8] = []
    /// Where the bytes of each identifier end.
    private var ends: [Int] = []
    /// The upper half of an identifier's hash, and its number plus one; 0: free.
    private var slots: [UInt64] = Array(repeating: 0, count: 16)
    private let hash = IdentifierHash()

    /// None.
    package init() {}

    /// How many identifiers there are.
    package var count: Int { ends.count }

    /// The number of an identifier; nil if it is not there.
    package func number(of id: EventID) -> Int? { number(of: id.text) }

    /// The number of a text that is used as one; nil if it is not there.
    func number(of text: String) -> Int? {
        let spelling = text.utf8.span
        let hash = self.hash(spelling)
        var place = Int(hash & UInt64(slots.count - 1))
        while slots[place] != 0 {
            let number = Int(slots[place] & 0xFFFF_FFFF) - 1
            if slots[place] >> 32 == hash >> 32, holds(spelling, at: number) { return number }
            place = (place + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Adds an identifier that is not there yet.
    package mutating func append(_ id: EventID) { append(id.text) }

    /// Adds a text that is used as one, and is not there yet.
    mutating func append(_ text: String) {
        precondition(ends.count < Int(UInt32.max) - 1, "there are more events than a table holds")
        bytes.append(contentsOf: text.utf8)
        ends.append(bytes.count)
        if ends.count * 4 > slots.count * 3 { grow() }
        insert(ends.count - 1)
    }

    /// Puts an identifier into a slot.
    private mutating func insert(_ number: Int) {
        let hash = self.hash(bytes.span.extracting(range(of: number)))
        var place = Int(hash & UInt64(slots.count - 1))
        while slots[place] != 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = (hash & ~0xFFFF_FFFF) | UInt64(number + 1)
    }

    /// Doubles the table; the lower half of each hash is made again from the bytes.
    private mutating func grow() {
        slots = Array(repeating: 0, count: slots.count * 2)
        for number in 0..<ends.count - 1 { insert(number) }
    }

    private func range(of number: Int) -> Range<Int> {
        (number == 0 ? 0 : ends[number - 1])..<ends[number]
    }

    private func holds(_ spelling: Span<UInt8>, at number: Int) -> Bool {
        let range = range(of: number)
        guard spelling.count == range.count else { return false }
        let own = bytes.span.extracting(range)
        for place in own.indices where own[place] != spelling[place] { return false }
        return true
    }
}

extension IdentifierTable: Equatable {
    /// Whether two tables hold the same identifiers in the same order.
    package static func == (lhs: IdentifierTable, rhs: IdentifierTable) -> Bool {
        lhs.ends == rhs.ends && lhs.bytes == rhs.bytes
    }
}
