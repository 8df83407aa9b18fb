/// An event before the ledger has recorded it: all but what the writer sets.
public struct EventDraft: Hashable, Sendable {
    /// What will identify it; nil: an identifier made from its content.
    public var id: EventID?
    /// Where the fact was read.
    public var source: Source
    /// What it is about.
    public var subject: Subject
    /// When the fact became public; nil: when it is recorded, as amendments and definitions are.
    public var time: PublicTime?
    /// What it says.
    public var payload: Payload

    /// A draft.
    ///
    /// - Parameters:
    ///   - id: What will identify it; nil: an identifier made from its content.
    ///   - source: Where the fact was read.
    ///   - subject: What it is about.
    ///   - time: When the fact became public.
    ///   - payload: What it says.
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
