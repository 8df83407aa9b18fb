package import FilingModel
package import Projections

/// One company at three clocks.
package struct CompanyReport: Report {
    private let clock: Clock
    private let code: SecurityCode
    /// The company; nil if it had not listed by then, or that was not known.
    private let company: CompanyState?

    /// The company that has a code.
    package init(_ code: SecurityCode, _ asOf: AsOf<some FactSource>) throws {
        clock = asOf.clock
        self.code = code
        company = try asOf.company(code)
    }

    package var fields: Fields {
        ["clock": clock, "subject": code, "company": company?.fields]
    }

    package var sheet: Sheet {
        Sheet(CompaniesReport.columns, company.map { [$0.row] } ?? [])
    }

    package func page(in language: LocalizedText.Language) -> Page {
        guard let company else {
            let sentence = "not listed by then, or not known to be"
            return Page(code.text, clock, in: language, [.paragraph(sentence)])
        }
        return Page(
            "\(code) \(company.displayName(in: language))",
            clock,
            in: language,
            [facts(of: company, in: language)]
        )
    }

    private func facts(of company: CompanyState, in language: LocalizedText.Language) -> Block {
        let names = [company.name.english, company.name.chinese].compactMap { $0 }
        let shortNames = [company.shortName.english, company.shortName.chinese].compactMap { $0 }
        let seat = [company.city, company.province].compactMap { $0 }
        return .facts([
            "name": names.joined(separator: " · "),
            "short name": shortNames.joined(separator: " · "),
            "board": "\(company.board) (\(company.exchange))",
            "listed on": company.listedOn.spelling,
            "profitable at listing": company.wasProfitableAtListing ? "yes" : "no",
            "listing standard": company.standard.map(String.init),
            "marks": company.marks.isEmpty ? "none" : company.markLetters,
            "tier": company.tier?.text,
            "sector": company.sector.name.text(in: language),
            "seat": seat.joined(separator: ", "),
            "delisted on": company.delistedOn?.spelling,
            "listing event": "\(company.listingSequence) \(company.listingID)",
        ])
    }
}
