/// Writes JSON in its canonical form: names sorted, no white space, one spelling for each value.
///
/// Source: RFC 8785 (JCS).
public enum CanonicalJSON {
    /// The canonical bytes of a value.
    ///
    /// - Returns: UTF-8, without a line feed.
    public static func bytes(_ value: JSONValue) -> [UInt8] {
        var out: [UInt8] = []
        write(value, to: &out)
        return out
    }

    /// Whether one name comes before another, by UTF-16 code units.
    static func precedes(_ lhs: String, _ rhs: String) -> Bool {
        lhs.utf16.lexicographicallyPrecedes(rhs.utf16)
    }

    private static func write(_ value: JSONValue, to out: inout [UInt8]) {
        switch value {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
        case .integer(let number): out.append(contentsOf: String(number).utf8)
        case .string(let text): write(text, to: &out)
        case .array(let elements):
            out.append(0x5B)
            for (index, element) in elements.enumerated() {
                if index > 0 { out.append(0x2C) }
                write(element, to: &out)
            }
            out.append(0x5D)
        case .object(let members):
            out.append(0x7B)
            let sorted = members.sorted { precedes($0.name, $1.name) }
            for (index, member) in sorted.enumerated() {
                if index > 0 { out.append(0x2C) }
                write(member.name, to: &out)
                out.append(0x3A)
                write(member.value, to: &out)
            }
            out.append(0x7D)
        }
    }

    /// Writes a string with the escapes of RFC 8785 §3.2.2.2.
    private static func write(_ text: String, to out: inout [UInt8]) {
        out.append(0x22)
        for byte in text.utf8 {
            if let short = shortEscape(byte) {
                out.append(0x5C)
                out.append(short)
            } else if byte < 0x20 {
                out.append(contentsOf: longEscape(byte))
            } else {
                out.append(byte)
            }
        }
        out.append(0x22)
    }

    /// The escape of a control character that has no shorter one.
    static func longEscape(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
    }

    /// The letter after the backslash, for bytes that have a two-character escape.
    static func shortEscape(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x22: 0x22
        case 0x5C: 0x5C
        case 0x08: 0x62
        case 0x09: 0x74
        case 0x0A: 0x6E
        case 0x0C: 0x66
        case 0x0D: 0x72
        default: nil
        }
    }
}
