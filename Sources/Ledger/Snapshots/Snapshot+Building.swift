import EventLog
import FilingModel
package import Projections
package import TransparencyLog

extension Snapshot {
    /// The state of every projection in the first format.
    ///
    /// - Parameters:
    ///   - asOf: The facts; valid and known on the same day, of a log that has its opening.
    ///   - root: The root of the Merkle tree over the events that count.
    package init<Facts: FactSource>(of asOf: AsOf<Facts>, root: Digest) throws {
        let day = asOf.clock.valid.date
        precondition(asOf.clock.known == .date(day), "a snapshot is valid and known on one day")
        guard let opening = try asOf.facts.opening(at: asOf.clock.recorded) else {
            preconditionFailure("the first event is the opening")
        }
        let header = Header(
            format: .v1,
            day: day,
            size: asOf.clock.recorded,
            origin: opening.origin.text,
            root: root.base64
        )
        self.init(header, try StateV1(asOf).records())
    }
}

/// The state in the first format, record by record.
///
/// What it says is not shared with other answers: they may change, but this format may not.
private struct StateV1<Facts: FactSource> {
    private let asOf: AsOf<Facts>
    private let cohort = Cohort.unprofitableAtListing

    init(_ asOf: AsOf<Facts>) { self.asOf = asOf }

    func records() throws -> [SnapshotRecord] {
        let companies = try asOf.companies()
        let figures = try asOf.facts.figureKeys(at: asOf.clock.recorded)
            .compactMap { try asOf.figure($0) }
        let members = companies.filter(cohort.includes).map(\.code)
        return try companies.map { record(.companies, $0.snapshotMembers) }
            + companies.flatMap { try asOf.markSpans(of: $0.code) }
            .map { record(.marks, $0.snapshotMembers) }
            + figures.compactMap(figure)
            + [.fiscalYear, .year].flatMap(series)
            + pairs(figures, members).compactMap { try aggregate($0, $1, members) }
    }

    private func record(_ section: SnapshotSection, _ members: [JSONMember]) -> SnapshotRecord {
        guard let record = SnapshotRecord(section, .object(members)) else {
            preconditionFailure("a record has its key")
        }
        return record
    }

    private func definition(_ metric: Metric) throws -> MetricDefinition? {
        try asOf.facts.definition(of: metric, at: asOf.clock.recorded)
    }

    private func figure(_ figure: FigureFact) throws -> SnapshotRecord? {
        try definition(figure.key.metric).map { record(.figures, figure.snapshotMembers($0)) }
    }

    private func series(by grouping: ShedMarks.Grouping) throws -> [SnapshotRecord] {
        let series = try asOf.shedMarks(.unprofitable, of: cohort, by: grouping)
        let unassigned = series.unassigned.isEmpty ? [] : [series.unassignedSnapshotMembers]
        return (series.points.map(series.snapshotMembers) + unassigned).map { record(.series, $0) }
    }

    /// What there are fiscal years of, for some company of the cohort.
    private func pairs(
        _ figures: [FigureFact],
        _ members: [SecurityCode]
    ) -> [(Metric, FiscalPeriod)] {
        let isMember = Set(members)
        let keys = figures.map(\.key).filter {
            $0.period.isFiscalYear && isMember.contains($0.subject)
        }
        let periods = Dictionary(grouping: keys, by: \.metric)
            .mapValues { Set($0.map(\.period)) }
        return periods.flatMap { metric, periods in periods.map { (metric, $0) } }
    }

    private func aggregate(
        _ metric: Metric,
        _ period: FiscalPeriod,
        _ members: [SecurityCode]
    ) throws -> SnapshotRecord? {
        guard let aggregate = try asOf.aggregate(metric, period, over: members),
            let sum = aggregate.sum
        else { return nil }
        return record(.aggregates, aggregate.snapshotMembers(sum, of: cohort))
    }
}
