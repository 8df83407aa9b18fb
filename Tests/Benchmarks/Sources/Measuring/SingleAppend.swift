import FilingModel
import Glibc
import Ledger
import Projections

/// One durable append after another, beside the least that any such append can do: one write and
/// one fdatasync.
public final class SingleAppends {
    /// Who records what is appended.
    static let recorder = "bench"

    private var appender: Appender
    private let companies: [SecurityCode]
    private let bare: Int32
    private let run = System.milliseconds
    private var count = 0

    /// Opens a ledger.
    ///
    /// - Parameter directory: Its directory; the file for bare writes is made beside its log.
    /// - Throws: `LedgerError`; `NoCompanies` for a ledger that nothing can be filed in.
    public init(in directory: String) throws {
        let ledger = try Ledger(at: directory)
        appender = ledger.appender(recordedBy: Self.recorder)
        let clock = try ledger.clock()
        companies = try ledger.asOf(clock) { try $0.companies().prefix(1_000).map(\.code) }
        guard !companies.isEmpty else { throw NoCompanies() }
        let path = directory + "/bare-writes"
        bare = unsafe open(path, O_WRONLY | O_CREAT | O_APPEND, 0o644)
        precondition(bare >= 0, "\(path) can be written")
    }

    deinit { close(bare) }

    /// There is no company in the ledger.
    public struct NoCompanies: Error {}

    /// Appends one result of eight figures, as the workload has them.
    ///
    /// - Throws: `LedgerError`.
    public func append() throws {
        let receipt = try appender.append([filing()], accepting: .warnings)
        precondition(receipt.appended.count == 1, "the filing is new")
        count += 1
    }

    /// Writes a line of the length of such a result, and syncs it.
    public func writeBare() {
        let line = [UInt8](repeating: 0x2E, count: 689) + [0x0A]
        let written = unsafe write(bare, line, line.count)
        precondition(written == line.count && fdatasync(bare) == 0, "a line can be written")
    }

    /// A synthetic annual result that the ledger does not have yet.
    private func filing() throws -> EventDraft {
        let id = "bench-\(run)-\(count)"
        let counts: Set = ["invention-patents", "patents", "rd-staff"]
        let figures = try [
            "invention-patents", "net-profit", "net-profit-ex-nonrecurring", "overseas-revenue",
            "patents", "rd-expense", "rd-staff", "revenue",
        ].enumerated().map { index, metric in
            let number = 100_000 * (index + 1) + count
            let isCount = counts.contains(metric)
            return ReportedFigure(
                metric: try Metric(metric),
                quantity: try Quantity(
                    .value(try Amount(isCount ? "\(number)" : "\(number)0000.50")),
                    precision: try Precision(decimals: isCount ? 0 : 2)
                )
            )
        }
        let result = ResultFiled(
            period: try FiscalPeriod("FY2024"),
            stage: .annual,
            currency: try Currency("CNY"),
            figures: figures
        )
        return EventDraft(
            id: try EventID(id),
            source: try Source("https://example.test/synthetic/\(id)"),
            subject: Subject(companies[count % companies.count]),
            time: PublicTime(try ZonedTime("2025-04-25T00:00:00+08:00")),
            payload: Payload(.resultFiled(result))
        )
    }
}

/// The present, as the machine tells it.
enum System {
    static var milliseconds: Int64 {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
