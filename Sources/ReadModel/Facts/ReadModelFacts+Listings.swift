import EventLog
public import FilingModel
import GRDB
public import Projections

extension ReadModelFacts {
    /// The listings of all companies: by company ascending, of one company in log order.
    public func listings(at size: LogSize) throws -> [ListingFact] {
        try keeping(.listings(size)) {
            let companies = try numberedCompanies()
            let row = try RawStatement(Self.listings, in: db)
            row.bind(size.count, at: 1)
            row.bind(size.count, at: 2)
            defer { row.reset() }
            var listings: [(rank: Int, sequence: Int, fact: ListingFact)] = []
            while try row.next() {
                let (sequence, company) = (row.int(0), companies[row.int(1)])
                guard let company, let fact = try listing(in: row, of: company.code) else {
                    throw ReadModelError.damaged(.noListing(event: sequence))
                }
                listings.append((company.rank, sequence, fact))
            }
            return listings.sorted { ($0.rank, $0.sequence) < ($1.rank, $1.sequence) }.map(\.fact)
        }
    }

    private static let listings = """
        SELECT v.sequence, v.subject, v.id, v.time, v.precision, v.source, v.data, v.seal
        FROM _versions v
        WHERE v.type = \(SQLCondition.code(of: .companyListed)) AND v.period IS NULL
            AND \(VersionRow.counting)
        """

    private func listing(in row: RawStatement, of code: SecurityCode) throws -> ListingFact? {
        try row.checkSeal(of: row.int(0), subject: code.text, from: 2)
        do {
            let payload = try unsafe memory.decoder.payload(of: row.text(6), .companyListed)
            let time = try row.publicTime(3, precision: 4)
            return ListingFact(payload.event, of: code, time: time)
        } catch {
            throw ReadModelError.damaged(.unreadableEvent(row.int(0), UnexpectedError.words(error)))
        }
    }
}
