package import FilingModel

/// Decodes lines one after another.
package struct EventDecoder {
    /// A decoder that has seen nothing yet.
    package init() {}

    /// Where the member `data` lay in the line that was decoded last.
    package private(set) var dataRange = 0..<0

    /// The event of a line that lies in a buffer.
    package mutating func event(
        of line: UnsafeRawBufferPointer,
        sequence: Int,
        typeOf: (EventID) -> EventType?
    ) throws(LineFault) -> RecordedEvent {
        let bytes = unsafe Array(line)
        let event = try EventCodec.event(of: bytes, sequence: sequence, typeOf: typeOf)
        dataRange = Self.range(in: bytes)
        return event
    }

    static func range(in b: [UInt8]) -> Range<Int> {
        var p = 0
        while !(b[p] == 0x64 && b[p + 1] == 0x61 && b[p + 2] == 0x74 && b[p + 3] == 0x61
            && b[p + 4] == 0x22)
        { p += 1 }
        p += 6
        let s = p
        var depth = 0
        var inString = false
        while true {
            let c = b[p]
            if inString {
                if c == 0x5C { p += 1 } else if c == 0x22 { inString = false }
            } else if c == 0x22 {
                inString = true
            } else if c == 0x7B {
                depth += 1
            } else if c == 0x7D {
                depth -= 1; if depth == 0 { return s..<(p + 1) }
            }
            p += 1
        }
    }
}
