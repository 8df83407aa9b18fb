package import EventLog
package import FilingModel
package import Projections

/// The companies of a cohort that carry a mark, at the end of each year or month.
package struct CarryingReport: Report {
    /// The clocks.
    package let clock: Clock
    /// The cohort.
    package let cohort: Cohort
    /// The companies.
    package let series: Carrying

    /// The companies of a cohort that carry a mark.
    package init(clock: Clock, cohort: Cohort, series: Carrying) {
        self.clock = clock
        self.cohort = cohort
        self.series = series
    }

    package var json: JSONValue {
        .series(
            "carrying",
            by: series.length.rawValue,
            over: cohort,
            clock,
            [JSONMember("mark", .string(series.mark.description))],
            points: series.points.map { point in
                [
                    point.period.member, JSONMember("validAt", .string(point.day.description)),
                    JSONMember("count", .integer(Int64(point.count))),
                    JSONMember("listed", .integer(Int64(point.listed))),
                    JSONMember("share", point.shareText.json(JSONValue.string)),
                    JSONMember("carrying", .array(point.companies.map { .string($0.text) })),
                ]
            }
        )
    }

    package var sheet: Sheet {
        Sheet(
            [series.length.rawValue, "valid_at", "count", "listed", "share", "carrying"],
            series.points.map { point in
                [
                    point.period.description, point.day.description, String(point.count),
                    String(point.listed), point.shareText,
                    point.companies.map(\.text).joined(separator: " "),
                ]
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let rows = series.points.map { point -> [TextRun] in
            [
                TextRun(point.day.description), TextRun(NumberText.grouped(point.count)),
                TextRun(NumberText.grouped(point.listed)),
                TextRun(point.shareText.percent(or: "–")),
            ]
        }
        let columns: [Table.Column] = [
            .init("valid at"), .init("carrying", .right), .init("listed", .right),
            .init("share", .right),
        ]
        return Page([
            .title("mark \(series.mark) carried, by \(series.length.rawValue), \(cohort.title)"),
            .subtitle(clock.line(in: language)),
            .table(Table(columns, rows)),
        ])
    }
}

extension Carrying.Point {
    /// The share, rounded; nil for an empty cohort.
    fileprivate var shareText: String? { share?.rounded(places: ratePlaces) }
}
