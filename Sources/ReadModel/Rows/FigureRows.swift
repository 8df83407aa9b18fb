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

    /// The filings of all companies for a period; the last column is the company's number.
    static let ofAll = """
        SELECT \(columns), v.subject FROM _versions v
        WHERE v.period = ? AND \(VersionRow.counting)
        """

    /// Prepares a statement.
    init(_ sql: String, in db: Database) throws { statement = try RawStatement(sql, in: db) }

    /// The figures of a company for a period.
    ///
    /// - Parameter metric: The metric; nil: all.
    /// - Returns: The figures, in the order in which SQLite finds them.
    /// - Throws: `ReadModelError.damaged` if a row is not what was written, or an error of the
    ///   database.
    func figures(
        of metric: Metric?,
        _ period: FiscalPeriod,
        _ subject: SecurityCode,
        _ arguments: [Int]
    ) throws -> [FigureFact] {
        var figures: [FigureFact] = []
        try eachRow(arguments) { try add(to: &figures, of: metric, period, subject) }
        return figures
    }

    /// The figures of one metric of all companies for a period.
    ///
    /// - Returns: The figures, by company ascending, and there in log order.
    /// - Throws: `ReadModelError.damaged` if a row is not what was written, or an error of the
    ///   database.
    func figures(
        of metric: Metric,
        _ period: FiscalPeriod,
        _ companies: NumberedCompanies,
        _ arguments: [Int]
    ) throws -> [FigureFact] {
        var figures: [FigureFact] = []
        // Numbers are quicker to sort than what they stand for.
        var places: [(rank: Int, sequence: Int, index: Int)] = []
        try eachRow(arguments) {
            guard let company = companies[statement.int(10)] else {
                throw ReadModelError.damaged(.noCompany(event: statement.int(0)))
            }
            let count = figures.count
            try add(to: &figures, of: metric, period, company.code)
            guard figures.count > count else { return }
            places.append((company.rank, statement.int(0), count))
        }
        places.sort { ($0.rank, $0.sequence) < ($1.rank, $1.sequence) }
        return places.map { figures[$0.index] }
    }

    private func eachRow(_ arguments: [Int], _ body: () throws -> Void) throws {
        for (index, argument) in arguments.enumerated() {
            statement.bind(argument, at: Int32(index + 1))
        }
        defer { statement.reset() }
        while try statement.next() { try body() }
    }

    /// Adds the figures in a row.
    private func add(
        to figures: inout [FigureFact],
        of metric: Metric?,
        _ period: FiscalPeriod,
        _ subject: SecurityCode
    ) throws {
        let sequence = statement.int(0)
        try statement.checkSeal(of: sequence, subject: subject.text, from: 4)
        do {
            guard let filing = try filing(of: metric, period) else { return }
            let time = try statement.publicTime(5, precision: 6)
            let (id, source) = (try statement.eventID(4), try statement.source(7))
            let span = RecordedSpan(opened: statement.int(1), closed: statement.optionalInt(2))
            for figure in filing.figures {
                figures.append(
                    FigureFact(
                        figure,
                        of: subject,
                        in: filing,
                        time: time,
                        sequence: sequence,
                        id: id,
                        source: source,
                        span: span
                    )
                )
            }
        } catch {
            throw ReadModelError.damaged(.unreadableEvent(sequence, UnexpectedError.words(error)))
        }
    }

    /// The filing in a row, with the figure of a metric, or with all; nil if it does not have it.
    private func filing(of metric: Metric?, _ period: FiscalPeriod) throws -> Filing? {
        let type = SQLCondition.types[statement.int(3)]
        guard let metric else {
            return try unsafe decoder.payload(of: statement.text(8), type).event.filing
        }
        return try unsafe decoder.filing(of: metric, for: period, in: statement.text(8), type)
    }
}
