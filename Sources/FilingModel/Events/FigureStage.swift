/// The origin of a figure: a result at some stage, or a restatement.
public enum FigureStage: Hashable, Sendable {
    /// Reported in a result.
    case filed(Stage)
    /// Restated by the company.
    case restated(RestatementReason)

    /// The rank: forecast, then preliminary, then all others alike.
    public var rank: Int {
        switch self {
        case .filed(let stage): stage.rank
        case .restated: Stage.finalRank
        }
    }

    /// The name in answers.
    public var name: String {
        switch self {
        case .filed(let stage): stage.rawValue
        case .restated: "restated"
        }
    }
}
