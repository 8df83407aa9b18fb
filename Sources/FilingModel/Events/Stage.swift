/// How far along a result was when it was reported.
public enum Stage: String, CaseIterable, Hashable, Sendable {
    case forecast, preliminary, interim, annual

    /// Its rank among the stages; interim and annual are equal, as restatements are.
    public var rank: Int {
        switch self {
        case .forecast: 0
        case .preliminary: 1
        case .interim, .annual: Self.finalRank
        }
    }

    /// The rank of interim and annual results, and of restatements.
    public static let finalRank = 2
}
