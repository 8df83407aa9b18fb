/// A closed set of words, such as the stages of a result.
extension RawRepresentable where Self: CaseIterable, RawValue == String {
    /// Reads one of the words.
    ///
    /// - Throws: `SpellingError` of the kind, naming all the words there are.
    package init(
        spelling: some StringProtocol,
        as kind: SpellingError.Kind
    ) throws(SpellingError) {
        guard let word = Self(rawValue: String(spelling)) else {
            throw SpellingError(kind, "must be one of \(Self.spellings)")
        }
        self = word
    }

    /// All the words, in order, with commas between them.
    package static var spellings: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
