import FilingModel

extension LineBytes {
    /// The amount whose opening quote stands at a place, and where it ends, if it is of a common
    /// form: at most 16 digits, then perhaps two decimals.
    ///
    /// Eight digits at a time: a loop over them takes a wrong turn at the end of each number.
    @_transparent
    func plainAmount(at quote: Int) -> (amount: Amount, end: Int)? {
        let isNegative = self[quote &+ 1] == 0x2D
        let first = quote &+ (isNegative ? 2 : 1)
        guard self[quote] == 0x22, let end = nearQuote(from: first) else { return nil }
        let hasCents = self[end &- 3] == 0x2E
        let point = hasCents ? end &- 3 : end
        let count = point &- first
        guard count > 0, count <= 16, count == 1 || self[first] != 0x30 else { return nil }
        let amount = Amount(
            whole: digits(endingAt: point &- 8, count &- 8),
            digits(endingAt: point, count),
            cents: hasCents ? digits(endingAt: end, 2) : nil,
            isNegative: isNegative
        )
        return amount.map { ($0, end &+ 1) }
    }

    /// The first quote from a place on, at most 23 bytes away.
    @_transparent
    private func nearQuote(from place: Int) -> Int? {
        var place = place
        for _ in 0..<3 {
            let difference = word(at: place) ^ Self.quotes
            let found = (difference &- Self.ones) & ~difference & Self.highBits
            if found != 0 { return place &+ found.trailingZeroBitCount / 8 }
            place &+= 8
        }
        return nil
    }

    /// At most eight digits that end at a place, the last the highest byte; below them zeros.
    @_transparent
    private func digits(endingAt end: Int, _ count: Int) -> UInt64 {
        let zeros: UInt64 = 0x3030_3030_3030_3030
        guard count > 0 else { return zeros }
        let others: UInt64 = count < 8 ? .max &>> UInt64(8 * count) : 0
        return word(at: end &- 8) & ~others | zeros & others
    }
}
