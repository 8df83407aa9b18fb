package import FilingModel
import Projections

extension FigureAuditReport: Charted {
    /// The value that counted over time: a step for each day on which that changed, up to the last
    /// day.
    package func chart(in language: LocalizedText.Language) -> Chart {
        let days = self.days
        let unit = audit.versions.last.map { $0.fact.unit(audit.definition).text } ?? ""
        func series(
            _ name: String,
            _ form: Chart.Form,
            _ amount: (Quantity) -> Amount?
        ) -> Chart.Series? {
            let points = days.map { day in
                day.fact.flatMap { amount($0.quantity) }
                    .map { Chart.Point(ExactDecimal($0)) } ?? .gap
            }
            return points.contains { $0.value != nil } ? Chart.Series(name, form, points) : nil
        }
        let all = [
            series(language.words("value", "数值"), .steps, \.value),
            series(language.words("low", "下限"), .steps, \.low),
            series(language.words("high", "上限"), .steps, \.high),
        ].compactMap { $0 }
        let name = audit.definition.name
        let metric = language == .english ? name.english : name.chinese
        return Chart(
            title: "\(audit.key.subject) \(metric ?? audit.key.metric.name) \(audit.key.period)",
            subtitle: clock.line(in: language),
            unit: .named(unit),
            axis: .dates(days.map(\.date)),
            series: all.isEmpty
                ? [Chart.Series(language.words("value", "数值"), .steps, days.map { _ in .gap })]
                : all,
            language: language
        )
    }

    /// The days on which what counts changed, and the last day of the answer, each with what
    /// counted then by all that was recorded.
    private var days: [(date: CalendarDate, fact: FigureFact?)] {
        let unit = audit.versions.last?.fact.unit(audit.definition)
        let inForce = audit.versions.filter(\.isInForce).map(\.fact)
        let dates = Set(inForce.map(\.time.date)).union([lastDay]).sorted()
        var days: [(date: CalendarDate, fact: FigureFact?)] = []
        for date in dates {
            let known = inForce.filter { $0.time.date <= date }
            let fact = FigureChoice.counting(known, audit.definition)
            // What is in another unit has no place on the axis.
            let shown = fact.flatMap { $0.unit(audit.definition) == unit ? $0 : nil }
            if date == lastDay || shown?.id != days.last?.fact?.id { days.append((date, shown)) }
        }
        return days
    }

    /// The last day that the answer speaks of: that by which facts are known, or else the valid
    /// day, or the day of the last version where that comes later.
    private var lastDay: CalendarDate {
        let last = audit.versions.map(\.fact.time.date).max()
        switch clock.known {
        case .date(let date): return date
        case .time(let time): return max(time.date, last ?? time.date)
        case nil: return max(clock.valid.date, last ?? clock.valid.date)
        }
    }
}
