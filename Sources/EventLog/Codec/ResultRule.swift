import FilingModel

/// The rules between the members of a result.
enum ResultRule {
    /// The rule that a result breaks, if it breaks one; `hasRange`: whether a figure is a range.
    static func broken(by result: ResultFiled, hasRange: Bool) -> String? {
        switch result.stage {
        case .annual where !result.period.isFiscalYear:
            return "stage annual goes with fiscal years only, not with \(result.period)"
        case .interim where result.period.isFiscalYear:
            return "stage interim does not go with a fiscal year, as \(result.period) is"
        case .annual, .interim:
            guard hasRange, let range = result.figures.first(where: \.quantity.isRange) else {
                return nil
            }
            return "\(range.metric) must be a value: a range goes with forecast or preliminary"
        case .forecast, .preliminary:
            return nil
        }
    }
}
