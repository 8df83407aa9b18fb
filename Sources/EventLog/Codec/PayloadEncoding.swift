public import FilingModel

extension Payload {
    /// The payload as it stands in the log.
    public var json: JSONValue {
        let documents = annotations.documents
        let common: [JSONMember] = JSONValue.members([
            "documents": documents.isEmpty ? nil : .array(documents.map(\.json)),
            "note": annotations.note.map(JSONValue.string),
        ]).members
        return .object(event.json.members + common)
    }
}

extension FilingEvent {
    /// The members of its payload, without note and documents.
    var json: JSONValue {
        switch self {
        case .ledgerOpened(let opening): opening.json
        case .companyListed(let listing): listing.json
        case .resultFiled(let result): result.json
        case .figuresRestated(let restatement): restatement.json
        case .markAssigned(let change): change.json
        case .markRemoved(let change): change.json
        case .tierChanged(let change): change.json
        case .companyRenamed(let change): change.json
        case .sectorChanged(let change): change.json
        case .companyDelisted(let change): change.json
        case .milestoneAnnounced(let milestone): milestone.json
        case .aggregateReported(let report): report.json
        case .metricDefined(let definition): definition.json
        case .eventCorrected(let correction): correction.json
        case .eventRetracted(let retraction): retraction.json
        }
    }
}

extension LocalizedText {
    /// `{"en":…,"zh":…}`, only with those that exist.
    public var json: JSONValue {
        .members(["en": english.map(JSONValue.string), "zh": chinese.map(JSONValue.string)])
    }
}

extension Document {
    var json: JSONValue {
        .members([
            "page": page.map(JSONValue.string),
            "quote": quote.map(JSONValue.string),
            "retrievedOn": retrievedOn.map { .string($0.description) },
            "sha256": sha256.map(JSONValue.string),
            "title": title.map(JSONValue.string),
            "url": url.map { .string($0.text) },
        ])
    }
}

extension Quantity {
    var json: JSONValue {
        .members([
            "decimals": precision.map { .integer(Int64($0.decimals)) },
            "high": high.map { .string($0.description) },
            "low": low.map { .string($0.description) },
            "unit": unit.map { .string($0.text) },
            "value": value.map { .string($0.description) },
        ])
    }
}

extension [ReportedFigure] {
    var json: JSONValue { .object(map { JSONMember($0.metric.name, $0.quantity.json) }) }
}

extension Claim {
    var json: JSONValue {
        var members: [JSONMember] = []
        func add(_ name: String, _ value: String) {
            members.append(JSONMember(name, .string(value)))
        }
        switch content {
        case .growth(let metric, let base), .cagr(let metric, let base):
            add("metric", metric.name)
            add("base", base.description)
        case .ratio(let metric, let whole):
            add("metric", metric.name)
            add("of", whole.name)
        case .count(let series, let period):
            add("series", series.rawValue)
            if let period { add("period", period.description) }
        case .share(let series): add("series", series.rawValue)
        }
        add("kind", kindName)
        add("value", value.description)
        if let quote { add("quote", quote) }
        if let precision {
            members.append(JSONMember("decimals", .integer(Int64(precision.decimals))))
        }
        return .object(members)
    }
}

extension LedgerOpened {
    var json: JSONValue {
        .members([
            "currency": .string(currency.code),
            "origin": .string(origin.text),
            "timezone": .string(timezone),
            "title": .string(title),
        ])
    }
}

extension CompanyListed {
    var json: JSONValue {
        .members([
            "board": .string(board.text),
            "city": city.map(JSONValue.string),
            "exchange": .string(exchange.text),
            "listedOn": .string(listedOn.spelling),
            "marks": .array(marks.map { .string($0.description) }),
            "name": name.json,
            "profitable": .bool(isProfitable),
            "province": province.map(JSONValue.string),
            "sector": .string(sector.rawValue),
            "shortName": shortName.json,
            "standard": standard.map { .integer(Int64($0)) },
        ])
    }
}

extension ResultFiled {
    var json: JSONValue {
        .members([
            "claims": claims.isEmpty ? nil : .array(claims.map(\.json)),
            "currency": .string(currency.code),
            "figures": figures.json,
            "period": .string(period.description),
            "reportedBy": reportedBy == .issuer ? nil : .string(reportedBy.rawValue),
            "stage": .string(stage.rawValue),
        ])
    }
}

extension FiguresRestated {
    var json: JSONValue {
        .members([
            "currency": .string(currency.code),
            "figures": figures.json,
            "period": .string(period.description),
            "reason": .string(reason.rawValue),
        ])
    }
}

extension MarkAssigned {
    var json: JSONValue {
        .members([
            "effectiveOn": .string(effectiveOn.spelling),
            "mark": .string(mark.description),
            "reason": reason.map(JSONValue.string),
        ])
    }
}

extension MarkRemoved {
    var json: JSONValue {
        .members([
            "effectiveOn": .string(effectiveOn.spelling),
            "mark": .string(mark.description),
            "period": period.map { .string($0.description) },
            "reason": .string(reason),
        ])
    }
}

extension TierChanged {
    var json: JSONValue {
        .members([
            "effectiveOn": .string(effectiveOn.spelling),
            "reason": .string(reason),
            "tier": .string(tier?.text ?? ""),
        ])
    }
}

extension CompanyRenamed {
    var json: JSONValue {
        .members([
            "effectiveOn": .string(effectiveOn.spelling),
            "name": name?.json,
            "shortName": shortName?.json,
        ])
    }
}

extension SectorChanged {
    var json: JSONValue {
        .members([
            "effectiveOn": .string(effectiveOn.spelling),
            "sector": .string(sector.rawValue),
        ])
    }
}

extension CompanyDelisted {
    var json: JSONValue {
        .members(["effectiveOn": .string(effectiveOn.spelling), "reason": .string(reason)])
    }
}

extension MilestoneAnnounced {
    var json: JSONValue { .members(["kind": .string(kind.rawValue), "title": title.json]) }
}

extension AggregateReported {
    var json: JSONValue {
        .members([
            "claims": claims.isEmpty ? nil : .array(claims.map(\.json)),
            "cohort": .string(cohort.text),
            "companies": companies.map { .integer(Int64($0)) },
            "figures": figures.isEmpty ? nil : figures.json,
            "period": .string(period.description),
        ])
    }
}

extension MetricDefinition {
    var json: JSONValue {
        .members([
            "kind": .string(kind.rawValue),
            "metric": .string(metric.name),
            "name": name.json,
            "unit": .string(unit.text),
            "xbrl": xbrl.map(JSONValue.string),
        ])
    }
}

extension EventCorrected {
    var json: JSONValue {
        .members([
            "data": replacement.json,
            "newSource": newSource.map { .string($0.text) },
            "reason": .string(reason),
            "target": .string(target.text),
            "time": time.map { .string($0.time.spelling) },
            "timeprecision": time.flatMap(\.precision.attribute),
        ])
    }
}

extension EventRetracted {
    var json: JSONValue {
        .members(["reason": .string(reason), "target": .string(target.text)])
    }
}

extension PublicTime.Precision {
    /// The value of `timeprecision`; nil where it is left out.
    package var attribute: JSONValue? { self == .exact ? nil : .string(rawValue) }
}
