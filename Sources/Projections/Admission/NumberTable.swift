import FilingModel

/// Small numbers by numbers, in an open hash table; it grows only.
///
/// Its entries stand there whole, so that looking one up reads one place in memory.
struct NumberTable {
    /// A number and its value; below 0: free.
    private struct Slot {
        var key: UInt64 = 0
        var value: Int32 = -1
    }

    private var slots = Array(repeating: Slot(), count: 16)
    private var count = 0
    private let hash = IdentifierHash()

    /// The value of a number; nil if there is none.
    subscript(key: UInt64) -> Int32? {
        let slot = slots[place(of: key)]
        return slot.value < 0 ? nil : slot.value
    }

    /// Sets the value of a number, 0 or more.
    ///
    /// - Returns: The value so far.
    mutating func update(_ value: Int32, for key: UInt64) -> Int32? {
        precondition(value >= 0, "a value below 0 marks a free slot")
        var place = place(of: key)
        let before = slots[place].value
        if before < 0 {
            count += 1
            if count * 4 > slots.count * 3 {
                grow()
                place = self.place(of: key)
            }
        }
        slots[place] = Slot(key: key, value: value)
        return before < 0 ? nil : before
    }

    /// Where a number is, or the free slot for it.
    private func place(of key: UInt64) -> Int {
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: hash(key)) & mask
        while slots[place].value >= 0, slots[place].key != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for slot in old where slot.value >= 0 { slots[place(of: slot.key)] = slot }
    }
}
