/// An event before the ledger has recorded it: all but what the writer sets.
public struct EventDraft: Hashable, Sendable {
    /// The identifier; nil: one that is made from its content.
    public var id: EventID?
    /// The address at which it was read.
    public var source: Source
    /// The company, cohort, market or ledger that it is about.
    public var subject: Subject
    /// The time at which it became public; nil: when it is recorded, as amendments and definitions
    /// are.
    public var time: PublicTime?
    /// The content.
    public var payload: Payload

    /// A draft.
    public init(
        id: EventID? = nil,
        source: Source,
        subject: Subject,
        time: PublicTime?,
        payload: Payload
    ) {
        self.id = id
        self.source = source
        self.subject = subject
        self.time = time
        self.payload = payload
    }
}
