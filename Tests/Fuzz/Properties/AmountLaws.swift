import FilingModel

/// The laws of amounts: what is read is written as it was, and read again is the same.
enum AmountLaws {
    static func check(_ bytes: [UInt8]) throws(Violation) {
        let text = String(decoding: bytes, as: UTF8.self)
        try checkDecimal(text)
        let quantity: Quantity
        do {
            quantity = try AmountSpelling.quantity(text)
        } catch {
            return try checkPlace(error, in: text)
        }
        for amount in [quantity.value, quantity.low, quantity.high].compactMap({ $0 }) {
            try checkDecimal(amount.description)
            let again = try Violation.unless("a decimal is an amount as people write them") {
                () throws(SpellingError) in
                try AmountSpelling.quantity(amount.description)
            }
            try Violation.unless("a plain number is itself", again.content == .value(amount))
            try Violation.unless("a plain number is exact", again.precision == nil)
        }
        guard let low = quantity.low, let high = quantity.high else { return }
        try Violation.unless("a range has its low end first", low.isAtMost(high))
    }

    /// An exact decimal as the log writes it.
    private static func checkDecimal(_ text: String) throws(Violation) {
        let amount: Amount
        do {
            amount = try Amount(text)
        } catch {
            return try checkPlace(error, in: text)
        }
        try Violation.unless(
            "a decimal is written as it was read",
            amount.description.utf8.elementsEqual(text.utf8)
        )
        try Violation.unless(
            "digits and scale make the same amount",
            Amount(coefficient: amount.coefficient, scale: amount.scale) == amount
        )
    }

    private static func checkPlace(_ error: SpellingError, in text: String) throws(Violation) {
        try Violation.unless(
            "a fault has a place in the text",
            (0...text.utf8.count).contains(error.offset)
        )
    }
}
