package import FilingModel

/// Decodes lines one after another.
package struct EventDecoder {
    /// A decoder that has seen nothing yet.
    package init() {}

    /// The event of a line that lies in a buffer.
    package mutating func event(
        of line: UnsafeRawBufferPointer,
        sequence: Int,
        typeOf: (EventID) -> EventType?
    ) throws(LineFault) -> RecordedEvent {
        try EventCodec.event(of: unsafe Array(line), sequence: sequence, typeOf: typeOf)
    }
}
