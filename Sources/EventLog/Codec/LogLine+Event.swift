public import FilingModel

extension LogLine {
    /// The event of the line.
    ///
    /// - Parameter typeOf: The type of an event before it, by identifier; it may throw.
    /// - Throws: `LogError.unreadable`, and what `typeOf` throws.
    public func event(typeOf: (EventID) throws -> EventType?) throws -> RecordedEvent {
        var failure: (any Error)?
        do {
            return try EventCodec.event(of: bytes, sequence: sequence) { id in
                do {
                    return try typeOf(id)
                } catch {
                    failure = error
                    return nil
                }
            }
        } catch {
            if let failure { throw failure }
            let segment = place.segment.name
            throw LogError.unreadable(sequence: sequence, segment: segment, error)
        }
    }
}
