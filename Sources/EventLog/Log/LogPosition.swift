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

    /// The last bytes before it in its segment, at most 4,096.
    public let fingerprint: [UInt8]

    /// A place that was kept.
    public init(size: Int, segment: Segment, offset: Int, fingerprint: [UInt8]) {
        self.size = size
        self.segment = segment
        self.offset = offset
        self.fingerprint = fingerprint
    }

    /// The start of the log.
    public static let start = LogPosition(size: 0, segment: .first, offset: 0, fingerprint: [])
}
