package import FilingModel

/// An answer of the ledger, ready to be shown in any form.
///
/// A report is made of its question and of the facts at three clocks; one that is not about facts,
/// of what the ledger returns.
package protocol Report {
    /// The answer for programs.
    var fields: Fields { get }

    /// The answer for spreadsheets.
    var sheet: Sheet { get }

    /// The answer for people.
    ///
    /// Only the insight is told in both languages so far; others have their names and clocks in it.
    func page(in language: LocalizedText.Language) -> Page
}

/// An answer that can be drawn.
package protocol Charted {
    /// The answer as a chart.
    func chart(in language: LocalizedText.Language) -> Chart
}

/// The forms an answer can be shown in.
package enum OutputFormat: String, CaseIterable, Hashable, Sendable {
    case table, json, csv, markdown, html
}

extension LocalizedText.Language {
    /// One of two texts that mean the same.
    func words(_ english: String, _ chinese: String) -> String {
        switch self {
        case .english: english
        case .chinese: chinese
        }
    }

    /// The language as a tag of a document.
    var tag: String { words("en", "zh-Hans") }
}
