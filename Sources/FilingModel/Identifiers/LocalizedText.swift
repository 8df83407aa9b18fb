/// Text in English, in Chinese, or in both; never in neither.
public struct LocalizedText: Hashable, Sendable {
    /// The languages a text can be in.
    public enum Language: String, CaseIterable, Hashable, Sendable {
        case english = "en"
        case chinese = "zh"
    }

    /// The English text, if there is one.
    @ByBytes public private(set) var english: String?

    /// The Chinese text, if there is one.
    @ByBytes public private(set) var chinese: String?

    /// Joins the texts that exist.
    ///
    /// - Throws: `SpellingError` if there is neither, or one is empty or too long.
    public init(english: String?, chinese: String?) throws(SpellingError) {
        guard english != nil || chinese != nil else {
            throw SpellingError(.localizedText, "must have an English or a Chinese text")
        }
        for text in [english, chinese] {
            if let text { _ = try PlainText.check(text, as: .localizedText) }
        }
        self.english = english
        self.chinese = chinese
    }

    /// Joins two texts that are known to be good.
    ///
    /// Seen in this target only: elsewhere two texts that are both there would pass unchecked.
    init(english: String, chinese: String) {
        self.english = english
        self.chinese = chinese
    }

    private init(replacing english: String?, _ chinese: String?) {
        self.english = english
        self.chinese = chinese
    }

    /// The text in one language, else in the other.
    public func text(in language: Language) -> String {
        switch language {
        case .english: english ?? chinese ?? ""
        case .chinese: chinese ?? english ?? ""
        }
    }

    /// This text with the languages of another one put in the place of its own.
    public func merged(with newer: LocalizedText) -> LocalizedText {
        LocalizedText(replacing: newer.english ?? english, newer.chinese ?? chinese)
    }
}
