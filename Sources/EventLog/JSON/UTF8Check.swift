/// Finds where bytes stop being UTF-8.
///
/// Source: The Unicode Standard 16.0, table 3-7, *Well-Formed UTF-8 Byte Sequences*.
enum UTF8Check {
    /// The offset of the first byte that cannot stand where it does; the end, where a character is
    /// cut off there; nil where all is well.
    static func firstFault(in bytes: [UInt8]) -> Int? { firstFault(in: bytes.span) }

    /// The same of bytes that lie elsewhere.
    static func firstFault(in bytes: Span<UInt8>) -> Int? {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes)
            return nil
        } catch {
            // Where the standard library finds the fault is not where it can first be known.
        }
        var place = 0
        while place < bytes.count {
            guard let ranges = continuations(of: bytes[place]) else { return place }
            place += 1
            for range in ranges {
                guard place < bytes.count, range.contains(bytes[place]) else { return place }
                place += 1
            }
        }
        return place
    }

    /// The ranges of the bytes that follow a first byte; nil if no character begins with it.
    private static func continuations(of first: UInt8) -> [ClosedRange<UInt8>]? {
        let any: ClosedRange<UInt8> = 0x80...0xBF
        return switch first {
        case 0x00...0x7F: []
        case 0xC2...0xDF: [any]
        case 0xE0: [0xA0...0xBF, any]
        case 0xED: [0x80...0x9F, any]
        case 0xE1...0xEF: [any, any]
        case 0xF0: [0x90...0xBF, any, any]
        case 0xF4: [0x80...0x8F, any, any]
        case 0xF1...0xF3: [any, any, any]
        default: nil
        }
    }
}
