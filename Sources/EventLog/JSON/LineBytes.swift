import FilingModel

/// The bytes of a line, read in place.
///
/// The one place where a line's memory is touched: each function keeps within the line, and beyond
/// its end there are zeros, which no line has. Whoever makes one sees to it that the bytes stay
/// where they are for as long as it is used.
@safe
struct LineBytes {
    private let start: UnsafeRawPointer

    /// The number of bytes of the line.
    let count: Int

    /// The number of places from which eight bytes can be read.
    private let wordPlaces: Int

    /// No line.
    static var none: LineBytes { unsafe LineBytes(UnsafeRawBufferPointer(start: nil, count: 0)) }

    /// The bytes of a buffer, which has to outlive this value.
    @unsafe
    init(_ buffer: UnsafeRawBufferPointer) {
        // Any address will do for no bytes: none is ever read.
        unsafe start = buffer.baseAddress ?? UnsafeRawPointer(bitPattern: 1).unsafelyUnwrapped
        count = buffer.count
        wordPlaces = max(0, buffer.count - 7)
    }

    /// The byte at a place; 0 beyond the end.
    @inline(__always)
    subscript(_ place: Int) -> UInt8 {
        guard UInt(bitPattern: place) < UInt(bitPattern: count) else { return 0 }
        return unsafe start.load(fromByteOffset: place, as: UInt8.self)
    }

    /// The eight bytes from a place on, the first the lowest; zeros beyond the end.
    @inline(__always)
    func word(at place: Int) -> UInt64 {
        guard UInt(bitPattern: place) < UInt(bitPattern: wordPlaces) else {
            return lastWord(at: place)
        }
        return unsafe UInt64(
            littleEndian: start.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        )
    }

    @inline(never)
    private func lastWord(at place: Int) -> UInt64 {
        var word: UInt64 = 0
        for offset in 0..<8 { word |= UInt64(self[place + offset]) << UInt64(8 * offset) }
        return word
    }

    /// Whether a few ASCII characters stand at a place.
    @inline(__always)
    func has(_ characters: StaticString, at place: Int) -> Bool {
        let length = characters.utf8CodeUnitCount
        guard length >= 8 else {
            for offset in 0..<length {
                let byte = unsafe characters.utf8Start[offset]
                guard self[place &+ offset] == byte else { return false }
            }
            return true
        }
        precondition(length <= 16, "a few characters")
        let expected = unsafe UnsafeRawPointer(characters.utf8Start)
        return unsafe word(at: place) == expected.loadUnaligned(as: UInt64.self)
            && word(at: place &+ length &- 8)
                == expected.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
    }

    /// Whether some bytes of the line are the same as others.
    func has(_ other: [UInt8], at range: Range<Int>) -> Bool {
        guard other.count == range.count, range.lowerBound >= 0, range.upperBound <= count else {
            return false
        }
        return unsafe other.withUnsafeBytes { bytes in
            unsafe UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count)
                .elementsEqual(bytes)
        }
    }

    /// Whether the line has the same bytes at two places.
    func isSame(_ lhs: Range<Int>, _ rhs: Range<Int>) -> Bool {
        lhs.count == rhs.count
            && lhs.indices.allSatisfy { self[$0] == self[$0 - lhs.lowerBound + rhs.lowerBound] }
    }

    /// Whether ASCII text at one place of the line stands before that at another, by its bytes.
    @inline(__always)
    func isASCII(_ lhs: Range<Int>, before rhs: Range<Int>) -> Bool {
        // The end of the text is below all of it.
        let left = word(at: lhs.lowerBound, of: lhs.count).byteSwapped
        let right = word(at: rhs.lowerBound, of: rhs.count).byteSwapped
        guard left == right else { return left < right }
        guard lhs.count > 8, rhs.count > 8 else { return lhs.count < rhs.count }
        return isRest(
            lhs.lowerBound &+ 8..<lhs.upperBound,
            before: rhs.lowerBound &+ 8..<rhs.upperBound
        )
    }

    @inline(never)
    private func isRest(_ lhs: Range<Int>, before rhs: Range<Int>) -> Bool {
        isASCII(lhs, before: rhs)
    }

    /// At most eight bytes from a place on, the first the lowest; zeros above.
    @inline(__always)
    func word(at place: Int, of count: Int) -> UInt64 {
        count < 8 ? word(at: place) & (1 &<< UInt64(8 * count) - 1) : word(at: place)
    }

    /// The first place from another on where a string's text does not simply go on: a quote, a
    /// backslash, a control character, or the end.
    @inline(__always)
    func endOfText(from place: Int) -> Int {
        var place = place
        while UInt(bitPattern: place) < UInt(bitPattern: wordPlaces) {
            let word = word(at: place)
            let quote = word ^ Self.quotes
            let backslash = word ^ Self.backslashes
            let ends =
                ((quote &- Self.ones) & ~quote) | ((backslash &- Self.ones) & ~backslash)
                | ((word &- Self.spaces) & ~word)
            let found = ends & Self.highBits
            if found != 0 { return place &+ found.trailingZeroBitCount / 8 }
            place &+= 8
        }
        while place < count, self[place] >= 0x20, self[place] != 0x22, self[place] != 0x5C {
            place += 1
        }
        return place
    }

    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let highBits: UInt64 = 0x8080_8080_8080_8080
    private static let spaces: UInt64 = 0x2020_2020_2020_2020
    static let quotes: UInt64 = 0x2222_2222_2222_2222
    private static let backslashes: UInt64 = 0x5C5C_5C5C_5C5C_5C5C

    /// Whether all bytes are ASCII.
    var isASCII: Bool {
        var all: UInt64 = 0
        var place = 0
        while place < wordPlaces &- 56 {
            for offset in 0..<8 {
                all |= unsafe start.loadUnaligned(
                    fromByteOffset: place &+ 8 &* offset,
                    as: UInt64.self
                )
            }
            place &+= 64
        }
        while place < wordPlaces {
            all |= unsafe start.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            place += 8
        }
        // What is left overlaps what has been looked at.
        return (all | word(at: count < 8 ? 0 : count &- 8)) & Self.highBits == 0
    }

    /// Hands over some bytes of the line.
    @inline(__always)
    func read<Value, Failure: Error>(
        _ range: Range<Int>,
        _ body: (Span<UInt8>) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        precondition(range.lowerBound >= 0 && range.upperBound <= count, "within the line")
        let bytes = unsafe UnsafeBufferPointer(
            start: (start + range.lowerBound).assumingMemoryBound(to: UInt8.self),
            count: range.count
        )
        return try unsafe body(bytes.span)
    }

    /// The text of some bytes of the line, which are UTF-8.
    func text(_ range: Range<Int>) -> String { read(range) { $0.text } }
}
