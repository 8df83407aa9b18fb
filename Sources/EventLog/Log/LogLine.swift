/// One line of the log.
public struct LogLine: Sendable {
    /// Where a line starts.
    public struct Place: Hashable, Sendable {
        /// The segment it stands in.
        public let segment: Segment
        /// Where in the segment, in bytes.
        public let offset: Int

        /// A place.
        public init(segment: Segment, offset: Int) {
            self.segment = segment
            self.offset = offset
        }
    }

    /// The sequence of its event.
    public let sequence: Int

    /// Where it starts.
    public let place: Place

    /// Its bytes, without the line feed.
    public let bytes: [UInt8]

    /// A line that was read.
    public init(sequence: Int, place: Place, bytes: [UInt8]) {
        self.sequence = sequence
        self.place = place
        self.bytes = bytes
    }
}
