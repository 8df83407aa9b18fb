/// A digest of texts that shows when a file was damaged; it protects against nothing else.
///
/// FNV-1a over words of eight bytes, with the length of each text behind it. Source: Fowler, Noll,
/// Vo, Eastlake, *The FNV Non-Cryptographic Hash Algorithm*.
struct RowChecksum {
    private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The digest as it is kept.
    var value: Int64 { Int64(bitPattern: hash) }

    /// The digest of some texts.
    static func of(_ texts: [String]) -> Int64 {
        var seal = RowChecksum()
        for text in texts { seal.add(text) }
        return seal.value
    }

    /// Adds a text.
    mutating func add(_ text: String) {
        var copy = text
        copy.withUTF8 { unsafe add(UnsafeRawBufferPointer($0)) }
    }

    /// Adds a text that lies somewhere in memory.
    mutating func add(_ text: UnsafeRawBufferPointer) {
        var place = 0
        while place + 8 <= text.count {
            mix(unsafe text.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian)
            place += 8
        }
        var word: UInt64 = 0
        while place < text.count {
            word = unsafe word << 8 | UInt64(text[place])
            place += 1
        }
        mix(word)
        mix(UInt64(text.count))
    }

    private mutating func mix(_ word: UInt64) {
        hash = (hash ^ word) &* 0x0000_0100_0000_01B3
        hash ^= hash >> 32
    }
}
