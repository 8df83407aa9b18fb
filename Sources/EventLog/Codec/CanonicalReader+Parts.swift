import FilingModel

extension CanonicalReader {
    /// The value of a member that has to be there.
    package func require<Value>(_ value: Value?, _ name: String) throws(LineFault) -> Value {
        guard let value else { throw fault(.missingMember(name)) }
        return value
    }

    /// Reads `{"en":…,"zh":…}`.
    mutating func localizedText() throws(LineFault) -> LocalizedText {
        let start = position
        var english: String?
        var chinese: String?
        try enterObject()
        while let name = try nextName() {
            switch name {
            case "en": english = try plainText()
            case "zh": chinese = try plainText()
            default: throw unknownMember()
            }
        }
        do {
            return try LocalizedText(english: english, chinese: chinese)
        } catch {
            throw fault(.malformed(error), at: start)
        }
    }

    /// Reads XBRL's `decimals`.
    mutating func precision() throws(LineFault) -> Precision {
        let start = position
        let decimals = try integer()
        do {
            return try Precision(decimals: Int(decimals))
        } catch {
            throw fault(.malformed(error), at: start)
        }
    }

    /// Reads `figures`: an object of metrics, at least one.
    mutating func figures(rangesAllowed: Bool) throws(LineFault) -> [ReportedFigure] {
        let start = position
        var figures: [ReportedFigure] = []
        try enterObject()
        while let name = try nextName() {
            guard figures.count < EventLimit.figuresMax else {
                throw fault(.tooMany("figures", limit: EventLimit.figuresMax))
            }
            let metric: Metric
            do {
                metric = try Metric(name)
            } catch {
                throw fault(.malformed(error))
            }
            let quantity = try quantity(rangesAllowed: rangesAllowed)
            figures.append(ReportedFigure(metric: metric, quantity: quantity))
        }
        guard !figures.isEmpty else {
            throw fault(.rule("must have at least one figure"), at: start)
        }
        return figures
    }

    private mutating func quantity(rangesAllowed: Bool) throws(LineFault) -> Quantity {
        let start = position
        var value: Amount?
        var low: Amount?
        var high: Amount?
        var precision: Precision?
        var unit: Unit?
        try enterObject()
        while let name = try nextName() {
            switch name {
            case "decimals": precision = try self.precision()
            case "high": high = try text(Amount.init)
            case "low": low = try text(Amount.init)
            case "unit": unit = try text(Unit.init)
            case "value": value = try text(Amount.init)
            default: throw unknownMember()
            }
        }
        let content: Quantity.Content
        switch (value, low, high) {
        case (let value?, nil, nil): content = .value(value)
        case (nil, let low?, let high?) where rangesAllowed: content = .range(low: low, high: high)
        case (nil, .some, .some):
            throw fault(
                .rule("must be a value: a range goes with a forecast or a preliminary result"),
                at: start
            )
        default: throw fault(.rule("must have either value, or low and high"), at: start)
        }
        do {
            return try Quantity(content, precision: precision, unit: unit)
        } catch {
            throw fault(.malformed(error), at: start)
        }
    }

    /// Reads `claims`.
    mutating func claims() throws(LineFault) -> [Claim] {
        var claims: [Claim] = []
        try enterArray()
        while try nextElement() {
            guard claims.count < EventLimit.claimsMax else {
                throw fault(.tooMany("claims", limit: EventLimit.claimsMax))
            }
            claims.append(try claim())
        }
        return claims
    }

    private mutating func claim() throws(LineFault) -> Claim {
        let start = position
        var parts = ClaimParts()
        try enterObject()
        while let name = try nextName() {
            switch name {
            case "base": parts.base = try text(FiscalPeriod.init)
            case "decimals": parts.precision = try precision()
            case "kind": parts.kind = try string()
            case "metric": parts.metric = try text(Metric.init)
            case "of": parts.whole = try text(Metric.init)
            case "period": parts.period = try text(FiscalPeriod.init)
            case "quote": parts.quote = try quote()
            case "series": parts.series = try word(.text, of: Claim.Series.self)
            case "value": parts.value = try text(Amount.init)
            default: throw unknownMember()
            }
        }
        let value = try require(parts.value, "value")
        let kind = try require(parts.kind, "kind")
        guard let content = parts.content() else {
            throw fault(.rule(ClaimParts.rule(for: kind)), at: start)
        }
        return Claim(content, value: value, precision: parts.precision, quote: parts.quote)
    }

    private mutating func quote() throws(LineFault) -> String {
        try text { (spelling) throws(Malformed) in
            try Document.checkQuote(spelling)
            return spelling
        }
    }

    /// Reads `documents`.
    mutating func documents() throws(LineFault) -> [Document] {
        var documents: [Document] = []
        try enterArray()
        while try nextElement() {
            guard documents.count < EventLimit.documentsMax else {
                throw fault(.tooMany("documents", limit: EventLimit.documentsMax))
            }
            documents.append(try document())
        }
        return documents
    }

    private mutating func document() throws(LineFault) -> Document {
        let start = position
        var title: String?
        var url: Source?
        var sha256: String?
        var page: String?
        var quote: String?
        var retrievedOn: CalendarDate?
        try enterObject()
        while let name = try nextName() {
            switch name {
            case "page": page = try plainText()
            case "quote": quote = try self.quote()
            case "retrievedOn": retrievedOn = try text(CalendarDate.init)
            case "sha256": sha256 = try string()
            case "title": title = try plainText()
            case "url": url = try text(Source.init)
            default: throw unknownMember()
            }
        }
        do {
            return try Document(
                title: title,
                url: url,
                sha256: sha256,
                page: page,
                quote: quote,
                retrievedOn: retrievedOn
            )
        } catch {
            throw fault(.malformed(error), at: start)
        }
    }
}

/// The members of a claim before they are put together.
private struct ClaimParts {
    var kind: String?
    var metric: Metric?
    var whole: Metric?
    var base: FiscalPeriod?
    var period: FiscalPeriod?
    var series: Claim.Series?
    var value: Amount?
    var precision: Precision?
    var quote: String?

    /// What the claim says, if exactly the members of its kind are there.
    func content() -> Claim.Content? {
        switch (kind, metric, base, whole, series, period) {
        case ("growth", let metric?, let base?, nil, nil, nil): .growth(metric, base: base)
        case ("cagr", let metric?, let base?, nil, nil, nil): .cagr(metric, base: base)
        case ("ratio", let metric?, nil, let whole?, nil, nil): .ratio(metric, of: whole)
        case ("count", nil, nil, nil, let series?, let period): .count(series, period: period)
        case ("share", nil, nil, nil, let series?, nil): .share(series)
        default: nil
        }
    }

    static func rule(for kind: String) -> String {
        switch kind {
        case "growth", "cagr": "a \(kind) claim has metric and base, and no other terms"
        case "ratio": "a ratio claim has metric and of, and no other terms"
        case "count": "a count claim has series, perhaps period, and no other terms"
        case "share": "a share claim has series, and no other terms"
        default: "kind must be one of growth, cagr, ratio, count, share"
        }
    }
}
