import FilingModel

/// The filings of companies by period, in about two hundred bytes each.
struct FilingBook {
    /// A company, by the number its subject has, and a period.
    struct Key: Hashable {
        private let bits: UInt64

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

    /// A figure in 16 bytes; one that does not fit stands in full beside them.
    private struct Packed {
        static let oddScale = UInt8.max
        static let rangeScale = UInt8.max - 1
        static let exact = Int8.min
        static let ownUnit = UInt16.max

        /// The digits; the place among the odd ones.
        let coefficient: Int64
        let metric: Int32
        let unit: UInt16
        let scale: UInt8
        let decimals: Int8
    }

    private var last: [Key: Int32] = [:]
    private var records = Chunked<Record>()
    private var figures = Chunked<Packed>()
    private var odd: [FiledFigure] = []

    /// Adds a filing, with the number of its version.
    mutating func add(_ filing: Filing, _ key: Key, version: Int) {
        let number = Int32(records.count)
        let record = Record(
            version: Int32(version),
            previous: last.updateValue(number, forKey: key) ?? -1,
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
        for figure in filing.figures { figures.append(pack(figure)) }
    }

    /// The versions of the filings of a company for a period, the last one first.
    func versions(_ key: Key) -> [Int] {
        var versions: [Int] = []
        var number = last[key] ?? -1
        while number >= 0 {
            versions.append(Int(records[Int(number)].version))
            number = records[Int(number)].previous
        }
        return versions
    }

    /// The filings of a company for a period, the last one first.
    func filings(_ key: Key, where isIncluded: (_ version: Int) -> Bool) -> [Filing] {
        guard var number = last[key] else { return [] }
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
            figures: (record.firstFigure..<record.firstFigure + Int(record.figureCount))
                .map { unpack(figures[$0]) }
        )
    }

    private mutating func pack(_ figure: FiledFigure) -> Packed {
        let value = figure.value ?? Digits(coefficient: 0, scale: Int(Packed.rangeScale))
        guard let coefficient = Int64(exactly: value.coefficient),
            let unit = UInt16(exactly: figure.unit ?? Int(Packed.ownUnit)),
            (unit == Packed.ownUnit) == (figure.unit == nil)
        else {
            odd.append(figure)
            return Packed(
                coefficient: Int64(odd.count - 1),
                metric: Int32(figure.metric),
                unit: Packed.ownUnit,
                scale: Packed.oddScale,
                decimals: Packed.exact
            )
        }
        return Packed(
            coefficient: coefficient,
            metric: Int32(figure.metric),
            unit: unit,
            scale: UInt8(value.scale),
            decimals: figure.decimals.map { Int8($0) } ?? Packed.exact
        )
    }

    private func unpack(_ packed: Packed) -> FiledFigure {
        guard packed.scale != Packed.oddScale else { return odd[Int(packed.coefficient)] }
        let value = Digits(coefficient: Int128(packed.coefficient), scale: Int(packed.scale))
        return FiledFigure(
            metric: Int(packed.metric),
            value: packed.scale == Packed.rangeScale ? nil : value,
            decimals: packed.decimals == Packed.exact ? nil : Int(packed.decimals),
            unit: packed.unit == Packed.ownUnit ? nil : Int(packed.unit)
        )
    }
}
