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

/// The forms of the words in a listing and in a change of tier.
enum ListingRules {
    static func exchange(_ spelling: String) throws(Malformed) -> String {
        guard spelling.utf8.count == 4,
            spelling.utf8.allSatisfy({ $0.isASCIIUppercase || $0.isASCIIDigit })
        else { throw Malformed(.exchange, "must be a market identifier code (ISO 10383) as XSHG") }
        return spelling
    }

    static func board(_ spelling: String) throws(Malformed) -> String {
        guard (1...32).contains(spelling.utf8.count),
            spelling.utf8.allSatisfy({ $0.isASCIIAlphanumeric || $0 == 0x2D })
        else { throw Malformed(.boardCode, "must be 1 to 32 letters, digits and hyphens, as STAR") }
        return spelling
    }

    static func tier(_ spelling: String) throws(Malformed) -> String {
        guard spelling.utf8.count <= 64,
            spelling.utf8.allSatisfy({ $0.isASCIIAlphanumeric || $0 == 0x2D })
        else { throw Malformed(.text, "must be a word such as growth, or empty for none") }
        return spelling
    }
}
