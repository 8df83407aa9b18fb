import FilingModel

extension CanonicalReader {
    /// The value of a member that has to be there.
    @inline(__always)
    func require<Value>(_ value: Value?, _ name: StaticString) throws(LineError) -> Value {
        guard let value else { throw fault(.missingMember("\(name)")) }
        return value
    }

    /// Reads `timeprecision`.
    mutating func timePrecision() throws(LineError) -> PublicTime.Precision {
        try content { (spelling) throws(SpellingError) in
            switch spelling.text {
            case "day": .day
            case "no-later-than": .noLaterThan
            default:
                throw SpellingError(.timePrecision, "must be day or no-later-than, or be left out")
            }
        }
    }

    /// Reads a short quotation.
    mutating func quote() throws(LineError) -> String {
        try content { (spelling) throws(SpellingError) in
            let quote = spelling.text
            try Document.checkQuote(quote)
            return quote
        }
    }

    /// Reads XBRL's `decimals`.
    @inline(__always)
    mutating func precision() throws(LineError) -> Precision {
        let start = position
        let decimals = try integer()
        do throws(SpellingError) {
            return try Precision(decimals: Int(decimals))
        } catch {
            throw fault(.malformed(error), at: start)
        }
    }
}

/// The parts of payloads.
extension EventDecoder {
    // MARK: Words

    mutating func currency() throws(LineError) -> Currency {
        try reader.content(&currencies, Currency.init(utf8:))
    }

    mutating func metric() throws(LineError) -> Metric {
        try reader.content(&metrics, Metric.init(utf8:))
    }

    mutating func unit() throws(LineError) -> Unit {
        try reader.content(&units, Unit.init(utf8:))
    }

    mutating func period() throws(LineError) -> FiscalPeriod {
        try reader.content(&periods, FiscalPeriod.init(utf8:))
    }

    mutating func effectiveDate() throws(LineError) -> EffectiveDate {
        try reader.content(EffectiveDate.init(utf8:))
    }

    mutating func exchange() throws(LineError) -> Exchange {
        try reader.content { (spelling) throws(SpellingError) in try Exchange(spelling.text) }
    }

    mutating func board() throws(LineError) -> Board {
        try reader.content { (spelling) throws(SpellingError) in try Board(spelling.text) }
    }

    /// Reads a tier, or none.
    mutating func tier() throws(LineError) -> Tier? {
        try reader.content { (spelling) throws(SpellingError) in try Tier.orNone(spelling.text) }
    }

    // MARK: Objects

    /// Reads `{"en":…,"zh":…}`.
    mutating func localizedText() throws(LineError) -> LocalizedText {
        let start = reader.position
        try reader.enterObject()
        let english = try reader.member("en") ? reader.plainText() : nil
        let chinese = try reader.member("zh") ? reader.plainText() : nil
        try reader.leaveObject()
        do throws(SpellingError) {
            return try LocalizedText(english: english, chinese: chinese)
        } catch {
            throw reader.fault(.malformed(error), at: start)
        }
    }

    /// Reads `figures`: an object of metrics, at least one.
    mutating func figures(rangesAllowed: Bool) throws(LineError) -> [ReportedFigure] {
        let start = reader.position
        var figures: [ReportedFigure] = []
        figures.reserveCapacity(figuresExpected)
        hasRange = false
        try reader.enterObject()
        var name: Range<Int>?
        var rank: UInt64 = 0
        while let metric = try nextMetric(after: &name, lastRank: &rank) {
            guard figures.count < EventLimit.figuresMax else {
                throw reader.fault(.tooMany("figures", limit: EventLimit.figuresMax))
            }
            let quantity = try quantity(rangesAllowed: rangesAllowed)
            figures.append(ReportedFigure(metric: metric, quantity: quantity))
        }
        guard !figures.isEmpty else {
            throw reader.fault(.rule("must have at least one figure"), at: start)
        }
        figuresExpected = max(figuresExpected, min(figures.count, 16))
        return figures
    }

    /// The metric of the next figure; nil at the end of the object, which is left.
    ///
    /// `previous` is where the name before it stands, nil at the start. It becomes this one.
    @inline(__always)
    mutating func nextMetric(
        after previous: inout Range<Int>?,
        lastRank: inout UInt64
    ) throws(LineError) -> Metric? {
        if let start = reader.startOfName(isFirst: previous == nil),
            let (metric, end, rank) = metrics.recall(reader.line, at: start),
            reader.line[end &+ 1] == 0x3A,
            previous.map({ lastRank < rank || reader.line.isASCII($0, before: start..<end) })
                ?? true
        {
            previous = start..<end
            lastRank = rank
            reader.position = end &+ 2
            return metric
        }
        // Its rank is not known: the next one is held against all of its name.
        lastRank = .max
        return try nextNewMetric(after: &previous)
    }

    /// The same, where its name has not been read before, or is not where it should be.
    @inline(never)
    private mutating func nextNewMetric(
        after previous: inout Range<Int>?
    ) throws(LineError) -> Metric? {
        guard let name = try reader.nextName(after: &previous) else { return nil }
        let metric: Metric
        do throws(SpellingError) {
            metric = try Metric(reader.text(of: name))
        } catch {
            throw reader.fault(.malformed(error))
        }
        metrics.keep(metric, of: name, in: reader.line)
        return metric
    }

    @inline(__always)
    mutating func quantity(rangesAllowed: Bool) throws(LineError) -> Quantity {
        let start = reader.position
        if let quantity = plainQuantity() { return quantity }
        try reader.enterObject()
        let precision = try reader.member("decimals") ? reader.precision() : nil
        if reader.member("value") {
            let value = try reader.amount()
            try reader.leaveObject()
            return Quantity(value, precision: precision)
        }
        return try rangeOrValue(precision, rangesAllowed: rangesAllowed, from: start)
    }

    /// Reads a quantity of the most common form: decimals of one digit, and a value.
    @inline(__always)
    private mutating func plainQuantity() -> Quantity? {
        let (line, start) = (reader.line, reader.position)
        let digit = line[start &+ 12] &- 0x30
        guard digit < 10, line.has("{\"decimals\":", at: start),
            line.has(",\"value\":", at: start &+ 13),
            let (value, end) = line.plainAmount(at: start &+ 22), line[end] == 0x7D
        else { return nil }
        reader.position = end &+ 1
        return Quantity(value, precision: try? Precision(decimals: Int(digit)))
    }

    /// Reads the rest of a quantity that is no plain value.
    @inline(never)
    private mutating func rangeOrValue(
        _ precision: Precision?,
        rangesAllowed: Bool,
        from start: Int
    ) throws(LineError) -> Quantity {
        let high = try reader.member("high") ? reader.amount() : nil
        let low = try reader.member("low") ? reader.amount() : nil
        let unit = try reader.member("unit") ? self.unit() : nil
        let value = try reader.member("value") ? reader.amount() : nil
        try reader.leaveObject()
        let content: Quantity.Content
        switch (value, low, high) {
        case (let value?, nil, nil): content = .value(value)
        case (nil, let low?, let high?) where rangesAllowed:
            content = .range(low: low, high: high)
            hasRange = true
        case (nil, .some, .some):
            let rule = "must be a value: a range goes with a forecast or a preliminary result"
            throw reader.fault(.rule(rule), at: start)
        default:
            throw reader.fault(.rule("must have either value, or low and high"), at: start)
        }
        do throws(SpellingError) {
            return try Quantity(content, precision: precision, unit: unit)
        } catch {
            throw reader.fault(.malformed(error), at: start)
        }
    }

    // MARK: Claims and documents

    /// Reads `claims`.
    mutating func claims() throws(LineError) -> [Claim] {
        var claims: [Claim] = []
        try reader.enterArray()
        while try reader.nextElement(isFirst: claims.isEmpty) {
            guard claims.count < EventLimit.claimsMax else {
                throw reader.fault(.tooMany("claims", limit: EventLimit.claimsMax))
            }
            claims.append(try claim())
        }
        return claims
    }

    private mutating func claim() throws(LineError) -> Claim {
        let start = reader.position
        var parts = ClaimParts()
        try reader.enterObject()
        parts.base = try reader.member("base") ? period() : nil
        let precision = try reader.member("decimals") ? reader.precision() : nil
        parts.kind = try reader.member("kind") ? reader.string() : nil
        parts.metric = try reader.member("metric") ? metric() : nil
        parts.whole = try reader.member("of") ? metric() : nil
        parts.period = try reader.member("period") ? period() : nil
        let quote = try reader.member("quote") ? reader.quote() : nil
        parts.series = try reader.member("series") ? reader.word(.text, &words.series) : nil
        let amount = try reader.member("value") ? reader.amount() : nil
        try reader.leaveObject()
        let value = try reader.require(amount, "value")
        let kind = try reader.require(parts.kind, "kind")
        guard let content = parts.content() else {
            throw reader.fault(.rule(ClaimParts.rule(for: kind)), at: start)
        }
        return Claim(content, value: value, precision: precision, quote: quote)
    }

    /// Reads `documents`.
    mutating func documents() throws(LineError) -> [Document] {
        var documents: [Document] = []
        try reader.enterArray()
        while try reader.nextElement(isFirst: documents.isEmpty) {
            guard documents.count < EventLimit.documentsMax else {
                throw reader.fault(.tooMany("documents", limit: EventLimit.documentsMax))
            }
            documents.append(try document())
        }
        return documents
    }

    private mutating func document() throws(LineError) -> Document {
        let start = reader.position
        try reader.enterObject()
        let page = try reader.member("page") ? reader.plainText() : nil
        let quote = try reader.member("quote") ? reader.quote() : nil
        let retrievedOn =
            try reader.member("retrievedOn") ? reader.content(CalendarDate.init(utf8:)) : nil
        let sha256 = try reader.member("sha256") ? reader.string() : nil
        let title = try reader.member("title") ? reader.plainText() : nil
        let url = try reader.member("url") ? reader.content(Source.init(utf8:)) : nil
        try reader.leaveObject()
        do throws(SpellingError) {
            return try Document(
                title: title,
                url: url,
                sha256: sha256,
                page: page,
                quote: quote,
                retrievedOn: retrievedOn
            )
        } catch {
            throw reader.fault(.malformed(error), at: start)
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

    /// The content of the claim, if exactly the members of its kind are there.
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
