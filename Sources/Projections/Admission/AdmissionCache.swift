import FilingModel

/// What the admission of events has asked the facts of a log for: each company, period and board is
/// asked for once, also where there is nothing.
///
/// Those facts do not change, so that all that follows them may share it.
final class AdmissionCache {
    /// What filings stand on.
    struct Company {
        /// The sequences of the events that brought its listings.
        var listings: [Int] = []
        var delistings: [EventVersion] = []
    }

    private struct FilingKey: Hashable {
        let subject: Subject
        let period: FiscalPeriod
    }

    private var companies: [Subject: Company] = [:]
    private var filings: [FilingKey: [FilingVersion]] = [:]
    private var listings: [String: Int] = [:]

    /// A company's listings and delistings that count in the log.
    func company(_ subject: Subject, in base: some LedgerFacts) throws -> Company {
        // The first event is about the ledger.
        if base.size.count <= 1 { return Company() }
        if let known = companies[subject] { return known }
        var company = Company()
        let query = FactQuery.about(subject, [.companyListed, .companyDelisted])
        for version in try base.versions(query, at: base.size) {
            if version.event.type == .companyListed {
                company.listings.append(version.span.opened)
            } else {
                company.delistings.append(version)
            }
        }
        companies[subject] = company
        return company
    }

    /// The filings of a company for a period that count in the log, in log order.
    func filings(
        of subject: Subject,
        for period: FiscalPeriod,
        in base: some LedgerFacts
    ) throws -> [FilingVersion] {
        let key = FilingKey(subject: subject, period: period)
        if let known = filings[key] { return known }
        guard let code = subject.code else { return [] }
        let found = try base.versions(.filings(code, period), at: base.size)
            .compactMap { FilingVersion($0.event, opened: $0.span.opened) }
        filings[key] = found
        return found
    }

    /// How many listings on a board count in the log.
    func listings(on board: String, in base: some LedgerFacts) throws -> Int {
        if let known = listings[board] { return known }
        let count = try base.versions(.of([.companyListed]), at: base.size).count { version in
            version.event.payload.event.listing?.board.text == board
        }
        listings[board] = count
        return count
    }
}
