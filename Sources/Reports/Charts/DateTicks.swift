import FilingModel

/// Round days along an axis: the first days of months, or of years.
enum DateTicks {
    private static let ticksMax = 8
    private static let monthSteps = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000]

    /// The round days of a span, and what each is called.
    static func ticks(in days: ClosedRange<Int>) -> [(date: CalendarDate, text: String)] {
        let ends = [days.lowerBound, days.upperBound].map { CalendarDate(dayNumber: Int32($0)) }
        let months = ends.map { $0.components.year * 12 + $0.components.month - 1 }
        for step in monthSteps where (months[1] - months[0]) / step < ticksMax {
            let first = (months[0] + step - 1) / step * step
            let dates = stride(from: first, through: months[1], by: step).compactMap {
                CalendarDate(year: $0 / 12, month: $0 % 12 + 1, day: 1)
            }.filter { $0 >= ends[0] }
            guard dates.count >= 2 else { break }
            return dates.map { ($0, String($0.description.prefix(step < 12 ? 7 : 4))) }
        }
        return ends.map { ($0, $0.description) }
    }
}
