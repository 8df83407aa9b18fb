import FilingModel
import GRDB

/// The companies by their numbers in rows, with their ranks in the order of codes.
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
    ///
    /// - Throws: `ReadModelError.damaged` if subjects are not numbered one by one.
    func numberedCompanies() throws -> NumberedCompanies {
        let companies = try keeping(.companies) {
            let subjects = try subjects()
            var companies = [NumberedCompanies.Company?](repeating: nil, count: subjects.count + 1)
            for (rank, subject) in subjects.enumerated() {
                guard companies.indices.contains(subject.number) else {
                    throw ReadModelError.damaged(.subjectNumber(subject.number))
                }
                companies[subject.number] = (try? SecurityCode(subject.name)).map { code in
                    NumberedCompanies.Company(code: code, rank: rank)
                }
            }
            return companies
        }
        return NumberedCompanies(companies: companies)
    }

    /// All subjects, in the order of their bytes, which an index has.
    private func subjects() throws -> [(number: Int, name: String)] {
        let row = try RawStatement("SELECT subject, name FROM _subjects ORDER BY name", in: db)
        defer { row.reset() }
        var subjects: [(number: Int, name: String)] = []
        while try row.next() {
            let name = row.string(1)
            if let last = subjects.last, !last.name.utf8.lexicographicallyPrecedes(name.utf8) {
                throw ReadModelError.damaged(.subjectOrder)
            }
            subjects.append((row.int(0), name))
        }
        return subjects
    }
}
