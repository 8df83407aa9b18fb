import FilingModel

/// The members of a listing before they are put together.
struct ListingParts {
    var name: LocalizedText?
    var shortName: LocalizedText?
    var exchange: String?
    var board: String?
    var listedOn: EffectiveDate?
    var isProfitable: Bool?
    var marks: [Mark]?
    var sector: Sector?
    var city: String?
    var province: String?
    var standard: Int?
}

/// The members of a result, a restatement or an aggregate before they are put together.
struct ResultParts {
    var period: FiscalPeriod?
    var stage: Stage?
    var currency: Currency?
    var figures: [ReportedFigure]?
    var claims: [Claim]?
    var reportedBy: Reporter?

    /// The rule between its members that a result breaks, if it breaks one.
    static func brokenRule(of result: ResultFiled) -> String? {
        switch result.stage {
        case .annual where !result.period.isFiscalYear:
            return "stage annual goes with fiscal years only, not with \(result.period)"
        case .interim where result.period.isFiscalYear:
            return "stage interim does not go with a fiscal year, as \(result.period) is"
        case .annual, .interim:
            guard let range = result.figures.first(where: \.quantity.isRange) else { return nil }
            return "\(range.metric) must be a value: a range goes with forecast or preliminary"
        case .forecast, .preliminary:
            return nil
        }
    }
}
