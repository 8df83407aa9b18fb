import EventLog
import FilingModel
import Projections

// What the first format says of each thing: these members stay as they are.

extension LocalizedText {
    fileprivate var texts: JSONValue {
        .members(["en": english.map(JSONValue.string), "zh": chinese.map(JSONValue.string)])
    }
}

extension CompanyState {
    /// The company: its state, and the event of its listing.
    var snapshotMembers: [JSONMember] {
        [
            JSONMember("subject", .string(code.text)),
            JSONMember("name", name.texts),
            JSONMember("shortName", shortName.texts),
            JSONMember("exchange", .string(exchange.text)),
            JSONMember("board", .string(board.text)),
            JSONMember("listedOn", .string(listedOn.spelling)),
            JSONMember("profitableAtListing", .bool(wasProfitableAtListing)),
            JSONMember("sector", .string(sector.rawValue)),
            JSONMember("city", city.json(JSONValue.string)),
            JSONMember("province", province.json(JSONValue.string)),
            JSONMember("standard", standard.json { .integer(Int64($0)) }),
            JSONMember("tier", (tier?.text).json(JSONValue.string)),
            JSONMember("marks", .array(marks.map { .string($0.description) })),
            JSONMember("delistedOn", delistedOn.json { .string($0.spelling) }),
            JSONMember("sequence", .integer(Int64(listingSequence))),
            JSONMember("id", .string(listingID.text)),
        ]
    }
}

extension MarkSpan {
    /// The mark, the event that brought it, and the one that took it away.
    var snapshotMembers: [JSONMember] {
        [
            JSONMember("subject", .string(code.text)),
            JSONMember("mark", .string(mark.description)),
            JSONMember("from", Self.effect(assignment)),
            JSONMember("sequence", .integer(Int64(assignment.sequence))),
            JSONMember("id", .string(assignment.event.id.text)),
            JSONMember("until", removal.json(Self.effect)),
            JSONMember("period", (removal?.removedFor?.description).json(JSONValue.string)),
            JSONMember("removal", removal.json { .string($0.event.id.text) }),
        ]
    }

    private static func effect(_ version: EventVersion) -> JSONValue {
        (version.event.payload.event.effectiveOn?.spelling).json(JSONValue.string)
    }
}

extension EventVersion {
    /// The fiscal year whose result earned the removal of a mark, if it is one that says so.
    fileprivate var removedFor: FiscalPeriod? {
        guard case .markRemoved(let removal) = event.payload.event else { return nil }
        return removal.period
    }
}

extension FigureFact {
    /// The figure, and the event that carries it.
    func snapshotMembers(_ definition: MetricDefinition) -> [JSONMember] {
        [
            JSONMember("subject", .string(key.subject.text)),
            JSONMember("metric", .string(key.metric.name)),
            JSONMember("period", .string(key.period.description)),
            JSONMember("value", (quantity.value?.description).json(JSONValue.string)),
            JSONMember("low", (quantity.low?.description).json(JSONValue.string)),
            JSONMember("high", (quantity.high?.description).json(JSONValue.string)),
            JSONMember("decimals", quantity.precision.json { .integer(Int64($0.decimals)) }),
            JSONMember("unit", .string(unit(definition).text)),
            JSONMember("stage", .string(stage.name)),
            JSONMember("reportedBy", .string(reporter.rawValue)),
            JSONMember("announced", .string(time.date.description)),
            JSONMember("sequence", .integer(Int64(sequence))),
            JSONMember("id", .string(id.text)),
        ]
    }
}

extension Aggregate {
    /// The sum of a cohort's figures; the companies that are not in it, with the reasons.
    func snapshotMembers(_ sum: ExactDecimal, of cohort: Cohort) -> [JSONMember] {
        let reasons = missing.map { JSONMember($0.code.text, .string($0.reason.rawValue)) }
        return [
            JSONMember("cohort", .string(cohort.name)),
            JSONMember("metric", .string(metric.name)),
            JSONMember("period", .string(period.description)),
            JSONMember("sum", .string(sum.description)),
            JSONMember("unit", .string(unit.text)),
            JSONMember("companies", .integer(Int64(companies.count))),
            JSONMember("covered", .integer(Int64(figures.count))),
            JSONMember("missing", .array(missing.map { .string($0.code.text) })),
            JSONMember("reasons", .object(reasons)),
        ]
    }
}

extension ShedMarks {
    /// A year of the series.
    func snapshotMembers(_ point: Point) -> [JSONMember] {
        names(year: .integer(Int64(point.year)), point.removals) + [
            JSONMember("cumulative", .integer(Int64(point.cumulative))),
            JSONMember("listed", .integer(Int64(point.listed))),
            JSONMember("share", (point.share?.rounded(places: ratePlaces)).json(JSONValue.string)),
        ]
    }

    /// The removals in no year: a point without one.
    var unassignedSnapshotMembers: [JSONMember] {
        names(year: .null, unassigned)
            + ["cumulative", "listed", "share"].map { JSONMember($0, .null) }
    }

    private func names(year: JSONValue, _ removals: [Removal]) -> [JSONMember] {
        [
            JSONMember("series", "shed-marks"),
            JSONMember("mark", .string(mark.description)),
            JSONMember("by", .string(grouping.rawValue)),
            JSONMember("year", year),
            JSONMember("count", .integer(Int64(removals.count))),
            JSONMember("events", .array(removals.map { .string($0.version.event.id.text) })),
        ]
    }
}
