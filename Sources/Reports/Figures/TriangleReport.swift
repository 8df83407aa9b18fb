package import EventLog
package import FilingModel
package import Projections

/// The vintages of one metric of a company: periods down, days on which something changed across.
package struct TriangleReport: Report {
    /// The clocks; the valid day plays no part.
    package let clock: Clock
    /// The company, if it had listed by then.
    package let company: CompanyState?
    /// How long the periods are.
    package let frequency: Triangle.Frequency
    /// The vintages of these periods.
    package let triangle: Triangle
    /// How many periods of other lengths have vintages too.
    package let otherPeriods: [Triangle.Frequency: Int]
    /// How the answer for spreadsheets is laid out.
    package let layout: VintageSheet.Layout
    /// The unit of the values for spreadsheets.
    package let unit: Unit

    /// The vintages of one metric of a company.
    package init(
        clock: Clock,
        company: CompanyState?,
        triangle: Triangle,
        frequency: Triangle.Frequency,
        layout: VintageSheet.Layout = .wide,
        unit: Unit? = nil
    ) {
        self.clock = clock
        self.company = company
        self.frequency = frequency
        self.triangle = triangle.filtered(by: frequency)
        otherPeriods = triangle.rows.map { Triangle.Frequency(of: $0.period) }
            .filter { $0 != frequency }
            .reduce(into: [:]) { $0[$1, default: 0] += 1 }
        self.layout = layout
        self.unit = unit ?? triangle.unit
    }

    /// The answer for programs: of every row what counted, with the first and the last day on which
    /// it did.
    package var json: JSONValue {
        let others = Triangle.Frequency.allCases.compactMap { frequency in
            otherPeriods[frequency].map { count in
                JSONMember(frequency.rawValue, .integer(Int64(count)))
            }
        }
        return .object([
            JSONMember("clock", clock.json),
            JSONMember("subject", .string(triangle.subject.text)),
            JSONMember("metric", .string(triangle.definition.metric.name)),
            JSONMember("frequency", .string(frequency.rawValue)),
            JSONMember("unit", .string(triangle.unit.text)),
            JSONMember("days", .array(triangle.days.map { .string($0.description) })),
            JSONMember("rows", .array(triangle.rows.map(json))),
            JSONMember("otherPeriods", .object(others)),
        ])
    }

    private func json(_ row: Triangle.Row) -> JSONValue {
        let vintages = row.vintages.indices.map { index -> JSONValue in
            let vintage = row.vintages[index]
            let next = index + 1 < row.vintages.count ? row.vintages[index + 1].day : nil
            let span = [
                JSONMember("from", .string(vintage.day.description)),
                JSONMember("to", next.json { .string($0.adding(days: -1).description) }),
                JSONMember("precision", .string(vintage.figure.time.precision.rawValue)),
            ]
            guard case .object(let figure) = vintage.figure.json(triangle.definition) else {
                return .object(span)
            }
            return .object(span + figure)
        }
        return .object([
            JSONMember("period", .string(row.period.description)),
            JSONMember("vintages", .array(vintages)),
        ])
    }

    /// The answer for spreadsheets, as ALFRED lays out vintages.
    package var sheet: Sheet { VintageSheet(triangle, unit: unit).sheet(layout) }

    /// What the answer for spreadsheets does not show, a line each.
    package var omissions: [String] {
        let figures = triangle.rows.flatMap(\.vintages).map(\.figure)
        let ranges = figures.count { $0.quantity.isRange }
        let units = Dictionary(grouping: figures) { $0.unit(triangle.definition) }
            .filter { $0.key != unit }
            .map { "\($0.value.count) in \($0.key)" }.sorted()
        var lines: [String] = []
        if let other = otherSentence { lines.append(other) }
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

    /// What else there is.
    private var otherSentence: String? {
        guard !otherPeriods.isEmpty else { return nil }
        let list = Triangle.Frequency.allCases.compactMap { frequency in
            otherPeriods[frequency].map { "\(frequency.rawValue) \($0)" }
        }
        return "periods of other lengths, by --frequency: \(list.joined(separator: ", "))"
    }

    // MARK: For people

    /// The answer for people: a cell only where something began to count.
    package func page(in language: LocalizedText.Language) -> Page {
        let name = company.map { " " + $0.displayName(in: language) } ?? ""
        let metric = triangle.definition.metric
        let head: [Block] = [
            .title("\(triangle.subject)\(name), \(metric), \(frequency.rawValue): the vintages"),
            .subtitle(clock.line(in: language)),
        ]
        let others: [Block] =
            otherSentence.map { [.paragraph([TextRun("There are " + $0 + ".")])] } ?? []
        guard !triangle.rows.isEmpty else {
            return Page(head + [.paragraph(["none known"])] + others)
        }
        let days = triangle.days
        let rows = triangle.rows.map { row in
            [TextRun(row.period.description)]
                + days.map { day in
                    row.vintages.first { $0.day == day }.map { cell($0.figure) } ?? ""
                }
        }
        let columns = [Table.Column("")] + days.map { Table.Column(title($0), .right) }
        return Page(
            head + [
                .paragraph([TextRun(unitSentence + " " + Self.reading + " " + legend)]),
                .table(Table(columns, rows, overflow: .blocks)),
            ] + others
        )
    }

    /// A day; as the latest possible where it is no more than that for all that began to count.
    private func title(_ day: CalendarDate) -> String {
        let times = triangle.rows.flatMap(\.vintages).filter { $0.day == day }.map(\.figure.time)
        return times.allSatisfy { $0.precision == .noLaterThan } ? "≤ \(day)" : "\(day)"
    }

    private static let reading = """
        A value stands below the day from which it counts, and counts until the next one in its row.
        """

    private var isInBillions: Bool { triangle.unit.isCurrency }

    private var unitSentence: String {
        isInBillions ? "In bn \(triangle.unit)." : "In \(triangle.unit)."
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
        let isOther = unit != triangle.unit
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
        let other = isOther ? (isInBillions ? " bn \(unit)" : " \(unit)") : ""
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
