import FilingModel

extension CanonicalReader {
    mutating func markChange(
        assigned: Bool,
        _ notes: inout Annotations
    ) throws(LineFault) -> FilingEvent {
        var mark: Mark?
        var effectiveOn: EffectiveDate?
        var reason: String?
        var period: FiscalPeriod?
        while let name = try nextName() {
            switch name {
            case "effectiveOn": effectiveOn = try text(EffectiveDate.init)
            case "mark": mark = try text(Mark.init)
            case "period" where !assigned: period = try text(FiscalPeriod.init)
            case "reason": reason = try plainText()
            default: try common(name, &notes)
            }
        }
        let day = try require(effectiveOn, "effectiveOn")
        let letter = try require(mark, "mark")
        guard !assigned else {
            return .markAssigned(MarkAssigned(mark: letter, effectiveOn: day, reason: reason))
        }
        return .markRemoved(
            MarkRemoved(
                mark: letter,
                effectiveOn: day,
                reason: try require(reason, "reason"),
                period: period
            )
        )
    }

    mutating func tierChanged(_ notes: inout Annotations) throws(LineFault) -> TierChanged {
        var tier: String?
        var effectiveOn: EffectiveDate?
        var reason: String?
        while let name = try nextName() {
            switch name {
            case "effectiveOn": effectiveOn = try text(EffectiveDate.init)
            case "reason": reason = try plainText()
            case "tier": tier = try text(MarketWord.tier)
            default: try common(name, &notes)
            }
        }
        let word = try require(tier, "tier")
        return TierChanged(
            tier: word.isEmpty ? nil : word,
            effectiveOn: try require(effectiveOn, "effectiveOn"),
            reason: try require(reason, "reason")
        )
    }

    mutating func companyRenamed(
        _ notes: inout Annotations
    ) throws(LineFault) -> CompanyRenamed {
        let start = position
        var effectiveOn: EffectiveDate?
        var fullName: LocalizedText?
        var shortName: LocalizedText?
        while let name = try nextName() {
            switch name {
            case "effectiveOn": effectiveOn = try text(EffectiveDate.init)
            case "name": fullName = try localizedText()
            case "shortName": shortName = try localizedText()
            default: try common(name, &notes)
            }
        }
        guard fullName != nil || shortName != nil else {
            throw fault(.rule("must have a name or a shortName"), at: start)
        }
        return CompanyRenamed(
            effectiveOn: try require(effectiveOn, "effectiveOn"),
            name: fullName,
            shortName: shortName
        )
    }

    mutating func sectorChanged(
        _ notes: inout Annotations
    ) throws(LineFault) -> SectorChanged {
        var effectiveOn: EffectiveDate?
        var sector: Sector?
        while let name = try nextName() {
            switch name {
            case "effectiveOn": effectiveOn = try text(EffectiveDate.init)
            case "sector": sector = try word(.sector, of: Sector.self)
            default: try common(name, &notes)
            }
        }
        return SectorChanged(
            effectiveOn: try require(effectiveOn, "effectiveOn"),
            sector: try require(sector, "sector")
        )
    }

    mutating func companyDelisted(
        _ notes: inout Annotations
    ) throws(LineFault) -> CompanyDelisted {
        var effectiveOn: EffectiveDate?
        var reason: String?
        while let name = try nextName() {
            switch name {
            case "effectiveOn": effectiveOn = try text(EffectiveDate.init)
            case "reason": reason = try plainText()
            default: try common(name, &notes)
            }
        }
        return CompanyDelisted(
            effectiveOn: try require(effectiveOn, "effectiveOn"),
            reason: try require(reason, "reason")
        )
    }

    mutating func milestoneAnnounced(
        _ notes: inout Annotations
    ) throws(LineFault) -> MilestoneAnnounced {
        var kind: MilestoneKind?
        var title: LocalizedText?
        while let name = try nextName() {
            switch name {
            case "kind": kind = try word(.milestoneKind, of: MilestoneKind.self)
            case "title": title = try localizedText()
            default: try common(name, &notes)
            }
        }
        return MilestoneAnnounced(
            kind: try require(kind, "kind"),
            title: try require(title, "title")
        )
    }

    mutating func metricDefined(
        _ notes: inout Annotations
    ) throws(LineFault) -> MetricDefinition {
        var metric: Metric?
        var title: LocalizedText?
        var unit: Unit?
        var kind: MetricDefinition.Kind?
        var xbrl: String?
        while let name = try nextName() {
            switch name {
            case "kind": kind = try word(.metricKind, of: MetricDefinition.Kind.self)
            case "metric": metric = try text(Metric.init)
            case "name": title = try localizedText()
            case "unit": unit = try text(Unit.init)
            case "xbrl": xbrl = try plainText()
            default: try common(name, &notes)
            }
        }
        return MetricDefinition(
            metric: try require(metric, "metric"),
            name: try require(title, "name"),
            unit: try require(unit, "unit"),
            kind: try require(kind, "kind"),
            xbrl: xbrl
        )
    }

    mutating func eventCorrected(
        _ notes: inout Annotations,
        typeOf: TypeLookup
    ) throws(LineFault) -> EventCorrected {
        var target: EventID?
        var reason: String?
        var data: Int?
        var time: ZonedTime?
        var precision: PublicTime.Precision?
        var newSource: Source?
        while let name = try nextName() {
            switch name {
            case "data":
                data = position
                try skipValue()
            case "newSource": newSource = try text(Source.init)
            case "reason": reason = try plainText()
            case "target": target = try text(EventID.init)
            case "time": time = try text(ZonedTime.init)
            case "timeprecision": precision = try timePrecision()
            default: try common(name, &notes)
            }
        }
        guard time != nil || precision == nil else {
            throw fault(.rule("timeprecision goes with a time"))
        }
        let id = try require(target, "target")
        let start = try require(data, "data")
        guard let type = typeOf(id) else { throw fault(.unknownTarget(id.text)) }
        guard !type.isAmendment else {
            throw fault(.rule("the target must be an original event, not an amendment"))
        }
        let replacement = try reread(from: start, as: "data") { (reader) throws(LineFault) in
            try reader.payload(of: type, typeOf: typeOf)
        }
        return EventCorrected(
            target: id,
            reason: try require(reason, "reason"),
            replacement: replacement,
            time: time.map { PublicTime($0, precision: precision ?? .exact) },
            newSource: newSource
        )
    }

    /// Reads `timeprecision`.
    mutating func timePrecision() throws(LineFault) -> PublicTime.Precision {
        try text { (spelling) throws(Malformed) in
            switch spelling {
            case "day": .day
            case "no-later-than": .noLaterThan
            default: throw Malformed(.timePrecision, "must be day or no-later-than, or be left out")
            }
        }
    }

    mutating func eventRetracted(
        _ notes: inout Annotations
    ) throws(LineFault) -> EventRetracted {
        var target: EventID?
        var reason: String?
        while let name = try nextName() {
            switch name {
            case "reason": reason = try plainText()
            case "target": target = try text(EventID.init)
            default: try common(name, &notes)
            }
        }
        return EventRetracted(
            target: try require(target, "target"),
            reason: try require(reason, "reason")
        )
    }
}
