import FilingModel
import Reports
import Testing

@Suite struct `Text on a terminal` {
    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    private static let log: ([Table.Column], [[String]]) = (
        [.init("seq", .right), .init("public"), .init("what")],
        [
            ["7", "≤ 2023-01-06", "listed"],
            ["12", "2024-03-07", "an agreement became effective, and the money was received"],
        ]
    )

    @Test func `a table that fits is as wide as it needs`() {
        #expect(
            PlainReport.render(Self.log.0, Self.log.1, as: .table, width: 80) == """
                seq  public        what
                ───  ────────────  ─────────────────────────────────────────────────────────
                  7  ≤ 2023-01-06  listed
                 12  2024-03-07    an agreement became effective, and the money was received

                """
        )
    }

    @Test func `text in a last column goes on under itself`() {
        #expect(
            PlainReport.render(Self.log.0, Self.log.1, as: .table, width: 52) == """
                seq  public        what
                ───  ────────────  ─────────────────────────────────
                  7  ≤ 2023-01-06  listed
                 12  2024-03-07    an agreement became effective,
                                   and the money was received

                """
        )
    }

    @Test func `a table that is a little too wide is drawn tight`() {
        let columns: [Table.Column] = [.init("sector"), .init("like for like", .right)]
        #expect(
            PlainReport.render(columns, [["new energy", "2 of 3"]], as: .table, width: 20) == """
                             like
                              for
                sector       like
                ────────── ──────
                new energy 2 of 3

                """
        )
    }

    @Test(arguments: [
        (
            19,
            """
                    2024  2025
            ──────  ────  ────
            FY2022     1
            FY2023     2     3

                    2026  2027
            ──────  ────  ────
            FY2022           4
            FY2024           5

            """
        ),
        (
            40,
            """
                    2024  2025  2026  2027
            ──────  ────  ────  ────  ────
            FY2022     1                 4
            FY2023     2     3
            FY2024                       5

            """
        ),
    ])
    func `a table of many columns goes on below itself, with the rows that have something there`(
        width: Int,
        text: String
    ) {
        let days = ["2024", "2025", "2026", "2027"].map { Table.Column($0, .right) }
        let rows: [[TextRun]] = [
            ["FY2022", "1", "", "", "4"], ["FY2023", "2", "3", "", ""],
            ["FY2024", "", "", "", "5"],
        ]
        let table = Table([Table.Column("")] + days, rows, overflow: .blocks)
        #expect(PlainReport.render([.table(table)], as: .table, width: width) == text)
    }

    @Test func `a table that is far too wide is a record a row`() {
        let columns: [Table.Column] = [
            .init("code"), .init("revenue", .right), .init("of", .right),
        ]
        #expect(
            PlainReport.render(
                columns,
                [["688506", "5.82271984567 bn", "1"], ["688981", "", "2"]],
                as: .table,
                width: 24
            ) == """
                688506
                  revenue  5.82271984567
                           bn
                  of       1
                688981
                  of       2

                """
        )
    }

    @Test func `wide characters take two columns`() {
        #expect(
            PlainReport.render(
                [.init("名"), .init("n")],
                [["百利天恒", "1"], ["U", "2"]],
                as: .table
            )
                == "名        n\n────────  ─\n百利天恒  1\nU         2\n"
        )
    }

    @Test(arguments: [
        ("688443 智翔金泰, 688469 中芯集成", 20, ["688443 智翔金泰,", "688469 中芯集成"]),
        ("a profit of 3.708 bn", 17, ["a profit of", "3.708 bn"]),
        ("public ≤ 2025-04-03", 12, ["public", "≤ 2025-04-03"]),
        ("growth of 24.02 %", 15, ["growth of", "24.02 %"]),
        ("星环科技、炬芯科技、上海谊众。", 22, ["星环科技、炬芯科技、", "上海谊众。"]),
        ("缺少数据缺少数据缺少数据", 10, ["缺少数据缺", "少数据缺少", "数据"]),
        ("688506 百利天恒、688981 中芯国际", 18, ["688506 百利天恒、", "688981 中芯国际"]),
        ("unbreakable-and-long-word", 10, ["unbreakable-and-long-word"]),
    ])
    func `text is broken where people would`(text: String, width: Int, lines: [String]) {
        let shown = PlainReport.render([.paragraph([TextRun(text)])], as: .table, width: width)
        #expect(Self.lines(shown) == lines)
    }

    @Test func `an item of a list goes on under its first word`() {
        let items: [[TextRun]] = [["alpha beta gamma delta"], ["星环科技、炬芯科技、上海谊众"]]
        #expect(
            PlainReport.render([.heading("Items"), .list(items)], as: .table, width: 14) == """
                Items

                - alpha beta
                  gamma delta
                - 星环科技、
                  炬芯科技、
                  上海谊众

                """
        )
    }

    @Test(arguments: [40, 60, 80, 100], ["en", "zh"])
    func `no line of a report is wider than the terminal`(width: Int, language: String) throws {
        let language: LocalizedText.Language = language == "en" ? .english : .chinese
        let reports: [any Report] = [try RealLedger.insight(), try RealLedger.reconciled()]
        for report in reports {
            let text = Renderer.render(report, as: .table, language: language, width: width)
            let wide = Self.lines(text).filter { Printable.width($0) > width }
            #expect(wide == [])
            #expect(Self.lines(text).allSatisfy { !$0.hasSuffix(" ") })
            #expect(!Self.lines(text).contains("-"), "a bullet alone")
        }
    }

    @Test(arguments: [80, 100])
    func `the numbers and the sectors are tables on a usual terminal`(width: Int) throws {
        let text = Renderer.render(try RealLedger.insight(), as: .table, width: width)
        #expect(Self.lines(text).count { $0.hasPrefix("───") } == 2)
    }
}
