/// The stage of a result: how far along it was when it was reported.
public enum Stage: String, CaseIterable, Hashable, Sendable {
    case forecast, preliminary, interim, annual

    /// The rank among the stages; interim and annual are equal, as restatements are.
    public var rank: Int {
        switch self {
        case .forecast: 0
        case .preliminary: 1
        case .interim, .annual: Self.finalRank
        }
    }

    /// The rank of interim and annual results, and of restatements.
    public static let finalRank = 2

    /// Whether a result on a period can be at this stage.
    ///
    /// Annual results are on fiscal years, interim results on parts of them, forecasts and
    /// preliminary results on either.
    public func allows(_ period: FiscalPeriod) -> Bool {
        switch self {
        case .forecast, .preliminary: true
        case .interim: !period.isFiscalYear
        case .annual: period.isFiscalYear
        }
    }

    /// Whether a figure of a result at this stage can be a range.
    public var allowsRanges: Bool { rank < Self.finalRank }
}
