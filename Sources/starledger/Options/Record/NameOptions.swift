import ArgumentParser
import FilingModel

/// A name in two languages.
struct NameOptions: ParsableArguments {
    @Option(help: "The name in English.")
    var nameEn: String?

    @Option(help: "The name in Chinese.")
    var nameZh: String?

    /// The name; nil if it is given in no language.
    func name() throws(SpellingError) -> LocalizedText? { try text(nameEn, nameZh) }
}

/// A short name in two languages.
struct ShortNameOptions: ParsableArguments {
    @Option(help: "The short name in English.")
    var shortNameEn: String?

    @Option(help: "The short name in Chinese.")
    var shortNameZh: String?

    /// The short name; nil if it is given in no language.
    func shortName() throws(SpellingError) -> LocalizedText? {
        try text(shortNameEn, shortNameZh)
    }
}

/// A text in the languages in which it is given; nil for neither.
private func text(
    _ english: String?,
    _ chinese: String?
) throws(SpellingError) -> LocalizedText? {
    guard english != nil || chinese != nil else { return nil }
    return try LocalizedText(english: english, chinese: chinese)
}

/// The text of an option that has to be given in one language at least.
func required(_ text: LocalizedText?, _ option: String) throws(CommandError) -> LocalizedText {
    guard let text else {
        throw CommandError(.usage, "give \(option)-en, \(option)-zh, or both")
    }
    return text
}
