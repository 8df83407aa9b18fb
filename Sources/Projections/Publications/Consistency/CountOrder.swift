import FilingModel

/// The order of counts of a cohort that no company ever leaves: which cannot exceed which.
///
/// That those with the mark and those that shed it add up to all that listed is no such law: a mark
/// can come back, and a company can be delisted with it.
enum CountOrder {
    /// Whether a count can never be above another one.
    ///
    /// What had happened by a day has happened by a later one; what happened in a period is part of
    /// all that had happened by then; and what shed the mark had listed. Counts of one period on
    /// two days are left alone, as one source goes by fiscal and another by calendar years.
    static func isAtMost(_ one: ClaimedQuantity, _ other: ClaimedQuantity) -> Bool {
        guard case .count(let series, let period, let day) = one,
            case .count(let whole, nil, let later) = other
        else { return false }
        switch (series, whole) {
        case (.shedMarks, .shedMarks), (.listings, .listings):
            return period == nil ? day < later : day <= later
        case (.shedMarks, .listings): return day <= later
        case (.listings, .shedMarks), (.companies, _), (_, .companies): return false
        }
    }

    /// Whether both count the same thing, each in all by its own day.
    static func isSameSeries(_ one: ClaimedQuantity, _ other: ClaimedQuantity) -> Bool {
        guard case .count(let series, nil, _) = one, case .count(let same, nil, _) = other else {
            return false
        }
        return series == same
    }
}
