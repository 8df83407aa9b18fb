import EventLog
import FilingModel
import GRDB
import Projections

/// One metric's figures of filings, as a statement over `_versions` finds them.
///
/// This is what is asked most, of one company and of all: the rows are read where SQLite has them.
final class FigureRows {
    private let statement: RawStatement
    private var decoder = EventDecoder()

    /// The columns, in order.
    private static let columns = """
        v.sequence, v.recorded_from, v.recorded_to, v.type, v.id, v.time, v.precision, v.source,
        v.data, v.seal
        """

    /// The filings of one company for a period.
    static let ofCompany = """
        SELECT \(columns) FROM _versions v
        WHERE v.period = ? AND v.subject = ? AND \(VersionRow.counting)
        """

    /// The filings of all companies for a period; the last column names the company.
    static let ofAll = """
        SELECT \(columns), s.name FROM _versions v JOIN _subjects s ON s.subject = v.subject
        WHERE v.period = ? AND \(VersionRow.counting)
        """

    /// Prepares a statement.
    ///
    /// - Throws: An error of the database.
    init(_ sql: String, in db: Database) throws { statement = try RawStatement(sql, in: db) }

    /// The figures of a metric.
    ///
    /// - Parameters:
    ///   - metric: The metric.
    ///   - period: The period of the filings.
    ///   - subject: The company; nil: it is told by the row.
    ///   - arguments: What is bound to the statement.
    /// - Returns: The figures, in the order in which SQLite finds them.
    /// - Throws: `ReadModelFailure.damaged` if a row is not what was written, or an error of the
    ///   database.
    func figures(
        of metric: Metric,
        _ period: FiscalPeriod,
        _ subject: SecurityCode?,
        _ arguments: [Int]
    ) throws -> [FigureFact] {
        for (index, argument) in arguments.enumerated() {
            statement.bind(argument, at: Int32(index + 1))
        }
        defer { statement.reset() }
        var figures: [FigureFact] = []
        while try statement.next() {
            let figure = try fact(of: metric, period, subject)
            if let figure { figures.append(figure) }
        }
        return figures
    }

    /// The figure in a row; nil if its filing has none of the metric.
    private func fact(
        of metric: Metric,
        _ period: FiscalPeriod,
        _ subject: SecurityCode?
    ) throws -> FigureFact? {
        let sequence = statement.int(0)
        let subjectName = subject?.text ?? statement.string(10)
        var seal = Seal()
        unsafe seal.add(statement.text(4))
        seal.add(subjectName)
        for column in 5...8 as ClosedRange<Int32> { unsafe seal.add(statement.text(column)) }
        guard seal.value == statement.int(9) else {
            throw ReadModelFailure.damaged("event \(sequence) is not what was written")
        }
        do {
            let payload = try unsafe decoder.payload(
                of: statement.text(8),
                EventType.allCases[statement.int(3)]
            )
            guard let filing = Filing(payload.fact),
                let figure = filing.figures.first(where: { $0.metric == metric })
            else { return nil }
            return FigureFact(
                key: FigureKey(
                    subject: try subject ?? SecurityCode(subjectName),
                    metric: metric,
                    period: period
                ),
                quantity: figure.quantity,
                currency: filing.currency,
                stage: filing.stage,
                reporter: filing.reporter,
                time: PublicTime(
                    try ZonedTime(statement.string(5)),
                    precision: PublicTime.Precision(rawValue: statement.string(6)) ?? .exact
                ),
                sequence: sequence,
                id: try EventID(statement.string(4)),
                source: try Source(statement.string(7)),
                span: RecordedSpan(opened: statement.int(1), closed: statement.optionalInt(2))
            )
        } catch {
            throw ReadModelFailure.damaged("event \(sequence) cannot be read: \(error)")
        }
    }

    /// What a filing says beside its figures.
    private struct Filing {
        let figures: [ReportedFigure]
        let currency: Currency
        let stage: FigureStage
        let reporter: Reporter

        init?(_ fact: FilingEvent) {
            switch fact {
            case .resultFiled(let result):
                figures = result.figures
                currency = result.currency
                stage = .filed(result.stage)
                reporter = result.reportedBy
            case .figuresRestated(let restatement):
                figures = restatement.figures
                currency = restatement.currency
                stage = .restated(restatement.reason)
                reporter = .issuer
            case .ledgerOpened, .companyListed, .markAssigned, .markRemoved, .tierChanged,
                .companyRenamed, .sectorChanged, .companyDelisted, .milestoneAnnounced,
                .aggregateReported, .metricDefined, .eventCorrected, .eventRetracted:
                return nil
            }
        }
    }
}
