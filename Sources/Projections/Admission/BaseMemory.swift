import FilingModel

/// What the facts of a log have been asked for by the admission of events that follow it: each
/// company and each period is asked for once, what is not there too.
///
/// Those facts do not change, so that it may be shared by all that follows them.
final class BaseMemory {
    /// What filings stand on, as the log has it.
    struct Company {
        /// The sequences of the listings.
        var listings: [Int] = []
        /// The delistings.
        var delistings: [EventVersion] = []
    }

    /// The codes of what filings repeat.
    let codes: FigureCodes

    private var companies: [Subject: Company] = [:]
    private var boards: [String: Int] = [:]
    private var subjects: [Subject: Int] = [:]
    private var asked: Set<FilingIndex.Key> = []
    private var book = FilingIndex()

    /// Remembers nothing yet.
    init(_ codes: FigureCodes = FigureCodes()) { self.codes = codes }

    /// A company's listings and delistings that count in the log.
    func company(_ subject: Subject, in base: some LedgerFacts) throws -> Company {
        // Its first event is about the ledger.
        if base.size.count <= 1 { return Company() }
        if let known = companies[subject] { return known }
        var company = Company()
        let query = FactQuery.about(subject, [.companyListed, .companyDelisted])
        for version in try base.versions(query, at: base.size) {
            if version.event.type == .companyListed {
                company.listings.append(version.sequence)
            } else {
                company.delistings.append(version)
            }
        }
        companies[subject] = company
        return company
    }

    /// The filings of a company for a period that count in the log.
    func filings(
        _ subject: Subject,
        _ period: FiscalPeriod,
        in base: some LedgerFacts
    ) throws -> [Filing] {
        guard let code = subject.code else { return [] }
        let number = subjects[subject] ?? subjects.count
        subjects[subject] = number
        let key = FilingIndex.Key(number, period)
        if asked.insert(key).inserted {
            for version in try base.versions(.filings(code, period), at: base.size) {
                guard let filing = codes.filing(version.event) else { continue }
                book.add(filing, key, version: 0)
            }
        }
        return book.filings(key) { _ in true }
    }

    /// How many listings on a board count in the log.
    func listings(on board: String, in base: some LedgerFacts) throws -> Int {
        if let known = boards[board] { return known }
        let count = try base.versions(.of([.companyListed]), at: base.size).count { version in
            guard case .companyListed(let listing) = version.event.payload.event else {
                return false
            }
            return listing.board == board
        }
        boards[board] = count
        return count
    }
}
