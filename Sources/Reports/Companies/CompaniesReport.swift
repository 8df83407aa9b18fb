package import FilingModel
package import Projections

/// The register of companies at three clocks.
package struct CompaniesReport: Report {
    private let clock: Clock
    /// The companies, by code, ascending.
    private let companies: [CompanyState]

    /// The companies of a cohort; without one all that have listed.
    package init(of cohort: Cohort?, _ asOf: AsOf<some FactSource>) throws {
        clock = asOf.clock
        companies = try asOf.companies(of: cohort)
    }

    package var fields: Fields {
        [
            "clock": clock,
            "companies": companies.map { company -> Fields in
                ["subject": company.code] + company.fields
            },
        ]
    }

    static let columns: [Column] = [
        "subject", "name.en", "name.zh", "shortName.en", "shortName.zh", "exchange", "board",
        "listedOn", Column("profitableAtListing", as: "profitable"), "sector", "city", "province",
        "standard", "marks", "tier", "delistedOn",
    ]

    package var sheet: Sheet { Sheet(Self.columns, companies.map(\.row)) }

    package func page(in language: LocalizedText.Language) -> Page {
        let table = Table(
            of: companies,
            [
                .init("code", \.code.text),
                .init("short name") { $0.displayName(in: language) },
                .init("listed on", \.listedOn.spelling),
                .init("marks", \.markLetters),
                .init("tier", \.tier?.text),
                .init("sector") { $0.sector.name.text(in: language) },
                .init("seat", \.seat),
            ]
        )
        let title = "\(NumberText.grouped(companies.count)) companies"
        return Page(title, clock, in: language, [.table(table)])
    }
}
