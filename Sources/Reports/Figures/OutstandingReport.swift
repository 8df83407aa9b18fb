package import EventLog
package import FilingModel
package import Projections

/// Who has no report on a period recorded, at three clocks.
package struct OutstandingReport: Report {
    /// The clocks.
    package let clock: Clock
    /// The companies that were asked for; nil: all that have listed.
    package let cohort: Cohort?
    /// Those without a report.
    package let outstanding: Outstanding

    /// Who has no report recorded.
    package init(clock: Clock, cohort: Cohort?, outstanding: Outstanding) {
        self.clock = clock
        self.cohort = cohort
        self.outstanding = outstanding
    }

    package var json: JSONValue {
        let filters = (cohort?.filters ?? []).map { JSONMember($0.name, .string($0.value)) }
        return .object(
            [
                JSONMember("clock", clock.json),
                JSONMember("period", .string(outstanding.period.description)),
                JSONMember("deadline", .string(outstanding.deadline.description)),
                JSONMember("cohort", (cohort?.name).json(JSONValue.string)),
                JSONMember("outstanding", .array(outstanding.items.map(json))),
                JSONMember("filed", .integer(Int64(outstanding.filed))),
                JSONMember("companies", .integer(Int64(outstanding.companies))),
            ] + (filters.isEmpty ? [] : [JSONMember("filters", .object(filters))])
        )
    }

    private func json(_ item: Outstanding.Item) -> JSONValue {
        .object([
            JSONMember("subject", .string(item.company.code.text)),
            JSONMember("shortName", item.company.shortName.json),
            JSONMember("listedOn", .string(item.company.listedOn.spelling)),
            JSONMember("daysLate", .integer(Int64(outstanding.daysLate))),
            JSONMember("known", (item.known?.stage.name).json(JSONValue.string)),
            JSONMember("reportedBy", (item.known?.reporter.rawValue).json(JSONValue.string)),
            JSONMember("announced", item.known.json { .string($0.time.date.description) }),
            JSONMember("event", item.known.json { .string($0.id.text) }),
        ])
    }

    package var sheet: Sheet {
        Sheet(
            [
                "subject", "short_name_en", "short_name_zh", "listed_on", "period", "deadline",
                "days_late", "known", "reported_by", "announced", "id",
            ],
            outstanding.items.map { item in
                [
                    item.company.code.text, item.company.shortName.english,
                    item.company.shortName.chinese, item.company.listedOn.spelling,
                    outstanding.period.description, outstanding.deadline.description,
                    String(outstanding.daysLate), item.known?.stage.name,
                    item.known?.reporter.rawValue, item.known?.time.date.description,
                    item.known?.id.text,
                ]
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let rows = outstanding.items.map { item -> [TextRun] in
            [
                TextRun(item.company.code.text), TextRun(item.company.displayName(in: language)),
                TextRun(item.company.listedOn.spelling),
                TextRun(
                    item.known.map { "\($0.stage.name), by the \($0.reporter.rawValue)" } ?? "–"
                ),
                TextRun(item.known.map { "\($0.time)" } ?? ""),
            ]
        }
        let columns = ["code", "short name", "listed on", "known instead", "public"]
        let table: [Block] =
            rows.isEmpty ? [] : [.table(Table(columns.map { Table.Column($0) }, rows))]
        return Page(
            [
                .title(title),
                .subtitle(clock.line(in: language)),
                .paragraph([TextRun(deadlineSentence + " " + countSentence)]),
            ] + table
        )
    }

    private var title: String {
        let companies = cohort.map { cohort in
            cohort.name + cohort.filters.map { ", \($0.name) \($0.value)" }.joined()
        }
        return "no report on \(outstanding.period) recorded, \(companies ?? "all companies")"
    }

    private var deadlineSentence: String {
        let days = outstanding.daysLate
        let count = NumberText.grouped(abs(days)) + (abs(days) == 1 ? " day" : " days")
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
