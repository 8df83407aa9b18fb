internal import FilingModel

extension RowReader {
    /// Reads text for people.
    static func plainText(_ text: String) throws(SpellingError) -> String {
        try PlainText.check(text, as: .text)
    }

    /// Reads one of the names of an enumeration.
    static func choice<Choice: RawRepresentable & CaseIterable>(
        _ text: String,
        as kind: SpellingError.Kind
    ) throws(SpellingError) -> Choice where Choice.RawValue == String {
        guard let choice = Choice(rawValue: text) else {
            let all = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw SpellingError(kind, "must be one of \(all)")
        }
        return choice
    }

    /// Reads a whole number in its shortest form.
    static func integer(
        _ text: String,
        in range: ClosedRange<Int>,
        as kind: SpellingError.Kind
    ) throws(SpellingError) -> Int {
        guard let number = Int(text), String(number) == text, range.contains(number) else {
            throw SpellingError(
                kind,
                "must be an integer from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }

    /// Reads how precisely a value is given; nothing: exactly.
    mutating func precision() -> Precision? {
        optional(.decimals) { (text) throws(SpellingError) in
            try Precision(
                decimals: Self.integer(text, in: Precision.range, as: .precision)
            )
        }
    }

    /// Reads two columns as one text in two languages; at least one must be there.
    mutating func localizedText(
        english: ImportColumn.Name,
        chinese: ImportColumn.Name
    ) -> LocalizedText? {
        let texts = [english, chinese].map { column in
            optional(column) { (text) throws(SpellingError) in
                try PlainText.check(text, as: .localizedText)
            }
        }
        if text(english).isEmpty, text(chinese).isEmpty { refuse(chinese, .missingValue) }
        return try? LocalizedText(english: texts[0], chinese: texts[1])
    }
}
