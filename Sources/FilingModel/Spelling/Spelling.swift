/// Bytes of a spelling, taken eight at a time.
///
/// The only place of the domain that reads memory without a check of each byte; each function makes
/// sure of its bounds first.
extension Span<UInt8> {
    /// The eight bytes from a place on, the first the lowest.
    @inline(__always)
    func word(at place: Int) -> UInt64 {
        precondition(place >= 0 && place <= count - 8, "eight bytes lie in the spelling")
        return unsafe UInt64(
            littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
        )
    }

    /// All bytes of a spelling of fewer than eight, the first the lowest, zeros above.
    @inline(__always)
    var shortWord: UInt64 {
        precondition(count < 8, "the spelling is short")
        guard count >= 4 else {
            var word: UInt64 = 0
            for place in indices { word |= UInt64(self[place]) << UInt64(8 * place) }
            return word
        }
        let (low, high) = unsafe (
            UInt32(littleEndian: bytes.unsafeLoadUnaligned(as: UInt32.self)),
            UInt32(
                littleEndian: bytes.unsafeLoadUnaligned(
                    fromByteOffset: count - 4,
                    as: UInt32.self
                )
            )
        )
        return UInt64(low) | UInt64(high) << UInt64(8 * (count - 4))
    }

    /// Whether each word of eight bytes fits; a last one that is short is filled with letters.
    @inline(__always)
    func allWords(_ fits: (UInt64) -> Bool) -> Bool {
        guard count >= 8 else {
            return fits(shortWord | .eight(0x61) << UInt64(8 * count))
        }
        var place = 0
        while place < count - 8 {
            guard fits(word(at: place)) else { return false }
            place += 8
        }
        // Overlaps the word before where the length is no multiple of eight.
        return fits(word(at: count - 8))
    }

    /// Whether all characters are ASCII, and none is a control character.
    var isPrintableASCII: Bool { allWords(\.isPrintableASCII) }

    /// The text of these bytes.
    ///
    /// They have to be UTF-8: a line is checked as a whole, before any spelling in it is read.
    @inline(__always)
    package var text: String { text(isASCII: false) }

    /// The text of these bytes; `isASCII`: whether they are known to be ASCII.
    @inline(__always)
    func text(isASCII: Bool) -> String {
        unsafe String(copying: UTF8Span(unchecked: self, isKnownASCII: isASCII))
    }
}

/// Eight bytes of a spelling in one integer, looked at together.
///
/// Source: Sean Eron Anderson, *Bit Twiddling Hacks*, on words with a byte in a range.
extension UInt64 {
    /// Eight times the same byte.
    @inline(__always)
    static func eight(_ byte: UInt8) -> UInt64 { 0x0101_0101_0101_0101 * UInt64(byte) }

    /// Whether all bytes are printable ASCII, 0x20 to 0x7E.
    @inline(__always)
    var isPrintableASCII: Bool {
        let above = self | (self &+ Self.eight(0x01))
        let below = (self &- Self.eight(0x20)) & ~self
        return (above | below) & Self.eight(0x80) == 0
    }

    /// Whether the bytes are digits wherever the form has a `0`, and its characters elsewhere.
    @inline(__always)
    func hasForm(_ form: UInt64) -> Bool {
        let difference = self ^ form
        // A digit may differ by up to 9, another character by nothing.
        let isDigit = Self.eight(0x80) & ~((form ^ Self.eight(0x30)) &+ Self.eight(0x7F))
        let slack = Self.eight(0x7F) &- (isDigit >> 7) &* 9
        return ((difference &+ slack) | difference) & Self.eight(0x80) == 0
    }

    /// Whether all bytes are printable ASCII, and none is one that an address cannot have.
    @inline(__always)
    var isAddress: Bool {
        let above = self | (self &+ Self.eight(0x01))
        let below = (self &- Self.eight(0x21)) & ~self
        // 0x3C and 0x3E differ in one bit.
        let quote = self ^ Self.eight(0x22)
        let angle = (self | Self.eight(0x02)) ^ Self.eight(0x3E)
        let forbidden = (quote &- Self.eight(0x01)) & ~quote | (angle &- Self.eight(0x01)) & ~angle
        return (above | below | forbidden) & Self.eight(0x80) == 0
    }

    /// Whether all bytes are `A-Z a-z 0-9`.
    @inline(__always)
    var isAlphanumeric: Bool {
        let low = self & Self.eight(0x7F)
        let lower = low | Self.eight(0x20)
        let digit = (low &+ Self.eight(0x50)) & ~(low &+ Self.eight(0x46))
        let letter = (lower &+ Self.eight(0x1F)) & ~(lower &+ Self.eight(0x05))
        return (digit | letter) & ~self & Self.eight(0x80) == Self.eight(0x80)
    }

    /// The number of the two digits that begin at a byte.
    @inline(__always)
    func twoDigits(at byte: UInt64) -> Int {
        let pair = self >> (8 * byte)
        return Int((pair & 0xF) * 10 + (pair >> 8 & 0xF))
    }

    /// Eight times the character 0.
    @inlinable static var eightZeros: UInt64 { 0x3030_3030_3030_3030 }

    /// Whether all bytes of three words are 0 to 9.
    @inlinable
    static func areDigits(_ one: UInt64, _ two: UInt64, _ three: UInt64) -> Bool {
        let excess: UInt64 = 0x7676_7676_7676_7676
        let above = (one &+ excess) | (two &+ excess) | (three &+ excess)
        let all = above | one | two | three
        return all & 0x8080_8080_8080_8080 == 0
    }

    /// The number that eight digits make, which are 0 to 9 and no longer characters.
    ///
    /// Source: Daniel Lemire, *Quickly parsing eight digits*.
    @inlinable var eightDigits: UInt64 {
        let pairs = (self &* 2_561) >> 8
        let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* 6_553_601) >> 16
        return ((fours & 0x0000_FFFF_0000_FFFF) &* 42_949_672_960_001) >> 32
    }
}
