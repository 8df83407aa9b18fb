import StarLedger

/// Makes a ledger, files a result in it, asks, audits and verifies.
///
/// All of it is synthetic.
@main
struct FirstLedger {
    static func main() throws {
        let directory = CommandLine.arguments[1]
        let now = try RecordedTime("2026-01-15T08:00:00.000Z")
        let made = try Ledger.create(
            at: directory,
            Synthetic.opening(),
            recordedBy: "desk",
            host: LedgerHost(now: { now })
        )
        var appender = made.appender(recordedBy: "desk")
        let receipt = try appender.append([Synthetic.listing(made), Synthetic.result(made)])
        print("appended \(receipt.appended.count), the log has \(receipt.size) events")

        let ledger = try Ledger(at: directory)
        let day = try CalendarDate("2025-05-09")
        let clock = try ledger.clock(ClockRequest(asOf: day))
        let key = FigureKey(
            subject: try SecurityCode("688001"),
            metric: .revenue,
            period: try FiscalPeriod("FY2024")
        )
        let (figure, audit) = try ledger.asOf(clock) { (try $0.figure(key), try $0.audit(key)) }
        if let figure, let value = figure.quantity.value {
            print("\(key.subject) \(key.metric) \(key.period): \(value) \(figure.currency)")
        }
        for version in audit?.versions ?? [] {
            print("  public \(version.fact.time.date), event \(version.fact.sequence)")
        }
        let verification = try ledger.verify()
        print("\(verification.size) events verified:", verification.isClean ? "clean" : "damaged")
    }
}

/// Events of a company that does not exist.
enum Synthetic {
    private static let source = "https://example.test/synthetic"

    static func opening() throws -> LedgerOpened {
        LedgerOpened(
            origin: try Origin("example.test/synthetic"),
            title: "Synthetic",
            currency: try Currency("CNY"),
            timezone: "Asia/Shanghai"
        )
    }

    static func listing(_ ledger: Ledger) throws -> EventDraft {
        let name = try LocalizedText(english: "Synthetic One", chinese: nil)
        let listing = CompanyListed(
            name: name,
            shortName: name,
            exchange: .shanghai,
            board: .star,
            listedOn: try EffectiveDate("2020-07-22"),
            isProfitable: true,
            marks: [],
            sector: .electronics
        )
        return try draft(.companyListed(listing), on: "2020-07-22", ledger)
    }

    static func result(_ ledger: Ledger) throws -> EventDraft {
        let result = ResultFiled(
            period: try FiscalPeriod("FY2024"),
            stage: .annual,
            currency: ledger.opening.currency,
            figures: [
                ReportedFigure(
                    metric: .revenue,
                    quantity: try Quantity(.value(try Amount("1250000000")))
                )
            ]
        )
        return try draft(.resultFiled(result), on: "2025-04-25", ledger)
    }

    private static func draft(
        _ event: FilingEvent,
        on day: String,
        _ ledger: Ledger
    ) throws -> EventDraft {
        EventDraft(
            source: try Source(source),
            subject: Subject(try SecurityCode("688001")),
            time: try ledger.publicTime(try CalendarDate(day)),
            payload: Payload(event)
        )
    }
}
