/// Something worth remembering was announced.
public struct MilestoneAnnounced: Hashable, Sendable {
    /// The kind of the milestone.
    public var kind: MilestoneKind
    /// The title of the milestone.
    public var title: LocalizedText

    /// A milestone.
    public init(kind: MilestoneKind, title: LocalizedText) {
        self.kind = kind
        self.title = title
    }
}
