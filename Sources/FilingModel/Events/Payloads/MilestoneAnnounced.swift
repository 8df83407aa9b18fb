/// Something worth remembering was announced.
public struct MilestoneAnnounced: Hashable, Sendable {
    /// What kind it was.
    public var kind: MilestoneKind
    /// What it was.
    public var title: LocalizedText

    /// A milestone.
    ///
    /// - Parameters:
    ///   - kind: What kind it was.
    ///   - title: What it was.
    public init(kind: MilestoneKind, title: LocalizedText) {
        self.kind = kind
        self.title = title
    }
}
