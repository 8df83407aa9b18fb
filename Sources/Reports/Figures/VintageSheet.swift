import FilingModel
import Projections

/// The vintages of a series as files that programs for real-time data read.
///
/// A missing value is a point; what was not known yet is missing in the wide layout, and has no row
/// in the long one. Source: Federal Reserve Bank of St. Louis, ALFRED, *observations by vintage
/// date* and *observations by real-time period*.
package struct VintageSheet {
    /// A layout of vintages.
    package enum Layout: String, CaseIterable, Hashable, Sendable {
        /// `DATE,<SERIES>_<YYYYMMDD>,…`: a column for each day on which something changed.
        case wide
        /// `realtime_start,realtime_end,date,value`: a row for each span of days over which a
        /// value stayed the same.
        case long
    }

    private static let missing = "."
    private static let openEnd = "9999-12-31"

    private let triangle: Triangle
    private let unit: Unit

    /// The vintages of a series.
    init(_ triangle: Triangle, unit: Unit) {
        self.triangle = triangle
        self.unit = unit
    }

    /// The file.
    func sheet(_ layout: Layout) -> Sheet {
        switch layout {
        case .wide: wide
        case .long: long
        }
    }

    private var wide: Sheet {
        let days = triangle.days
        let series = "\(triangle.subject)_\(triangle.definition.metric)"
        let columns = days.map { day in
            series + "_" + day.description.filter { $0 != "-" }
        }
        return Sheet(
            ["DATE"] + columns,
            triangle.rows.map { row in
                [row.period.firstDay.description] + days.map { value(row.figure(on: $0)) }
            }
        )
    }

    private var long: Sheet {
        Sheet(
            ["realtime_start", "realtime_end", "date", "value"],
            triangle.rows.flatMap { row in
                let spans = spans(row)
                return spans.indices.map { index in
                    let next = index + 1 < spans.count ? spans[index + 1].day : nil
                    return [
                        spans[index].day.description,
                        next.map { $0.adding(days: -1).description } ?? Self.openEnd,
                        row.period.firstDay.description, spans[index].value,
                    ]
                }
            }
        )
    }

    /// The values of a row, each from the day on from which it stands.
    private func spans(_ row: Triangle.Row) -> [(day: CalendarDate, value: String)] {
        row.vintages.reduce(into: []) { spans, vintage in
            let value = value(vintage.figure)
            if value != spans.last?.value { spans.append((vintage.day, value)) }
        }
    }

    private func value(_ figure: FigureFact?) -> String {
        guard let figure, figure.unit(triangle.definition) == unit,
            let value = figure.quantity.value
        else { return Self.missing }
        return value.description
    }
}
