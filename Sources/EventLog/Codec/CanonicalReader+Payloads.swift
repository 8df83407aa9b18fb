package import FilingModel

/// Finds the type of the event with an identifier, among those before the one that is read.
package typealias TypeLookup = (EventID) -> EventType?

extension CanonicalReader {
    /// Reads the payload of an event of a type; version 1 of each.
    package mutating func payload(
        of type: EventType,
        typeOf: TypeLookup
    ) throws(LineFault) -> Payload {
        var notes = Annotations()
        try enterObject()
        let fact: FilingEvent =
            switch type {
            case .ledgerOpened: .ledgerOpened(try ledgerOpened(&notes))
            case .companyListed: .companyListed(try companyListed(&notes))
            case .resultFiled: .resultFiled(try resultFiled(&notes))
            case .figuresRestated: .figuresRestated(try figuresRestated(&notes))
            case .markAssigned: try markChange(assigned: true, &notes)
            case .markRemoved: try markChange(assigned: false, &notes)
            case .tierChanged: .tierChanged(try tierChanged(&notes))
            case .companyRenamed: .companyRenamed(try companyRenamed(&notes))
            case .sectorChanged: .sectorChanged(try sectorChanged(&notes))
            case .companyDelisted: .companyDelisted(try companyDelisted(&notes))
            case .milestoneAnnounced: .milestoneAnnounced(try milestoneAnnounced(&notes))
            case .aggregateReported: .aggregateReported(try aggregateReported(&notes))
            case .metricDefined: .metricDefined(try metricDefined(&notes))
            case .eventCorrected: .eventCorrected(try eventCorrected(&notes, typeOf: typeOf))
            case .eventRetracted: .eventRetracted(try eventRetracted(&notes))
            }
        return Payload(fact, annotations: notes)
    }

    /// Reads a member that every payload may have.
    mutating func common(
        _ name: String,
        _ notes: inout Annotations
    ) throws(LineFault) {
        switch name {
        case "documents": notes.documents = try documents()
        case "note": notes.note = try plainText(bytesMax: TextLimit.noteBytesMax)
        default: throw unknownMember()
        }
    }

    private mutating func ledgerOpened(
        _ notes: inout Annotations
    ) throws(LineFault) -> LedgerOpened {
        var origin: Origin?
        var title: String?
        var currency: Currency?
        var timezone: String?
        while let name = try nextName() {
            switch name {
            case "currency": currency = try text(Currency.init)
            case "origin": origin = try text(Origin.init)
            case "timezone": timezone = try plainText()
            case "title": title = try plainText()
            default: try common(name, &notes)
            }
        }
        return LedgerOpened(
            origin: try require(origin, "origin"),
            title: try require(title, "title"),
            currency: try require(currency, "currency"),
            timezone: try require(timezone, "timezone")
        )
    }

    private mutating func companyListed(
        _ notes: inout Annotations
    ) throws(LineFault) -> CompanyListed {
        var parts = ListingParts()
        while let member = try nextName() {
            switch member {
            case "board": parts.board = try text(MarketWord.board)
            case "city": parts.city = try plainText()
            case "exchange": parts.exchange = try text(MarketWord.exchange)
            case "listedOn": parts.listedOn = try text(EffectiveDate.init)
            case "marks": parts.marks = try marks()
            case "name": parts.name = try localizedText()
            case "profitable": parts.isProfitable = try bool()
            case "province": parts.province = try plainText()
            case "sector": parts.sector = try word(.sector, of: Sector.self)
            case "shortName": parts.shortName = try localizedText()
            case "standard": parts.standard = try standard()
            default: try common(member, &notes)
            }
        }
        return CompanyListed(
            name: try require(parts.name, "name"),
            shortName: try require(parts.shortName, "shortName"),
            exchange: try require(parts.exchange, "exchange"),
            board: try require(parts.board, "board"),
            listedOn: try require(parts.listedOn, "listedOn"),
            isProfitable: try require(parts.isProfitable, "profitable"),
            marks: try require(parts.marks, "marks"),
            sector: try require(parts.sector, "sector"),
            city: parts.city,
            province: parts.province,
            standard: parts.standard
        )
    }

    private mutating func marks() throws(LineFault) -> [Mark] {
        var marks: [Mark] = []
        try enterArray()
        while try nextElement() {
            let start = position
            let mark = try text(Mark.init)
            guard !marks.contains(mark) else {
                throw fault(.rule("must not list mark \(mark) twice"), at: start)
            }
            marks.append(mark)
        }
        return marks.sorted()
    }

    private mutating func standard() throws(LineFault) -> Int {
        let start = position
        let standard = try integer()
        guard (1...5).contains(standard) else {
            throw fault(.rule("must be a listing standard from 1 to 5"), at: start)
        }
        return Int(standard)
    }

    private mutating func resultFiled(
        _ notes: inout Annotations
    ) throws(LineFault) -> ResultFiled {
        let start = position
        var parts = ResultParts()
        while let name = try nextName() {
            switch name {
            case "claims": parts.claims = try claims()
            case "currency": parts.currency = try text(Currency.init)
            case "figures": parts.figures = try figures(rangesAllowed: true)
            case "period": parts.period = try text(FiscalPeriod.init)
            case "reportedBy": parts.reportedBy = try word(.reporter, of: Reporter.self)
            case "stage": parts.stage = try word(.stage, of: Stage.self)
            default: try common(name, &notes)
            }
        }
        let result = ResultFiled(
            period: try require(parts.period, "period"),
            stage: try require(parts.stage, "stage"),
            currency: try require(parts.currency, "currency"),
            figures: try require(parts.figures, "figures"),
            claims: parts.claims ?? [],
            reportedBy: parts.reportedBy ?? .issuer
        )
        if let rule = ResultParts.brokenRule(of: result) { throw fault(.rule(rule), at: start) }
        return result
    }

    private mutating func figuresRestated(
        _ notes: inout Annotations
    ) throws(LineFault) -> FiguresRestated {
        var parts = ResultParts()
        var reason: RestatementReason?
        while let name = try nextName() {
            switch name {
            case "currency": parts.currency = try text(Currency.init)
            case "figures": parts.figures = try figures(rangesAllowed: false)
            case "period": parts.period = try text(FiscalPeriod.init)
            case "reason": reason = try word(.restatementReason, of: RestatementReason.self)
            default: try common(name, &notes)
            }
        }
        return FiguresRestated(
            period: try require(parts.period, "period"),
            currency: try require(parts.currency, "currency"),
            figures: try require(parts.figures, "figures"),
            reason: try require(reason, "reason")
        )
    }

    private mutating func aggregateReported(
        _ notes: inout Annotations
    ) throws(LineFault) -> AggregateReported {
        let start = position
        var cohort: String?
        var parts = ResultParts()
        var companies: Int?
        while let name = try nextName() {
            switch name {
            case "claims": parts.claims = try claims()
            case "cohort": cohort = try text(Subject.init).text
            case "companies":
                companies = Int(try integer())
                guard companies ?? 0 >= 0 else { throw fault(.rule("must not be negative")) }
            case "figures": parts.figures = try figures(rangesAllowed: false)
            case "period": parts.period = try text(FiscalPeriod.init)
            default: try common(name, &notes)
            }
        }
        guard parts.figures != nil || !(parts.claims ?? []).isEmpty else {
            throw fault(.rule("must have figures or claims"), at: start)
        }
        return AggregateReported(
            cohort: try require(cohort, "cohort"),
            period: try require(parts.period, "period"),
            figures: parts.figures ?? [],
            claims: parts.claims ?? [],
            companies: companies
        )
    }
}
