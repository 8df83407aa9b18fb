/// A correction or a retraction of an event that was recorded before.
public enum Amendment: Hashable, Sendable {
    case correction(EventCorrected)
    case retraction(EventRetracted)

    /// The event that is amended.
    public var target: EventID {
        switch self {
        case .correction(let correction): correction.target
        case .retraction(let retraction): retraction.target
        }
    }

    /// The reason that is given.
    public var reason: String {
        switch self {
        case .correction(let correction): correction.reason
        case .retraction(let retraction): retraction.reason
        }
    }
}
