import FilingModel

/// The payloads, version 1 of each.
///
/// Members are asked for in canonical order, and missed only once the object has been read.
extension EventDecoder {
    /// Reads the payload of an event of a type.
    mutating func payload(
        of type: EventType,
        typeOf: TypeLookup
    ) throws(LineError) -> Payload {
        var notes = Annotations()
        try reader.enterObject()
        let event: FilingEvent =
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
        return Payload(event, annotations: notes)
    }

    /// Reads `note`, which every payload may have.
    @inline(__always)
    mutating func readNote(_ notes: inout Annotations) throws(LineError) {
        guard reader.member("note") else { return }
        notes.note = try reader.plainText(bytesMax: TextLimit.noteBytesMax)
    }

    /// Reads `documents`, which every payload may have.
    @inline(__always)
    mutating func readDocuments(_ notes: inout Annotations) throws(LineError) {
        guard reader.member("documents") else { return }
        notes.documents = try documents()
    }

    private mutating func ledgerOpened(
        _ notes: inout Annotations
    ) throws(LineError) -> LedgerOpened {
        let currency = try reader.member("currency") ? self.currency() : nil
        try readDocuments(&notes)
        try readNote(&notes)
        let origin = try reader.member("origin") ? self.origin() : nil
        let timezone = try reader.member("timezone") ? reader.plainText() : nil
        let title = try reader.member("title") ? reader.plainText() : nil
        try reader.leaveObject()
        return LedgerOpened(
            origin: try reader.require(origin, "origin"),
            title: try reader.require(title, "title"),
            currency: try reader.require(currency, "currency"),
            timezone: try reader.require(timezone, "timezone")
        )
    }

    private mutating func origin() throws(LineError) -> Origin {
        try reader.content { (spelling) throws(SpellingError) in try Origin(spelling.text) }
    }

    private mutating func companyListed(
        _ notes: inout Annotations
    ) throws(LineError) -> CompanyListed {
        let board = try reader.member("board") ? self.board() : nil
        let city = try reader.member("city") ? reader.plainText() : nil
        try readDocuments(&notes)
        let exchange = try reader.member("exchange") ? self.exchange() : nil
        let listedOn = try reader.member("listedOn") ? effectiveDate() : nil
        let marks = try reader.member("marks") ? self.marks() : nil
        let name = try reader.member("name") ? localizedText() : nil
        try readNote(&notes)
        let isProfitable = try reader.member("profitable") ? reader.bool() : nil
        let province = try reader.member("province") ? reader.plainText() : nil
        let sector = try reader.member("sector") ? reader.word(.sector, &words.sectors) : nil
        let shortName = try reader.member("shortName") ? localizedText() : nil
        let standard = try reader.member("standard") ? self.standard() : nil
        try reader.leaveObject()
        return CompanyListed(
            name: try reader.require(name, "name"),
            shortName: try reader.require(shortName, "shortName"),
            exchange: try reader.require(exchange, "exchange"),
            board: try reader.require(board, "board"),
            listedOn: try reader.require(listedOn, "listedOn"),
            isProfitable: try reader.require(isProfitable, "profitable"),
            marks: try reader.require(marks, "marks"),
            sector: try reader.require(sector, "sector"),
            city: city,
            province: province,
            standard: standard
        )
    }

    private mutating func marks() throws(LineError) -> [Mark] {
        var marks: [Mark] = []
        try reader.enterArray()
        while try reader.nextElement(isFirst: marks.isEmpty) {
            let start = reader.position
            let mark = try reader.content(Mark.init(utf8:))
            guard !marks.contains(mark) else {
                throw reader.fault(.rule("must not list mark \(mark) twice"), at: start)
            }
            marks.append(mark)
        }
        return marks.sorted()
    }

    private mutating func standard() throws(LineError) -> Int {
        let start = reader.position
        let standard = try reader.integer()
        guard (1...5).contains(standard) else {
            throw reader.fault(.rule("must be a listing standard from 1 to 5"), at: start)
        }
        return Int(standard)
    }

    private mutating func resultFiled(
        _ notes: inout Annotations
    ) throws(LineError) -> ResultFiled {
        let start = reader.position
        let claims = try reader.member("claims") ? self.claims() : []
        let currency = try reader.member("currency") ? self.currency() : nil
        try readDocuments(&notes)
        let figures = try reader.member("figures") ? self.figures(rangesAllowed: true) : nil
        try readNote(&notes)
        let period = try reader.member("period") ? self.period() : nil
        let reporter =
            try reader.member("reportedBy") ? reader.word(.reporter, &words.reporters) : .issuer
        let stage = try reader.member("stage") ? reader.word(.stage, &words.stages) : nil
        try reader.leaveObject()
        let result = ResultFiled(
            period: try reader.require(period, "period"),
            stage: try reader.require(stage, "stage"),
            currency: try reader.require(currency, "currency"),
            figures: try reader.require(figures, "figures"),
            claims: claims,
            reportedBy: reporter
        )
        if let rule = ResultRule.broken(by: result, hasRange: hasRange) {
            throw reader.fault(.rule(rule), at: start)
        }
        return result
    }

    private mutating func figuresRestated(
        _ notes: inout Annotations
    ) throws(LineError) -> FiguresRestated {
        let currency = try reader.member("currency") ? self.currency() : nil
        try readDocuments(&notes)
        let figures = try reader.member("figures") ? self.figures(rangesAllowed: false) : nil
        try readNote(&notes)
        let period = try reader.member("period") ? self.period() : nil
        let reason =
            try reader.member("reason") ? reader.word(.restatementReason, &words.reasons) : nil
        try reader.leaveObject()
        return FiguresRestated(
            period: try reader.require(period, "period"),
            currency: try reader.require(currency, "currency"),
            figures: try reader.require(figures, "figures"),
            reason: try reader.require(reason, "reason")
        )
    }

    private mutating func aggregateReported(
        _ notes: inout Annotations
    ) throws(LineError) -> AggregateReported {
        let start = reader.position
        let claims = try reader.member("claims") ? self.claims() : []
        let cohort = try reader.member("cohort") ? reader.content(Subject.init(utf8:)) : nil
        let companies = try reader.member("companies") ? self.companies() : nil
        try readDocuments(&notes)
        let figures = try reader.member("figures") ? self.figures(rangesAllowed: false) : []
        try readNote(&notes)
        let period = try reader.member("period") ? self.period() : nil
        try reader.leaveObject()
        // Figures are at least one where the member is there.
        guard !figures.isEmpty || !claims.isEmpty else {
            throw reader.fault(.rule("must have figures or claims"), at: start)
        }
        return AggregateReported(
            cohort: try reader.require(cohort, "cohort"),
            period: try reader.require(period, "period"),
            figures: figures,
            claims: claims,
            companies: companies
        )
    }

    private mutating func companies() throws(LineError) -> Int {
        let companies = try reader.integer()
        guard companies >= 0 else { throw reader.fault(.rule("must not be negative")) }
        return Int(companies)
    }
}
