import FilingModel
import Projections

extension CompanyState {
    /// The name people know it by: the short name, without the marks behind its hyphen.
    func displayName(in language: LocalizedText.Language) -> String {
        ShortName.withoutMarks(shortName.text(in: language))
    }

    /// The letters of its marks, with blanks between them.
    var markLetters: String { marks.map(\.description).joined(separator: " ") }

    /// Its seat: the city, else the province.
    var seat: String { city ?? province ?? "" }

    /// Its state for programs.
    var fields: Fields {
        [
            "name": name,
            "shortName": shortName,
            "board": board,
            "listedOn": listedOn,
            "profitableAtListing": wasProfitableAtListing,
            "sector": sector,
            "city": city,
            "tier": tier,
            "marks": marks,
            "delistedOn": delistedOn,
        ]
    }

    /// Its state for spreadsheets.
    var row: Fields {
        ["subject": code] + fields
            + ["exchange": exchange, "province": province, "standard": standard]
    }
}

extension AsOf {
    /// The companies of a cohort, by code; without one all that have listed.
    func companies(of cohort: Cohort?) throws -> [CompanyState] {
        try cohort.map { try members(of: $0) } ?? companies()
    }
}
