/// A member's name as it stands in a line, with its quotes and its colon, as numbers.
///
/// The name is written down in the program: without any loop, so that the compiler makes constants
/// of it, and a line is asked for it in a few instructions.
struct MemberName {
    /// The number of bytes, at most 16.
    let count: Int
    /// The first eight bytes, and which bits of them count.
    private let first, firstMask: UInt64
    /// The last eight bytes of more than eight.
    private let last: UInt64

    /// The name of 1 to 13 ASCII characters that need no escape.
    @_transparent
    init(_ name: StaticString) {
        let length = name.utf8CodeUnitCount
        precondition(length > 0 && length <= 13, "a name of a known member is short")
        let (begin, end) = Self.ends(of: name)
        let afterName: UInt64 = 0x3A22
        count = length + 3
        first = begin << 8 | 0x22 | (length < 7 ? afterName << UInt64(8 * (length + 1)) : 0)
        firstMask = count < 8 ? 1 << UInt64(8 * count) - 1 : .max
        last = end >> 16 | afterName << 48
    }

    /// The first eight characters and the last eight, the first the lowest.
    ///
    /// Of fewer, those lie at the low end of the one and at the high end of the other.
    @_transparent
    private static func ends(of name: StaticString) -> (UInt64, UInt64) {
        let length = name.utf8CodeUnitCount
        let start = unsafe UnsafeRawPointer(name.utf8Start)
        if length >= 8 {
            return unsafe (
                start.loadUnaligned(as: UInt64.self),
                start.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
            )
        }
        let word: UInt64
        if length >= 4 {
            let (low, high) = unsafe (
                start.loadUnaligned(as: UInt32.self),
                start.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self)
            )
            word = UInt64(low) | UInt64(high) << UInt64(8 * (length - 4))
        } else {
            let (low, middle, high) = unsafe (
                start.load(as: UInt8.self),
                start.load(fromByteOffset: length / 2, as: UInt8.self),
                start.load(fromByteOffset: length - 1, as: UInt8.self)
            )
            word =
                UInt64(low) | UInt64(middle) << UInt64(8 * (length / 2))
                | UInt64(high) << UInt64(8 * (length - 1))
        }
        return (word, word << UInt64(64 - 8 * length))
    }

    /// Whether the name stands at a place in a line.
    @_transparent
    func isAt(_ place: Int, in line: LineBytes) -> Bool {
        line.word(at: place) & firstMask == first
            && (count <= 8 || line.word(at: place &+ count &- 8) == last)
    }
}
