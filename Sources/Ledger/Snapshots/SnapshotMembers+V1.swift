import EventLog
import FilingModel
import Projections

// What the first format says of each thing: these members stay as they are.

extension JSONValue {
    /// A text; null where there is none.
    fileprivate static func text(_ text: String?) -> JSONValue {
        text.map(JSONValue.string) ?? .null
    }

    /// An integer; null where there is none.
    fileprivate static func integer(_ number: Int?) -> JSONValue {
        number.map { .integer(Int64($0)) } ?? .null
    }
}

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
            JSONMember("city", .text(city)),
            JSONMember("province", .text(province)),
            JSONMember("standard", .integer(standard)),
            JSONMember("tier", .text(tier?.text)),
            JSONMember("marks", .array(marks.map { .string($0.description) })),
            JSONMember("delistedOn", .text(delistedOn?.spelling)),
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
            JSONMember("until", removal.map(Self.effect) ?? .null),
            JSONMember("period", .text(removal?.removedFor?.description)),
            JSONMember("removal", .text(removal?.event.id.text)),
        ]
    }

    private static func effect(_ version: EventVersion) -> JSONValue {
        .text(version.event.payload.event.effectiveOn?.spelling)
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
            JSONMember("value", .text(quantity.value?.description)),
            JSONMember("low", .text(quantity.low?.description)),
            JSONMember("high", .text(quantity.high?.description)),
            JSONMember("decimals", .integer(quantity.precision?.decimals)),
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
            JSONMember("share", .text(point.share?.rounded(places: ratePlaces))),
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
