import FilingModel

/// The payloads of what changes a company, of definitions, and of amendments.
extension EventDecoder {
    mutating func markChange(
        assigned: Bool,
        _ notes: inout Annotations
    ) throws(LineError) -> FilingEvent {
        try readDocuments(&notes)
        let effectiveOn = try reader.member("effectiveOn") ? effectiveDate() : nil
        let mark = try reader.member("mark") ? reader.content(Mark.init(utf8:)) : nil
        try readNote(&notes)
        let period = try !assigned && reader.member("period") ? self.period() : nil
        let reason = try reader.member("reason") ? reader.plainText() : nil
        try reader.leaveObject()
        let day = try reader.require(effectiveOn, "effectiveOn")
        let letter = try reader.require(mark, "mark")
        guard !assigned else {
            return .markAssigned(MarkAssigned(mark: letter, effectiveOn: day, reason: reason))
        }
        return .markRemoved(
            MarkRemoved(
                mark: letter,
                effectiveOn: day,
                reason: try reader.require(reason, "reason"),
                period: period
            )
        )
    }

    mutating func tierChanged(_ notes: inout Annotations) throws(LineError) -> TierChanged {
        try readDocuments(&notes)
        let effectiveOn = try reader.member("effectiveOn") ? effectiveDate() : nil
        try readNote(&notes)
        let reason = try reader.member("reason") ? reader.plainText() : nil
        // An empty tier is none; a missing one is an error.
        let tier: Tier?? = try reader.member("tier") ? .some(self.tier()) : .none
        try reader.leaveObject()
        return TierChanged(
            tier: try reader.require(tier, "tier"),
            effectiveOn: try reader.require(effectiveOn, "effectiveOn"),
            reason: try reader.require(reason, "reason")
        )
    }

    mutating func companyRenamed(
        _ notes: inout Annotations
    ) throws(LineError) -> CompanyRenamed {
        let start = reader.position
        try readDocuments(&notes)
        let effectiveOn = try reader.member("effectiveOn") ? effectiveDate() : nil
        let name = try reader.member("name") ? localizedText() : nil
        try readNote(&notes)
        let shortName = try reader.member("shortName") ? localizedText() : nil
        try reader.leaveObject()
        guard name != nil || shortName != nil else {
            throw reader.fault(.rule("must have a name or a shortName"), at: start)
        }
        return CompanyRenamed(
            effectiveOn: try reader.require(effectiveOn, "effectiveOn"),
            name: name,
            shortName: shortName
        )
    }

    mutating func sectorChanged(
        _ notes: inout Annotations
    ) throws(LineError) -> SectorChanged {
        try readDocuments(&notes)
        let effectiveOn = try reader.member("effectiveOn") ? effectiveDate() : nil
        try readNote(&notes)
        let sector = try reader.member("sector") ? reader.word(.sector, &words.sectors) : nil
        try reader.leaveObject()
        return SectorChanged(
            effectiveOn: try reader.require(effectiveOn, "effectiveOn"),
            sector: try reader.require(sector, "sector")
        )
    }

    mutating func companyDelisted(
        _ notes: inout Annotations
    ) throws(LineError) -> CompanyDelisted {
        try readDocuments(&notes)
        let effectiveOn = try reader.member("effectiveOn") ? effectiveDate() : nil
        try readNote(&notes)
        let reason = try reader.member("reason") ? reader.plainText() : nil
        try reader.leaveObject()
        return CompanyDelisted(
            effectiveOn: try reader.require(effectiveOn, "effectiveOn"),
            reason: try reader.require(reason, "reason")
        )
    }

    mutating func milestoneAnnounced(
        _ notes: inout Annotations
    ) throws(LineError) -> MilestoneAnnounced {
        try readDocuments(&notes)
        let kind = try reader.member("kind") ? reader.word(.milestoneKind, &words.milestones) : nil
        try readNote(&notes)
        let title = try reader.member("title") ? localizedText() : nil
        try reader.leaveObject()
        return MilestoneAnnounced(
            kind: try reader.require(kind, "kind"),
            title: try reader.require(title, "title")
        )
    }

    mutating func metricDefined(
        _ notes: inout Annotations
    ) throws(LineError) -> MetricDefinition {
        try readDocuments(&notes)
        let kind = try reader.member("kind") ? reader.word(.metricKind, &words.metricKinds) : nil
        let metric = try reader.member("metric") ? self.metric() : nil
        let name = try reader.member("name") ? localizedText() : nil
        try readNote(&notes)
        let unit = try reader.member("unit") ? self.unit() : nil
        let xbrl = try reader.member("xbrl") ? reader.plainText() : nil
        try reader.leaveObject()
        return MetricDefinition(
            metric: try reader.require(metric, "metric"),
            name: try reader.require(name, "name"),
            unit: try reader.require(unit, "unit"),
            kind: try reader.require(kind, "kind"),
            xbrl: xbrl
        )
    }

    mutating func eventCorrected(
        _ notes: inout Annotations,
        typeOf: TypeLookup
    ) throws(LineError) -> EventCorrected {
        // The payload stands before the target, which says what type it has.
        let data = try reader.member("data") ? skippedData() : nil
        try readDocuments(&notes)
        let newSource = try reader.member("newSource") ? reader.content(Source.init(utf8:)) : nil
        try readNote(&notes)
        let reason = try reader.member("reason") ? reader.plainText() : nil
        let target = try reader.member("target") ? reader.content(EventID.init(utf8:)) : nil
        let time = try reader.member("time") ? reader.content(ZonedTime.init(utf8:)) : nil
        let precision = try reader.member("timeprecision") ? reader.timePrecision() : nil
        try reader.leaveObject()
        guard time != nil || precision == nil else {
            throw reader.fault(.rule("timeprecision goes with a time"))
        }
        let id = try reader.require(target, "target")
        let range = try reader.require(data, "data")
        guard let type = typeOf(id) else { throw reader.fault(.unknownTarget(id.text)) }
        guard !type.isAmendment else {
            throw reader.fault(.rule("the target must be an original event, not an amendment"))
        }
        let replacement = try reread(range, as: type, typeOf)
        return EventCorrected(
            target: id,
            reason: try reader.require(reason, "reason"),
            replacement: replacement,
            time: time.map { PublicTime($0, precision: precision ?? .exact) },
            newSource: newSource
        )
    }

    /// Steps over the payload of a correction, which stands in the payload of the event.
    private mutating func skippedData() throws(LineError) -> Range<Int> {
        let start = reader.position
        try reader.skipValue(depth: 2)
        return start..<reader.position
    }

    mutating func eventRetracted(
        _ notes: inout Annotations
    ) throws(LineError) -> EventRetracted {
        try readDocuments(&notes)
        try readNote(&notes)
        let reason = try reader.member("reason") ? reader.plainText() : nil
        let target = try reader.member("target") ? reader.content(EventID.init(utf8:)) : nil
        try reader.leaveObject()
        return EventRetracted(
            target: try reader.require(target, "target"),
            reason: try reader.require(reason, "reason")
        )
    }
}
