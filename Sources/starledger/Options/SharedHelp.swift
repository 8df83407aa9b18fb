import ArgumentParser

// What several commands take, in the same words.

extension ArgumentHelp {
    static let company: ArgumentHelp =
        "The company's security code, or its name or short name in either language."
    static let code: ArgumentHelp = "The company's security code."
    static let metric: ArgumentHelp = "The metric, as revenue."
    static let period: ArgumentHelp = "The period, as FY2024, 2024H1, 2024Q3 or 2024-9M."
    static let mark: ArgumentHelp = "The mark: one letter."
    static let sector: ArgumentHelp = "The sector."
    static let event: ArgumentHelp = "The event: its identifier, or its sequence if all digits."
    static let figures: ArgumentHelp = "Figures as metric=amount."
    static let growth: ArgumentHelp = "How it grew since a period, like for like."
    static let effective: ArgumentHelp = "When it took effect: a date, a month, a year, or from/to."
    static let reason: ArgumentHelp = "Why."
    static let all: ArgumentHelp = "Every company that has listed, profitable ones too."
}
