import FilingModel
import GRDB

/// The companies by the numbers that rows have for them, with their places in the order of codes.
struct NumberedCompanies {
    /// A company.
    struct Company: Sendable {
        let code: SecurityCode
        /// How many subjects come before it, by their bytes.
        let rank: Int
    }

    /// By number; nil where the subject is no company.
    let companies: [Company?]

    /// The company with a number; nil if there is none.
    subscript(number: Int) -> Company? {
        companies.indices.contains(number) ? companies[number] : nil
    }
}

extension ReadModelFacts {
    /// All companies that any event is about.
    func numberedCompanies() throws -> NumberedCompanies {
        let companies = try keeping(.companies) {
            let row = try RawStatement("SELECT subject, name FROM _subjects ORDER BY name", in: db)
            defer { row.reset() }
            var companies: [NumberedCompanies.Company?] = []
            var rank = 0
            while try row.next() {
                let number = row.int(0)
                guard number >= 0, number <= Int32.max else {
                    throw ReadModelFailure.damaged("a subject has the number \(number)")
                }
                while companies.count <= number { companies.append(nil) }
                companies[number] = (try? SecurityCode(row.string(1)))
                    .map { NumberedCompanies.Company(code: $0, rank: rank) }
                rank += 1
            }
            return companies
        }
        return NumberedCompanies(companies: companies)
    }
}
