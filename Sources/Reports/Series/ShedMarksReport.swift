package import EventLog
package import FilingModel
package import Projections

/// The removals of a mark, year by year, at three clocks.
package struct ShedMarksReport: Report {
    /// The clocks.
    package let clock: Clock
    /// The removals.
    package let series: ShedMarks

    /// The removals of a mark, year by year.
    package init(clock: Clock, series: ShedMarks) {
        self.clock = clock
        self.series = series
    }

    package var json: JSONValue {
        .object([
            JSONMember("clock", clock.json),
            JSONMember("series", "shed-marks"),
            JSONMember("by", .string(series.grouping.rawValue)),
            JSONMember("points", .array(series.points.map(\.json))),
            JSONMember("unassigned", .array(series.unassigned.map(\.id))),
        ])
    }

    package var sheet: Sheet {
        Sheet(
            ["year", "count", "cumulative", "listed", "share", "events"],
            series.points.map { point in
                [
                    String(point.year), String(point.count), String(point.cumulative),
                    String(point.listed), point.shareText,
                    point.removals.map(\.version.event.id.text).joined(separator: " "),
                ]
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let rows = series.points.map { point -> [TextRun] in
            let names = point.removals.map { $0.company.displayName(in: language) }
            return [
                TextRun(String(point.year)), TextRun(String(point.count)),
                TextRun(String(point.cumulative)), TextRun(String(point.listed)),
                TextRun(point.shareText.percent(or: "–")),
                TextRun(names.joined(separator: ", ")),
            ]
        }
        let columns: [Table.Column] = [
            .init("year", .right), .init("count", .right), .init("so far", .right),
            .init("listed", .right), .init("share", .right), .init("companies"),
        ]
        let unassigned = series.unassigned.map { $0.company.displayName(in: language) }
        let rest: [Block] =
            unassigned.isEmpty
            ? []
            : [.heading("In no year"), .paragraph([TextRun(unassigned.joined(separator: ", "))])]
        return Page(
            [
                .title("mark \(series.mark) shed, by \(series.grouping.rawValue)"),
                .subtitle(clock.line(in: language)),
                .table(Table(columns, rows)),
            ] + rest
        )
    }
}

extension ShedMarks.Removal {
    fileprivate var id: JSONValue { .string(version.event.id.text) }
}

extension ShedMarks.Point {
    /// The share, rounded; nil if no company had listed.
    fileprivate var shareText: String? { share?.rounded(places: ratePlaces) }

    fileprivate var json: JSONValue {
        .object([
            JSONMember("year", .integer(Int64(year))),
            JSONMember("count", .integer(Int64(count))),
            JSONMember("cumulative", .integer(Int64(cumulative))),
            JSONMember("listed", .integer(Int64(listed))),
            JSONMember("share", shareText.json(JSONValue.string)),
            JSONMember("events", .array(removals.map(\.id))),
        ])
    }
}
