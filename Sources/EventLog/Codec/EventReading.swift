public import FilingModel

/// Reads and writes the lines of the log: CloudEvents 1.0 in canonical JSON.
public enum EventCodec {
    /// The characters around a type's name in the attribute `type`.
    static let typePrefix = "starledger."
    /// The version of every type so far.
    static let typeSuffix = ".v1"

    /// The value of the type attribute.
    public static func typeAttribute(_ type: EventType) -> String {
        typePrefix + type.rawValue + typeSuffix
    }

    /// Reads one line of the log.
    ///
    /// - Parameters:
    ///   - line: Its bytes, without the line feed.
    ///   - typeOf: The type of an event before it, by identifier: a correction has no type of its
    ///     own for the payload that it carries.
    public static func event(
        of line: [UInt8],
        sequence: Int,
        typeOf: (EventID) -> EventType?
    ) throws(LineError) -> RecordedEvent {
        try unsafe EventDecoder.once(line) { (decoder, line) throws(LineError) in
            try unsafe decoder.event(of: line, sequence: sequence, typeOf: typeOf)
        }
    }

    /// Reads the type attribute.
    static func type(_ attribute: String) -> EventType? {
        guard attribute.hasPrefix(typePrefix), attribute.hasSuffix(typeSuffix) else { return nil }
        let name = attribute.dropFirst(typePrefix.count).dropLast(typeSuffix.count)
        return EventType(rawValue: String(name))
    }
}
