package import FilingModel

extension EventDecoder {
    /// Reads an event that is to be recorded, and adds its line as it will stand, with a line feed.
    ///
    /// It is read as it was given: whatever is read without a fault is canonical, and its stamp is
    /// all that is put in the place of another one.
    ///
    /// - Parameter line: The bytes of an event that may be canonical, without the line feed.
    /// - Returns: The event, with the stamp, without a batch; nil: the line has to be read in
    ///   another way, and nothing was added.
    package mutating func stamped(
        _ line: UnsafeRawBufferPointer,
        with stamp: RecordedAttributes,
        to lines: inout [UInt8]
    ) -> RecordedEvent? {
        recorded = stamp.recorded
        defer { recorded = nil }
        guard var event = try? unsafe event(of: line, sequence: 0, typeOf: { _ in nil }) else {
            return nil
        }
        let (before, after) = (lastStart..<lastStamp.lowerBound, lastStamp.upperBound..<line.count)
        guard 1 + before.count + stamp.bytes.count + after.count <= EventLimit.eventBytesMax else {
            return nil
        }
        if let (time, name) = stamp.recorded { (event.recordedAt, event.recordedBy) = (time, name) }
        event.batchSize = nil
        lines.append(0x7B)
        unsafe lines.append(contentsOf: line[before])
        lines.append(contentsOf: stamp.bytes)
        unsafe lines.append(contentsOf: line[after])
        lines.append(0x0A)
        return event
    }
}
