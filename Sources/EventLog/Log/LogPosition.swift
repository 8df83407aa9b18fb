import FilingModel

/// A file of the log, named by the sequence of its first event in ten digits.
public struct Segment: Hashable, Comparable, Sendable {
    /// The sequence of its first event.
    public let firstSequence: Int

    /// The first segment of every log.
    public static let first = Segment(firstSequence: 0)

    /// The segment that starts with an event.
    ///
    /// - Parameter firstSequence: The sequence of its first event.
    public init(firstSequence: Int) { self.firstSequence = firstSequence }

    /// The segment with a file name; nil for other files.
    ///
    /// - Parameter name: Ten digits and `.jsonl`.
    public init?(name: String) {
        guard name.hasSuffix(".jsonl"), name.utf8.count == 16,
            name.utf8.prefix(10).allSatisfy(\.isASCIIDigit), let first = Int(name.prefix(10))
        else { return nil }
        firstSequence = first
    }

    /// Its file name.
    public var name: String { padded(firstSequence, 10) + ".jsonl" }

    /// Orders segments by their first event.
    ///
    /// - Parameters:
    ///   - lhs: The one segment.
    ///   - rhs: The other segment.
    /// - Returns: Whether the first comes before the second.
    public static func < (lhs: Segment, rhs: Segment) -> Bool {
        lhs.firstSequence < rhs.firstSequence
    }
}

/// A place between two batches of the log.
public struct LogPosition: Hashable, Sendable {
    /// How many bytes before a position are remembered, to notice when they change.
    static let fingerprintBytes = 4_096

    /// How many events stand before it.
    public let size: Int

    /// The segment it lies in.
    public let segment: Segment

    /// Where in the segment, in bytes.
    public let offset: Int

    /// The last bytes before it in its segment.
    public let fingerprint: [UInt8]

    /// A place that was kept.
    ///
    /// - Parameters:
    ///   - size: How many events stand before it.
    ///   - segment: The segment it lies in.
    ///   - offset: Where in the segment, in bytes.
    ///   - fingerprint: The last bytes before it in its segment.
    public init(size: Int, segment: Segment, offset: Int, fingerprint: [UInt8]) {
        self.size = size
        self.segment = segment
        self.offset = offset
        self.fingerprint = fingerprint
    }

    /// The start of the log.
    public static let start = LogPosition(size: 0, segment: .first, offset: 0, fingerprint: [])
}

/// Where the log ends, and what stands after that.
public struct LogEnd: Hashable, Sendable {
    /// The end of the last complete batch.
    public let position: LogPosition

    /// The length of the torn tail after it, in bytes; 0 without one.
    public let tornBytes: Int

    package init(position: LogPosition, tornBytes: Int) {
        self.position = position
        self.tornBytes = tornBytes
    }
}

/// One line of the log.
public struct LogLine: Sendable {
    /// Where a line starts.
    public struct Place: Hashable, Sendable {
        /// The segment it stands in.
        public let segment: Segment
        /// Where in the segment, in bytes.
        public let offset: Int

        /// A place.
        ///
        /// - Parameters:
        ///   - segment: The segment.
        ///   - offset: Where in the segment, in bytes.
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
    ///
    /// - Parameters:
    ///   - sequence: The sequence of its event.
    ///   - place: Where it starts.
    ///   - bytes: Its bytes, without the line feed.
    public init(sequence: Int, place: Place, bytes: [UInt8]) {
        self.sequence = sequence
        self.place = place
        self.bytes = bytes
    }
}
