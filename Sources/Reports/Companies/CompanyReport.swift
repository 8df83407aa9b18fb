package import EventLog
package import FilingModel
package import Projections

extension CompanyState {
    /// The company for programs.
    package var json: JSONValue {
        .object([
            JSONMember("name", name.json),
            JSONMember("shortName", shortName.json),
            JSONMember("board", .string(board.text)),
            JSONMember("listedOn", .string(listedOn.spelling)),
            JSONMember("profitableAtListing", .bool(wasProfitableAtListing)),
            JSONMember("sector", .string(sector.rawValue)),
            JSONMember("city", city.json(JSONValue.string)),
            JSONMember("tier", (tier?.text).json(JSONValue.string)),
            JSONMember("marks", .array(marks.map { .string($0.description) })),
            JSONMember("delistedOn", delistedOn.json { .string($0.spelling) }),
        ])
    }

    /// The name people know it by: the short name, without the marks behind its hyphen.
    package func displayName(in language: LocalizedText.Language) -> String {
        ShortName.withoutMarks(shortName.text(in: language))
    }

    /// The letters of its marks, with blanks between them.
    var markLetters: String { marks.map(\.description).joined(separator: " ") }

    /// Its seat: the city, else the province.
    package var seat: String { city ?? province ?? "" }
}

/// One company at three clocks.
package struct CompanyReport: Report {
    /// The clocks.
    package let clock: Clock
    /// The code that was asked for.
    package let code: SecurityCode
    /// The company; nil if it had not listed by then, or that was not known.
    package let company: CompanyState?

    /// One company at three clocks.
    package init(clock: Clock, code: SecurityCode, company: CompanyState?) {
        self.clock = clock
        self.code = code
        self.company = company
    }

    package var json: JSONValue {
        .object([
            JSONMember("clock", clock.json),
            JSONMember("subject", .string(code.text)),
            JSONMember("company", company.json(\.json)),
        ])
    }

    package var sheet: Sheet {
        CompaniesReport(clock: clock, companies: company.map { [$0] } ?? []).sheet
    }

    package func page(in language: LocalizedText.Language) -> Page {
        guard let company else {
            return Page([
                .title(code.text), .subtitle(clock.line(in: language)),
                .paragraph(["not listed by then, or not known to be"]),
            ])
        }
        let names = [company.name.english, company.name.chinese].compactMap { $0 }
        let shortNames = [company.shortName.english, company.shortName.chinese].compactMap { $0 }
        let facts: [(String, String)] = [
            ("name", names.joined(separator: " · ")),
            ("short name", shortNames.joined(separator: " · ")),
            ("board", "\(company.board) (\(company.exchange))"),
            ("listed on", company.listedOn.spelling),
            ("profitable at listing", company.wasProfitableAtListing ? "yes" : "no"),
            ("listing standard", company.standard.map(String.init) ?? ""),
            ("marks", company.marks.isEmpty ? "none" : company.markLetters),
            ("tier", company.tier?.text ?? ""),
            ("sector", company.sector.name.text(in: language)),
            ("seat", [company.city, company.province].compactMap { $0 }.joined(separator: ", ")),
            ("delisted on", company.delistedOn?.spelling ?? ""),
            ("listing event", "\(company.listingSequence) \(company.listingID)"),
        ]
        let rows = facts.filter { !$0.1.isEmpty }.map { [TextRun($0.0), TextRun($0.1)] }
        return Page([
            .title("\(code) \(company.displayName(in: language))"),
            .subtitle(clock.line(in: language)),
            .table(Table([.init(""), .init("")], rows)),
        ])
    }
}

/// The register of companies at three clocks.
package struct CompaniesReport: Report {
    /// The clocks.
    package let clock: Clock
    /// The companies, by code, ascending.
    package let companies: [CompanyState]

    /// The register of companies at three clocks.
    package init(clock: Clock, companies: [CompanyState]) {
        self.clock = clock
        self.companies = companies
    }

    package var json: JSONValue {
        .object([
            JSONMember("clock", clock.json),
            JSONMember(
                "companies",
                .array(
                    companies.map { company in
                        .object(
                            [JSONMember("subject", .string(company.code.text))]
                                + company.json.members
                        )
                    }
                )
            ),
        ])
    }

    package var sheet: Sheet {
        Sheet(
            [
                "subject", "name_en", "name_zh", "short_name_en", "short_name_zh", "exchange",
                "board", "listed_on", "profitable", "sector", "city", "province", "standard",
                "marks", "tier", "delisted_on",
            ],
            companies.map { company in
                [
                    company.code.text, company.name.english, company.name.chinese,
                    company.shortName.english, company.shortName.chinese, company.exchange.text,
                    company.board.text, company.listedOn.spelling,
                    company.wasProfitableAtListing ? "true" : "false", company.sector.rawValue,
                    company.city, company.province, company.standard.map(String.init),
                    company.markLetters, company.tier?.text,
                    company.delistedOn?.spelling,
                ]
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let rows = companies.map { company -> [TextRun] in
            [
                TextRun(company.code.text), TextRun(company.displayName(in: language)),
                TextRun(company.listedOn.spelling),
                TextRun(company.markLetters),
                TextRun(company.tier?.text ?? ""), TextRun(company.sector.name.text(in: language)),
                TextRun(company.seat),
            ]
        }
        let columns = ["code", "short name", "listed on", "marks", "tier", "sector", "seat"]
        return Page([
            .title("\(NumberText.grouped(companies.count)) companies"),
            .subtitle(clock.line(in: language)),
            .table(Table(columns.map { .init($0) }, rows)),
        ])
    }
}
