package import FilingModel

extension EventDecoder {
    /// The filing that a payload is, with its figure of one metric; the others are stepped over.
    ///
    /// - Parameter data: Canonical JSON that has been decoded before: what is stepped over is not
    ///   checked again.
    /// - Returns: The filing; nil if it does not have the metric.
    package mutating func filing(
        of metric: Metric,
        for period: FiscalPeriod,
        in data: UnsafeRawBufferPointer,
        _ type: EventType
    ) throws(LineError) -> Filing? {
        try unsafe reading(data) { (decoder) throws(LineError) in
            try decoder.filing(of: metric, for: period, type)
        }
    }

    /// Reads the members of a filing, in canonical order.
    private mutating func filing(
        of metric: Metric,
        for period: FiscalPeriod,
        _ type: EventType
    ) throws(LineError) -> Filing? {
        try reader.enterObject()
        if reader.member("claims") { try reader.skipValue() }
        let currency = try reader.member("currency") ? self.currency() : nil
        if reader.member("documents") { try reader.skipValue() }
        let quantity = try reader.member("figures") ? self.quantity(of: metric) : nil
        guard let quantity else { return nil }
        if reader.member("note") { try reader.skipString() }
        if reader.member("period") { try reader.skipString() }
        let basis = try type == .figuresRestated ? restatement() : result()
        try reader.leaveObject()
        try reader.end()
        return Filing(
            period: period,
            basis: basis,
            currency: try reader.require(currency, "currency"),
            figures: [ReportedFigure(metric: metric, quantity: quantity)]
        )
    }

    private mutating func restatement() throws(LineError) -> Filing.Basis {
        let reason =
            try reader.member("reason") ? reader.word(.restatementReason, &words.reasons) : nil
        return .restatement(try reader.require(reason, "reason"))
    }

    private mutating func result() throws(LineError) -> Filing.Basis {
        let reporter =
            try reader.member("reportedBy") ? reader.word(.reporter, &words.reporters) : .issuer
        let stage = try reader.member("stage") ? reader.word(.stage, &words.stages) : nil
        return .result(try reader.require(stage, "stage"), reporter)
    }

    /// Reads `figures`, and of them one.
    private mutating func quantity(of metric: Metric) throws(LineError) -> Quantity? {
        var found: Quantity?
        try reader.enterObject()
        var name: Range<Int>?
        var rank: UInt64 = 0
        while let next = try nextMetric(after: &name, lastRank: &rank) {
            if next == metric {
                found = try quantity(rangesAllowed: true)
            } else {
                reader.position = reader.line.endOfObject(from: reader.position)
            }
        }
        return found
    }
}

extension LineBytes {
    /// The place behind the next closing brace, which ends an object without braces in it; the end
    /// of the line if there is none.
    fileprivate func endOfObject(from start: Int) -> Int {
        let (braces, ones, signs): (UInt64, UInt64, UInt64) = (
            0x7D7D_7D7D_7D7D_7D7D, 0x0101_0101_0101_0101, 0x8080_8080_8080_8080
        )
        var place = start
        while place < count {
            let word = word(at: place) ^ braces
            // The lowest byte that is 0 is the first brace.
            // Source: Warren, *Hacker's Delight*, §6-1.
            let found = (word &- ones) & ~word & signs
            if found != 0 { return place + found.trailingZeroBitCount / 8 + 1 }
            place += 8
        }
        return count
    }
}
