import EventLog
import FilingModel
import Projections

extension JSONValue {
    /// A series for programs: what it is of, then its points.
    static func series(
        _ name: String,
        by grouping: String,
        over cohort: Cohort,
        _ clock: Clock,
        _ facts: [JSONMember] = [],
        points: [[JSONMember]]
    ) -> JSONValue {
        .object(
            [
                JSONMember("clock", clock.json), JSONMember("series", .string(name)),
                JSONMember("by", .string(grouping)), JSONMember("cohort", .string(cohort.name)),
            ] + cohort.filterMembers + facts
                + [JSONMember("points", .array(points.map { .object($0) }))]
        )
    }
}

extension CalendarPeriod {
    /// The period for programs, under the name of its length.
    var member: JSONMember {
        month == nil
            ? JSONMember("year", .integer(Int64(year)))
            : JSONMember("month", .string(description))
    }
}
