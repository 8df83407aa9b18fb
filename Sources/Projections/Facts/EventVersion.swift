public import FilingModel

/// The content of an original event over a span of recorded time: as filed, or as corrected.
public struct EventVersion: Hashable, Sendable {
    /// The event, with its own sequence, and the content, time and source that are in force.
    public let event: RecordedEvent

    /// The sizes of the log at which this content counts.
    public var span: RecordedSpan

    /// The amendment that brought this content; nil for the content as filed.
    public let correctedBy: EventID?

    /// Whether a retraction ended it.
    public private(set) var isRetracted: Bool

    /// A version of an event.
    ///
    /// - Parameter correctedBy: The amendment that brought the content; nil as filed.
    public init(
        _ event: RecordedEvent,
        span: RecordedSpan,
        correctedBy: EventID? = nil,
        isRetracted: Bool = false
    ) {
        self.event = event
        self.span = span
        self.correctedBy = correctedBy
        self.isRetracted = isRetracted
    }

    /// An event as filed.
    init(asFiled event: RecordedEvent) {
        self.init(event, span: RecordedSpan(opened: event.sequence))
    }

    /// An event as an amendment corrected it.
    init(_ event: RecordedEvent, correctedBy amendment: RecordedEvent) {
        self.init(
            event,
            span: RecordedSpan(opened: amendment.sequence),
            correctedBy: amendment.id
        )
    }

    /// The version, ended by an amendment.
    func ended(by sequence: Int, _ isRetraction: Bool) -> EventVersion {
        var version = self
        version.span.closed = sequence
        version.isRetracted = isRetraction
        return version
    }

    /// The version as it is among the first events of the log.
    ///
    /// - Returns: The version, not yet ended where what ended it comes later; nil if it comes later
    ///   itself.
    public func asOf(_ size: LogSize) -> EventVersion? {
        guard span.opened < size.count else { return nil }
        guard let closed = span.closed, closed >= size.count else { return self }
        var version = self
        version.span.closed = nil
        version.isRetracted = false
        return version
    }

    /// Whether an event of a part of the log brought the version, or ended it.
    public func isTouched(in sequences: Range<Int>) -> Bool {
        sequences.contains(span.opened) || span.closed.map(sequences.contains) ?? false
    }

    /// Its sequence.
    public var sequence: Int { event.sequence }

    /// The place in the order of publication: date as written, then instant, then sequence.
    var order: PublicOrder { PublicOrder(event) }
}
