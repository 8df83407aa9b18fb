/// A field of a CSV file, and where it stands.
public struct CSVField: Hashable, Sendable {
    /// The text, without the quotes around it, and with doubled quotes made single.
    public let text: String

    /// Where the text starts: after the opening quote, if there is one.
    public let place: CSVLocation

    /// Whether it was written in quotes.
    public let isQuoted: Bool

    /// Where a byte of the text stands in the file.
    ///
    /// - Parameter offset: The byte, from 0, in the text's UTF-8.
    /// - Returns: Its place; that of the end if the text is shorter.
    public func place(atByte offset: Int) -> CSVLocation {
        Self.place(after: text.utf8.prefix(offset), from: place, isQuoted: isQuoted)
    }

    /// Where the byte after some bytes of a field stands.
    static func place(
        after content: some Sequence<UInt8>,
        from start: CSVLocation,
        isQuoted: Bool
    ) -> CSVLocation {
        var place = start
        for byte in content {
            place.advance(over: byte)
            if isQuoted, byte == CSVByte.quote { place.advance(over: byte) }
        }
        return place
    }
}
