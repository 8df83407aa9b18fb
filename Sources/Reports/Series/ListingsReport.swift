package import EventLog
package import FilingModel
package import Projections

/// The listings of a cohort, year by year or month by month, at three clocks.
package struct ListingsReport: Report {
    /// The clocks.
    package let clock: Clock
    /// The cohort.
    package let cohort: Cohort
    /// The listings.
    package let series: Listings

    /// The listings of a cohort.
    package init(clock: Clock, cohort: Cohort, series: Listings) {
        self.clock = clock
        self.cohort = cohort
        self.series = series
    }

    package var json: JSONValue {
        .series(
            "listings",
            by: series.length.rawValue,
            over: cohort,
            clock,
            points: series.points.map { point in
                [
                    point.period.member, JSONMember("count", .integer(Int64(point.count))),
                    JSONMember("cumulative", .integer(Int64(point.cumulative))),
                    JSONMember(
                        "events",
                        .array(point.companies.map { .string($0.listingID.text) })
                    ),
                ]
            }
        )
    }

    package var sheet: Sheet {
        Sheet(
            [series.length.rawValue, "count", "cumulative", "events"],
            series.points.map { point in
                [
                    point.period.description, String(point.count), String(point.cumulative),
                    point.companies.map(\.listingID.text).joined(separator: " "),
                ]
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let rows = series.points.map { point -> [TextRun] in
            let names = point.companies.map { $0.displayName(in: language) }
            return [
                TextRun(point.period.description), TextRun(NumberText.grouped(point.count)),
                TextRun(NumberText.grouped(point.cumulative)),
                TextRun(names.joined(separator: ", ")),
            ]
        }
        let columns: [Table.Column] = [
            .init(series.length.rawValue, .right), .init("count", .right),
            .init("so far", .right), .init("companies"),
        ]
        return Page([
            .title("listings by \(series.length.rawValue), \(cohort.title)"),
            .subtitle(clock.line(in: language)),
            .table(Table(columns, rows)),
        ])
    }
}
