package import FilingModel
package import Projections

/// The vintages of one metric of a company: periods down, days on which something changed across.
package struct TriangleReport: Report {
    /// The clocks; the valid day plays no part.
    private let clock: Clock
    /// The company, if it had listed by then.
    private let company: CompanyState?
    private let frequency: Triangle.Frequency
    /// The vintages of the periods of one length.
    private let triangle: Triangle
    /// The number of periods of other lengths that have vintages too.
    private let otherPeriods: [Triangle.Frequency: Int]
    private let layout: VintageSheet.Layout
    /// The unit of the values for spreadsheets.
    private let unit: Unit

    /// The vintages of the periods of one length; nil: there is no such metric.
    ///
    /// The values for spreadsheets are in `unit`, by default that of the metric's sums.
    package init?(
        _ metric: Metric,
        of code: SecurityCode,
        _ frequency: Triangle.Frequency = .annual,
        layout: VintageSheet.Layout = .wide,
        unit: Unit? = nil,
        _ asOf: AsOf<some FactSource>
    ) throws {
        guard let all = try asOf.triangle(of: metric, code) else { return nil }
        clock = asOf.clock
        company = try asOf.company(code)
        self.frequency = frequency
        triangle = all.filtered(by: frequency)
        otherPeriods = all.rows.map { Triangle.Frequency(of: $0.period) }
            .filter { $0 != frequency }
            .reduce(into: [:]) { $0[$1, default: 0] += 1 }
        self.layout = layout
        self.unit = unit ?? all.unit
    }

    /// Of every row what counted, with the first and the last day on which it did.
    package var fields: Fields {
        let others = Triangle.Frequency.allCases.compactMap { frequency in
            otherPeriods[frequency].map { (frequency.rawValue, $0) }
        }
        return [
            "clock": clock,
            "subject": triangle.subject,
            "metric": triangle.definition.metric,
            "frequency": frequency,
            "unit": triangle.unit,
            "days": triangle.days,
            "rows": triangle.rows.map(fields),
            "otherPeriods": Fields(others),
        ]
    }

    private func fields(_ row: Triangle.Row) -> Fields {
        let ends: [CalendarDate?] =
            row.vintages.dropFirst().map { $0.day.adding(days: -1) } + [nil]
        let vintages = zip(row.vintages, ends).map { vintage, end -> Fields in
            let span: Fields = [
                "from": vintage.day,
                "to": end,
                "precision": vintage.figure.time.precision,
            ]
            return span + vintage.figure.fields(triangle.definition)
        }
        return ["period": row.period, "vintages": vintages]
    }

    /// The vintages as ALFRED lays them out.
    package var sheet: Sheet { VintageSheet(triangle, unit: unit).sheet(layout) }

    /// What the answer for spreadsheets does not show, a line each.
    package var omissions: [String] {
        let figures = triangle.rows.flatMap(\.vintages).map(\.figure)
        let ranges = figures.count { $0.quantity.isRange }
        let units = Dictionary(grouping: figures) { $0.unit(triangle.definition) }
            .filter { $0.key != unit }
            .map { "\($0.value.count) in \($0.key)" }.sorted()
        var lines: [String] = []
        if let others { lines.append(others) }
        if ranges > 0 {
            lines.append("ranges have no value and stand as a point: \(ranges)")
        }
        if !units.isEmpty {
            let list = units.joined(separator: ", ")
            lines.append(
                "what is not in \(unit) stands as a point: \(list); --unit gives those in another"
            )
        }
        return lines
    }

    /// The periods of other lengths, in words; nil: there are none.
    private var others: String? {
        guard !otherPeriods.isEmpty else { return nil }
        let list = Triangle.Frequency.allCases.compactMap { frequency in
            otherPeriods[frequency].map { "\(frequency.rawValue) \($0)" }
        }
        return "periods of other lengths, by --frequency: \(list.joined(separator: ", "))"
    }

    // MARK: For people

    /// A cell stands only where something began to count.
    package func page(in language: LocalizedText.Language) -> Page {
        let name = company.map { " " + $0.displayName(in: language) } ?? ""
        let metric = triangle.definition.metric
        let body: [Block] =
            triangle.rows.isEmpty
            ? [.paragraph("none known")]
            : [.paragraph(unitSentence + " " + Self.reading + " " + legend), .table(table)]
        return Page(
            "\(triangle.subject)\(name), \(metric), \(frequency.rawValue): the vintages",
            clock,
            in: language,
            body + (others.map { [.paragraph("There are " + $0 + ".")] } ?? [])
        )
    }

    private var table: Table {
        let days = triangle.days
        let rows = triangle.rows.map { row in
            [TextRun(row.period.description)]
                + days.map { day in
                    row.vintages.first { $0.day == day }.map { cell($0.figure) } ?? ""
                }
        }
        let columns = [Table.Column("")] + days.map { Table.Column(title($0), .right) }
        return Table(columns, rows, overflow: .blocks)
    }

    /// A day; as the latest possible where it is no more than that for all that began to count.
    private func title(_ day: CalendarDate) -> String {
        let times = triangle.rows.flatMap(\.vintages).filter { $0.day == day }.map(\.figure.time)
        return times.allSatisfy { $0.precision == .noLaterThan } ? "≤ \(day)" : "\(day)"
    }

    private static let reading = """
        A value stands below the day from which it counts, and counts until the next one in its row.
        """

    private var unitSentence: String {
        triangle.unit.isCurrency ? "In bn \(triangle.unit)." : "In \(triangle.unit)."
    }

    /// The letters of the stages that occur, in order, with what they mean.
    private var legend: String {
        let figures = triangle.rows.flatMap(\.vintages).map(\.figure)
        let letters = figures.reduce(into: [String: FigureFact]()) { $0[$1.letter] = $1 }
        return letters.sorted { one, other in
            (one.value.stage.rank, one.key) < (other.value.stage.rank, other.key)
        }.map { "\($0.key): \($0.value.letterMeaning)" }.joined(separator: ", ") + "."
    }

    /// The value and its stage; the unit too, where it is another one.
    private func cell(_ figure: FigureFact) -> TextRun {
        let unit = figure.unit(triangle.definition)
        let isInBillions = unit.isCurrency
        func number(_ amount: Amount) -> String {
            isInBillions
                ? NumberText.inBillions(amount.description)
                : NumberText.grouped(amount.description)
        }
        let value =
            switch figure.quantity.content {
            case .value(let value): number(value)
            case .range(let low, let high): number(low) + ".." + number(high)
            }
        let other = unit == triangle.unit ? "" : isInBillions ? " bn \(unit)" : " \(unit)"
        return TextRun("\(value)\(other) \(figure.letter)", link: figure.source.text)
    }
}

extension FigureFact {
    /// A letter for its stage; a small one for what the press printed.
    fileprivate var letter: String {
        let letter = stage.name.prefix(1)
        return reporter == .press ? String(letter) : letter.uppercased()
    }

    fileprivate var letterMeaning: String {
        reporter == .press ? "\(stage.name) by the press" : stage.name
    }
}
