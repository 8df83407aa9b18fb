package import EventLog
import FilingModel
import Projections

extension Insight: Report {
    package var json: JSONValue {
        .object([
            JSONMember("clock", clock.json),
            JSONMember("year", .integer(Int64(year))),
            JSONMember("lines", .array(lines.map(\.json))),
            JSONMember("shed", .array(shed.map(\.json))),
            JSONMember("sectors", .array(sectors.map(\.json))),
            JSONMember("highlights", highlightsJSON),
            JSONMember("publications", .array(publications.map { $0.publicationJSON })),
        ])
    }

    private var highlightsJSON: JSONValue {
        .object([
            JSONMember("growth", .array(risers.map(\.json))),
            JSONMember("overseasRevenue", .array(overseas.map(\.highlightJSON))),
            JSONMember("claims", .array(claims.map(\.json))),
            JSONMember("milestones", .array(milestones.compactMap(\.milestoneJSON))),
        ])
    }

    package var sheet: Sheet {
        Sheet(
            [
                "name", "period", "base", "computed", "covered", "companies", "reported",
                "companies_reported", "verdict", "reported_on", "source", "missing",
            ],
            lines.map { line in
                let event = line.reconciliation?.report.event
                return [
                    line.name.rawValue, line.period.description, line.base?.description,
                    line.computed, String(line.covered), String(line.companies), line.reported,
                    line.reconciliation?.companiesReported.map(String.init),
                    line.reconciliation?.verdict.rawValue, event?.time.date.description,
                    event?.source.text, line.missing.map(\.text).joined(separator: " "),
                ]
            }
        )
    }
}

extension Insight.Shed {
    var json: JSONValue {
        let company = removal.company
        return .object([
            JSONMember("subject", .string(company.code.text)),
            JSONMember("shortName", company.shortName.json),
            JSONMember("city", company.city.json(JSONValue.string)),
            JSONMember("effectiveOn", .string(removal.removal.effectiveOn.spelling)),
            JSONMember("announced", .string(removal.version.event.time.date.description)),
            JSONMember(
                "netProfit",
                (netProfit?.quantity.value?.description).json(JSONValue.string)
            ),
            JSONMember("event", .string(removal.version.event.id.text)),
        ])
    }
}

extension Insight.SectorLine {
    var json: JSONValue {
        let covered = revenue?.figures.count ?? 0
        return .object([
            JSONMember("sector", .string(sector.rawValue)),
            JSONMember("companies", .integer(Int64(companies.count))),
            JSONMember("carrying", .integer(Int64(carrying))),
            JSONMember(
                "revenue",
                (covered == 0 ? nil : revenue?.sum?.description).json(JSONValue.string)
            ),
            JSONMember("covered", .integer(Int64(covered))),
            JSONMember("growth", rate.json(JSONValue.string)),
            JSONMember("growthCompanies", .integer(Int64(growth?.companies ?? 0))),
        ])
    }

    /// Its growth in revenue, rounded; nil if there is none.
    var rate: String? { growth?.rate?.rounded(places: ratePlaces) }
}

extension Insight.Riser {
    var json: JSONValue {
        .object([
            JSONMember("subject", .string(company.code.text)),
            JSONMember("current", .string(pair.currentSum.description)),
            JSONMember("previous", .string(pair.previousSum.description)),
            JSONMember("rate", .string(rate.rounded(places: ratePlaces))),
        ])
    }
}

extension FigureFact {
    fileprivate var highlightJSON: JSONValue {
        .object([
            JSONMember("subject", .string(key.subject.text)),
            JSONMember("value", (quantity.value?.description).json(JSONValue.string)),
            JSONMember("event", .string(id.text)),
        ])
    }
}

extension CompanyClaim {
    fileprivate var json: JSONValue {
        .object([
            JSONMember("subject", .string(code.text)),
            JSONMember("kind", .string(claim.kindName)),
            JSONMember("metric", (claim.metrics.first?.name).json(JSONValue.string)),
            JSONMember("reported", .string(claim.value.description)),
            JSONMember("computed", computed.json(JSONValue.string)),
            JSONMember("verdict", .string(verdict.rawValue)),
            JSONMember("event", .string(version.event.id.text)),
        ])
    }
}

extension EventVersion {
    fileprivate var publicationJSON: JSONValue {
        .object([
            JSONMember("event", .string(event.id.text)),
            JSONMember("announced", .string(event.time.date.description)),
            JSONMember("source", .string(event.source.text)),
            JSONMember("title", documentTitle.json(JSONValue.string)),
        ])
    }

    fileprivate var milestoneJSON: JSONValue? {
        guard case .milestoneAnnounced(let milestone) = event.payload.event else { return nil }
        return .object([
            JSONMember("subject", .string(event.subject.text)),
            JSONMember("kind", .string(milestone.kind.rawValue)),
            JSONMember("title", milestone.title.json),
            JSONMember("announced", .string(event.time.date.description)),
            JSONMember("event", .string(event.id.text)),
        ])
    }

    /// The title of the first document it was read in.
    var documentTitle: String? {
        event.payload.annotations.documents.lazy.compactMap(\.title).first
    }
}
