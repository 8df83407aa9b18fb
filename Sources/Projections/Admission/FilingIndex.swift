import FilingModel

/// The filings of companies by period, in about two hundred bytes each.
///
/// It is not copied unawares: it is asked often, and large.
struct FilingIndex: ~Copyable {
    /// A company, by the number its subject has, and a period.
    struct Key: Hashable {
        fileprivate let bits: UInt64

        init(_ subject: Int, _ period: FiscalPeriod) {
            bits = UInt64(subject) << 32 | UInt64(period.year) << 8 | UInt64(period.part.rawValue)
        }
    }

    /// A filing without its figures.
    private struct Record {
        let version: Int32
        /// The filing before it of the same company and period; -1: none.
        let previous: Int32
        let sequence: Int32
        let date: CalendarDate
        let instant: Instant
        let sourceHash: Int
        let currency: Int32
        let figureCount: Int32
        let firstFigure: Int
        let stage: FigureStage
        let reporter: Reporter
    }

    private var last = NumberTable()
    private var records = Chunked<Record>()
    private var figures = Chunked<FiledFigure>()

    /// None.
    init() {}

    /// The same again.
    init(copying other: borrowing FilingIndex) {
        last = other.last
        records = other.records
        figures = other.figures
    }

    /// Adds a filing, with the number of its version.
    mutating func add(_ filing: Filing, _ key: Key, version: Int) {
        let number = Int32(records.count)
        let record = Record(
            version: Int32(version),
            previous: last.update(number, for: key.bits) ?? -1,
            sequence: Int32(filing.sequence),
            date: filing.order.date,
            instant: filing.order.instant,
            sourceHash: filing.sourceHash,
            currency: Int32(filing.currency),
            figureCount: Int32(filing.figures.count),
            firstFigure: figures.count,
            stage: filing.stage,
            reporter: filing.reporter
        )
        records.append(record)
        figures.append(contentsOf: filing.figures)
    }

    /// The versions of the filings of a company for a period, the last one first.
    func versions(_ key: Key) -> [Int] {
        var versions: [Int] = []
        var number = last[key.bits] ?? -1
        while number >= 0 {
            versions.append(Int(records[Int(number)].version))
            number = records[Int(number)].previous
        }
        return versions
    }

    /// The filings of a company for a period, the last one first.
    func filings(_ key: Key, where isIncluded: (_ version: Int) -> Bool) -> [Filing] {
        guard var number = last[key.bits] else { return [] }
        var filings: [Filing] = []
        while number >= 0 {
            let record = records[Int(number)]
            if isIncluded(Int(record.version)) { filings.append(filing(record)) }
            number = record.previous
        }
        return filings
    }

    private func filing(_ record: Record) -> Filing {
        Filing(
            sequence: Int(record.sequence),
            stage: record.stage,
            reporter: record.reporter,
            currency: Int(record.currency),
            order: PublicOrder(
                date: record.date,
                instant: record.instant,
                sequence: Int(record.sequence)
            ),
            sourceHash: record.sourceHash,
            figures: figures.elements(record.firstFigure, count: Int(record.figureCount))
        )
    }
}
