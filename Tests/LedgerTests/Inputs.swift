import EventLog
import FilingModel

/// Synthetic events as a program would write them.
enum Input {
    /// An event; a time of ten characters is a day.
    static func event(
        _ type: EventType,
        _ id: String?,
        _ subject: String,
        at time: String?,
        from source: String? = nil,
        _ data: JSONValue
    ) -> JSONValue {
        let isDay = time?.utf8.count == 10
        return .members([
            "data": data,
            "id": id.map(JSONValue.string),
            "source": .string(source ?? "https://example.test/\(id ?? "synthetic")"),
            "specversion": "1.0",
            "subject": .string(subject),
            "time": time.map { .string(isDay ? $0 + "T00:00:00+08:00" : $0) },
            "timeprecision": isDay ? "day" : nil,
            "type": .string(EventCodec.typeAttribute(type)),
        ])
    }

    /// The payload of a listing.
    static func listed(on day: String = "2020-07-01", marks: [String] = ["U"]) -> JSONValue {
        .members([
            "board": "STAR",
            "exchange": "XSHG",
            "listedOn": .string(day),
            "marks": .array(marks.map(JSONValue.string)),
            "name": .members(["en": "Synthetic One Co., Ltd."]),
            "profitable": false,
            "sector": "other",
            "shortName": .members(["en": "Synthetic One"]),
        ])
    }

    static func listing(
        _ id: String = "list",
        _ code: String = "688001",
        on day: String = "2020-07-01",
        marks: [String] = ["U"]
    ) -> JSONValue {
        event(.companyListed, id, code, at: "2020-07-01", listed(on: day, marks: marks))
    }

    /// The payload of a result; figures are `metric=value` or `metric=value unit`.
    static func filed(
        _ figures: [String],
        _ period: String = "FY2024",
        _ stage: String? = "annual",
        currency: String = "CNY",
        reason: String? = nil
    ) -> JSONValue {
        .members([
            "currency": .string(currency),
            "figures": .object(figures.map(figure)),
            "period": .string(period),
            "reason": reason.map(JSONValue.string),
            "stage": reason == nil ? stage.map(JSONValue.string) : nil,
        ])
    }

    private static func figure(_ spelling: String) -> JSONMember {
        let parts = spelling.split { $0 == "=" || $0 == " " }.map(String.init)
        return JSONMember(
            parts[0],
            .members([
                "value": .string(parts[1]), "unit": parts.count > 2 ? .string(parts[2]) : nil,
            ])
        )
    }

    static func result(
        id: String = "result",
        code: String = "688001",
        at time: String = "2025-04-25",
        from source: String? = nil,
        _ data: JSONValue = filed(["revenue=100"])
    ) -> JSONValue { event(.resultFiled, id, code, at: time, from: source, data) }

    static func restatement(
        id: String = "restated",
        at time: String = "2025-08-25",
        from source: String? = nil,
        _ figures: [String] = ["revenue=101"],
        _ period: String = "FY2024"
    ) -> JSONValue {
        let data = filed(figures, period, reason: "other")
        return event(.figuresRestated, id, "688001", at: time, from: source, data)
    }

    /// A change of a company: a mark assigned or removed, a tier, a name, a sector, a delisting.
    static func change(
        _ type: EventType,
        _ id: String,
        on day: String,
        mark: String = "U",
        code: String = "688001",
        at time: String = "2025-05-10",
        from source: String? = nil
    ) -> JSONValue {
        let specific: JSONValue =
            switch type {
            case .markAssigned, .markRemoved:
                .members(["mark": .string(mark), "reason": "synthetic"])
            case .tierChanged: .members(["tier": "growth", "reason": "synthetic"])
            case .companyRenamed: .members(["name": .members(["en": "Synthetic Uno"])])
            case .sectorChanged: .members(["sector": "materials"])
            default: .members(["reason": "synthetic"])
            }
        let members = specific.members + [JSONMember("effectiveOn", .string(day))]
        return event(type, id, code, at: time, from: source, .object(members))
    }

    static func milestone(_ id: String, _ subject: String, from source: String? = nil) -> JSONValue
    {
        let data = JSONValue.members(["kind": "other", "title": .members(["en": "Synthetic"])])
        return event(.milestoneAnnounced, id, subject, at: "2025-05-10", from: source, data)
    }

    static func aggregate(
        _ id: String,
        _ figures: [String] = ["revenue=1"],
        claims: [JSONValue] = [],
        from source: String? = nil
    ) -> JSONValue {
        let data = JSONValue.members([
            "claims": claims.isEmpty ? nil : .array(claims),
            "cohort": "unprofitable-at-listing",
            "figures": figures.isEmpty ? nil : .object(figures.map(figure)),
            "period": "FY2024",
        ])
        let subject = "unprofitable-at-listing"
        return event(.aggregateReported, id, subject, at: "2025-05-10", from: source, data)
    }

    /// The payload of a metric's definition.
    static func defined(_ metric: String, unit: String = "cards") -> JSONValue {
        .members([
            "kind": "count", "metric": .string(metric), "name": .members(["en": "Synthetic"]),
            "unit": .string(unit),
        ])
    }

    static func metric(
        _ id: String?,
        _ metric: String,
        subject: String = "example.test/log",
        unit: String = "cards"
    ) -> JSONValue {
        event(.metricDefined, id, subject, at: nil, defined(metric, unit: unit))
    }

    static func retraction(
        _ id: String?,
        of target: String,
        about subject: String = "688001",
        at time: String? = nil
    ) -> JSONValue {
        let data = JSONValue.members(["reason": "synthetic", "target": .string(target)])
        return event(.eventRetracted, id, subject, at: time, from: "https://example.test/r", data)
    }

    static func correction(
        _ id: String?,
        of target: String,
        about subject: String = "688001",
        _ data: JSONValue,
        time: String? = nil,
        at published: String? = nil
    ) -> JSONValue {
        let payload = JSONValue.members([
            "data": data, "reason": "synthetic", "target": .string(target),
            "time": time.map { .string($0 + "T00:00:00+08:00") },
        ])
        return event(
            .eventCorrected,
            id,
            subject,
            at: published,
            from: "https://example.test/c",
            payload
        )
    }
}
