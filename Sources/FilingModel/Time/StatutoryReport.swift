extension FiscalPeriod {
    /// The last day on which a listed company may publish its report on the period; nil where
    /// there is no such report: the second and fourth quarter and the second half are told in the
    /// reports on longer periods.
    ///
    /// Four months after a fiscal year, two after a first half, one after a first or third quarter.
    /// The third quarter and the first nine months share a report. That on a first quarter must
    /// not come out before that on the year before, whose last day is the same.
    /// Source: Securities Law of the People's Republic of China, Article 79, and China Securities
    /// Regulatory Commission, *Administrative Measures for Information Disclosure by Listed
    /// Companies* (上市公司信息披露管理办法), for years and halves; for quarters, the listing rules of
    /// the exchanges.
    public var statutoryDeadline: CalendarDate? {
        switch part {
        case .fullYear: CalendarDate(year: year + 1, month: 4, day: 30)
        case .firstHalf: CalendarDate(year: year, month: 8, day: 31)
        case .firstQuarter: CalendarDate(year: year, month: 4, day: 30)
        case .thirdQuarter, .nineMonths: CalendarDate(year: year, month: 10, day: 31)
        case .secondQuarter, .fourthQuarter, .secondHalf: nil
        }
    }

    /// The period whose report tells this one: itself, where it has a report of its own.
    public var reportedWithin: FiscalPeriod {
        switch part {
        case .fullYear, .firstHalf, .firstQuarter, .nineMonths, .thirdQuarter: self
        case .secondQuarter: FiscalPeriod(year: year, part: .firstHalf)
        case .fourthQuarter, .secondHalf: FiscalPeriod(year: year)
        }
    }

    /// The periods that the report on this one has figures for: that of the third quarter has the
    /// first nine months too.
    public var reportedTogether: [FiscalPeriod] {
        switch part {
        case .thirdQuarter, .nineMonths:
            [
                FiscalPeriod(year: year, part: .thirdQuarter),
                FiscalPeriod(year: year, part: .nineMonths),
            ]
        case .firstQuarter, .secondQuarter, .firstHalf, .fourthQuarter, .secondHalf, .fullYear:
            [self]
        }
    }
}
