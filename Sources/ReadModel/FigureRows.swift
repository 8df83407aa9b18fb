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

    /// The filings of one company for a period that count now.
    static let inForce = """
        SELECT \(columns) FROM _versions v
        WHERE v.period = ? AND v.subject = ? AND v.recorded_to IS NULL
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

    /// The figures of a metric, or all figures.
    ///
    /// - Parameters:
    ///   - metric: The metric; nil: all.
    ///   - period: The period of the filings.
    ///   - subject: The company; nil: it is told by the row.
    ///   - arguments: What is bound to the statement.
    /// - Returns: The figures, in the order in which SQLite finds them.
    /// - Throws: `ReadModelFailure.damaged` if a row is not what was written, or an error of the
    ///   database.
    func figures(
        of metric: Metric?,
        _ period: FiscalPeriod,
        _ subject: SecurityCode?,
        _ arguments: [Int]
    ) throws -> [FigureFact] {
        for (index, argument) in arguments.enumerated() {
            statement.bind(argument, at: Int32(index + 1))
        }
        defer { statement.reset() }
        var figures: [FigureFact] = []
        while try statement.next() { try add(to: &figures, of: metric, period, subject) }
        return figures
    }

    /// Adds the figures in a row.
    private func add(
        to figures: inout [FigureFact],
        of metric: Metric?,
        _ period: FiscalPeriod,
        _ subject: SecurityCode?
    ) throws {
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
                SQLCondition.types[statement.int(3)]
            )
            guard let filing = Filing(payload.fact) else { return }
            let wanted = filing.figures.filter { metric == nil || $0.metric == metric }
            guard !wanted.isEmpty else { return }
            let code = try subject ?? SecurityCode(subjectName)
            let time = PublicTime(
                try ZonedTime(statement.string(5)),
                precision: PublicTime.Precision(rawValue: statement.string(6)) ?? .exact
            )
            let (id, source) = (
                try EventID(statement.string(4)), try Source(statement.string(7))
            )
            let span = RecordedSpan(opened: statement.int(1), closed: statement.optionalInt(2))
            for figure in wanted {
                figures.append(
                    FigureFact(
                        key: FigureKey(subject: code, metric: figure.metric, period: period),
                        quantity: figure.quantity,
                        currency: filing.currency,
                        stage: filing.stage,
                        reporter: filing.reporter,
                        time: time,
                        sequence: sequence,
                        id: id,
                        source: source,
                        span: span
                    )
                )
            }
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
