/// The first line in which two texts differ.
public struct LineDifference: Hashable, Sendable {
    /// Which line, from 1.
    public let line: Int
    /// What stands there; nil: the text has ended.
    public let stands: String?
    /// What should stand there; nil: the text should have ended.
    public let expected: String?

    /// The first line in which a text differs from another one; nil if they are the same.
    init?(_ bytes: [UInt8], from expected: [UInt8]) {
        guard bytes != expected else { return nil }
        let (one, other) = (Self.lines(bytes), Self.lines(expected))
        let same = zip(one, other).prefix { $0 == $1 }.count
        line = same + 1
        stands = same < one.count ? String(decoding: one[same], as: UTF8.self) : nil
        self.expected = same < other.count ? String(decoding: other[same], as: UTF8.self) : nil
    }

    /// The lines, without their line feeds; an empty one behind the last line feed.
    private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    }
}
