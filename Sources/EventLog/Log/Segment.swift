import FilingModel

/// A file of the log, named by the sequence of its first event in ten digits.
public struct Segment: Hashable, Comparable, Sendable {
    /// The sequence of its first event.
    public let firstSequence: Int

    /// The first segment of every log.
    public static let first = Segment(firstSequence: 0)

    /// The segment that starts with an event.
    public init(firstSequence: Int) { self.firstSequence = firstSequence }

    /// The segment with a file name: ten digits and `.jsonl`; nil for other files.
    public init?(name: String) {
        guard name.hasSuffix(".jsonl"), name.utf8.count == 16,
            name.utf8.prefix(10).allSatisfy(\.isASCIIDigit), let first = Int(name.prefix(10))
        else { return nil }
        firstSequence = first
    }

    /// Its file name.
    public var name: String { padded(firstSequence, 10) + ".jsonl" }

    /// Orders segments by their first event.
    public static func < (lhs: Segment, rhs: Segment) -> Bool {
        lhs.firstSequence < rhs.firstSequence
    }
}
