package import FilingModel
package import Projections

/// The companies without a report on a period, at three clocks.
package struct OutstandingReport: Report {
    private let clock: Clock
    /// The companies that were asked for; nil: all that have listed.
    private let cohort: Cohort?
    private let outstanding: Outstanding

    /// The companies of a cohort, or all, without a report; nil where the period has no deadline.
    package init?(_ period: FiscalPeriod, of cohort: Cohort?, _ asOf: AsOf<some FactSource>) throws
    {
        let companies = try asOf.companies(of: cohort)
        guard let outstanding = try asOf.outstanding(period, among: companies) else { return nil }
        clock = asOf.clock
        self.cohort = cohort
        self.outstanding = outstanding
    }

    package var fields: Fields {
        let answer: Fields = [
            "clock": clock,
            "period": outstanding.period,
            "deadline": outstanding.deadline,
            "cohort": cohort?.name,
            "outstanding": outstanding.items.map(fields),
            "filed": outstanding.filed,
            "companies": outstanding.companies,
        ]
        return answer + (cohort?.filterFields ?? [:])
    }

    private func fields(_ item: Outstanding.Item) -> Fields {
        [
            "subject": item.company.code,
            "shortName": item.company.shortName,
            "listedOn": item.company.listedOn,
            "daysLate": outstanding.daysLate,
            "known": item.known?.stage.name,
            "reportedBy": item.known?.reporter,
            "announced": item.known?.time.date,
            "event": item.known?.id,
        ]
    }

    package var sheet: Sheet {
        let question: Fields = ["period": outstanding.period, "deadline": outstanding.deadline]
        return Sheet(
            [
                "subject", "shortName.en", "shortName.zh", "listedOn", "period", "deadline",
                "daysLate", "known", "reportedBy", "announced", Column("event", as: "id"),
            ],
            outstanding.items.map { fields($0) + question }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let table = Table(
            of: outstanding.items,
            [
                .init("code", \.company.code.text),
                .init("short name") { $0.company.displayName(in: language) },
                .init("listed on", \.company.listedOn.spelling),
                .init("known instead") { item in
                    item.known.map { "\($0.stage.name), by the \($0.reporter.rawValue)" } ?? "–"
                },
                .init("public") { item in item.known.map { "\($0.time)" } },
            ]
        )
        return Page(
            title,
            clock,
            in: language,
            [.paragraph(deadlineSentence + " " + countSentence)]
                + (table.rows.isEmpty ? [] : [.table(table)])
        )
    }

    private var title: String {
        "no report on \(outstanding.period) recorded, \(cohort?.title ?? "all companies")"
    }

    private var deadlineSentence: String {
        let days = outstanding.daysLate
        let count = NumberText.counted(abs(days), "day")
        return days > 0
            ? "The deadline was \(outstanding.deadline), \(count) ago."
            : "The deadline is \(outstanding.deadline), "
                + (days == 0 ? "today." : "in \(count).")
    }

    private var countSentence: String {
        "Companies that owe a report: \(NumberText.grouped(outstanding.companies)); recorded: "
            + "\(NumberText.grouped(outstanding.filed)); not recorded: "
            + "\(NumberText.grouped(outstanding.items.count)). A ledger shows what it recorded: a "
            + "report that is missing here may have been filed."
    }
}
