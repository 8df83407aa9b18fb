import FilingModel
import Projections

extension Insight: Report {
    package var fields: Fields {
        [
            "clock": clock,
            "year": year,
            "lines": lines.map(\.fields),
            "shed": shed.map(\.fields),
            "sectors": sectors.map(\.fields),
            "highlights": highlights,
            "publications": publications.map(\.publication),
        ]
    }

    private var highlights: Fields {
        [
            "growth": risers.map(\.fields),
            "overseasRevenue": overseas.map(\.highlight),
            "claims": claims.map(\.fields),
            "milestones": milestones.compactMap(\.milestone),
        ]
    }

    package var sheet: Sheet {
        Sheet(
            [
                "name", "period", "base", "computed", "covered", "companies", "reported",
                "companiesReported", "verdict", "reportedOn", "source", "missing",
            ],
            lines.map(\.row)
        )
    }
}

extension Insight.Shed {
    fileprivate var fields: Fields {
        [
            "subject": removal.company.code,
            "shortName": removal.company.shortName,
            "city": removal.company.city,
            "effectiveOn": removal.removal.effectiveOn,
            "announced": removal.version.event.time.date,
            "netProfit": netProfit?.quantity.value,
            "event": removal.version.event.id,
        ]
    }
}

extension Insight.SectorLine {
    fileprivate var fields: Fields {
        [
            "sector": sector,
            "companies": companies.count,
            "carrying": carrying,
            "revenue": sum,
            "covered": covered,
            "growth": rate,
            "growthCompanies": growth?.companies ?? 0,
        ]
    }

    /// The number of companies in the sum of revenue.
    var covered: Int { revenue?.figures.count ?? 0 }

    /// The sum of revenue; nil if it covers no company.
    var sum: String? { covered == 0 ? nil : revenue?.sum?.description }

    /// The growth in revenue, rounded; nil if there is none.
    var rate: String? { growth?.rate?.rateText }
}

extension Insight.Riser {
    fileprivate var fields: Fields {
        [
            "subject": company.code,
            "current": pair.currentSum,
            "previous": pair.previousSum,
            "rate": rate.rateText,
        ]
    }
}

extension FigureFact {
    fileprivate var highlight: Fields {
        ["subject": key.subject, "value": quantity.value, "event": id]
    }
}

extension CompanyClaim {
    fileprivate var fields: Fields {
        [
            "subject": code,
            "kind": claim.kindName,
            "metric": claim.metrics.first,
            "reported": claim.value,
            "computed": computed,
            "verdict": verdict,
            "event": version.event.id,
        ]
    }
}

extension EventVersion {
    fileprivate var publication: Fields {
        [
            "event": event.id,
            "announced": event.time.date,
            "source": event.source,
            "title": documentTitle,
        ]
    }

    /// The milestone that it tells; nil for another event.
    fileprivate var milestone: Fields? {
        guard case .milestoneAnnounced(let milestone) = event.payload.event else { return nil }
        return [
            "subject": event.subject,
            "kind": milestone.kind,
            "title": milestone.title,
            "announced": event.time.date,
            "event": event.id,
        ]
    }
}
