import FilingModel

/// The rules between the members of a result.
enum ResultRule {
    /// The rule that a result breaks, if it breaks one.
    ///
    /// `hasRange` says whether a figure is a range, so that most results are not searched for one.
    static func broken(by result: ResultFiled, hasRange: Bool) -> String? {
        guard result.stage.allows(result.period) else {
            return result.period.isFiscalYear
                ? "stage interim does not go with a fiscal year, as \(result.period) is"
                : "stage annual goes with fiscal years only, not with \(result.period)"
        }
        guard hasRange, !result.stage.allowsRanges,
            let range = result.figures.first(where: \.quantity.isRange)
        else { return nil }
        return "\(range.metric) must be a value: a range goes with forecast or preliminary"
    }
}
