import EventLog
import FilingModel
import Ledger
import Projections
import ReadModel
import Synchronization
import TestSupport

/// The notices that ledgers gave while they were opened.
final class Notices: Sendable {
    private let kept = Mutex<[ReadModelNotice]>([])

    /// A host that keeps the notices.
    var host: LedgerHost {
        LedgerHost(tell: { notice in self.kept.withLock { $0.append(notice) } })
    }

    /// The reasons for which read models were built since the last call, but for missing ones.
    func takeReasons() -> [ReadModelNotice.Reason] {
        let notices = kept.withLock { kept in
            defer { kept = [] }
            return kept
        }
        return notices.compactMap { notice in
            if case .building(let reason, _) = notice, reason != .missing { reason } else { nil }
        }
    }
}

/// The answers of every kind of query at the whole size of a ledger.
struct AllAnswers: Equatable {
    let head: LogHead
    let figure: FigureFact?
    let company: CompanyState?
    let aggregate: Aggregate?
    let shed: ShedMarks
    let named: [SecurityCode]
    let versions: [[EventVersion]]

    init(_ ledger: Ledger) throws {
        let day = try CalendarDate("2026-01-10")
        let clock = try ledger.clock(
            ClockRequest(valid: day),
            now: try RecordedTime("2026-02-01T00:00:00.000Z")
        )
        let code = try SecurityCode("688001")
        let key = FigureKey(
            subject: code,
            metric: try Metric("revenue"),
            period: try FiscalPeriod("FY2024")
        )
        head = ledger.head
        figure = try ledger.asOf(clock) { try $0.figure(key) }
        company = try ledger.asOf(clock) { try $0.company(code) }
        aggregate = try ledger.asOf(clock) { asOf in
            let codes = try asOf.companies().map(\.code)
            return try asOf.aggregate(key.metric, key.period, over: codes)
        }
        shed = try ledger.asOf(clock) { try $0.shedMarks() }
        named = try ledger.facts { try $0.codes(named: "Synthetic One") }
        versions = try ledger.versions()
    }
}

extension ScratchLedger {
    /// The events that the tests of the read model start from.
    static let story = [
        Input.listing(), Input.result(), Input.listing("b", "688002"),
        Input.result(id: "rb", code: "688002", at: "2025-04-26"),
        Input.change(.markRemoved, "x", on: "2025-05-10"),
        Input.restatement(), Input.metric("gpu", "gpu-cards"),
        Input.correction("c", of: "rb", about: "688002", Input.filed(["revenue=7"])),
        Input.change(.companyRenamed, "n", on: "2025-06-01"),
    ]

    /// The name of the read model, or of a file beside it, as seen from `Events/`.
    static func readModel(_ suffix: String = "") -> String {
        "../Snapshots/read-model.sqlite" + suffix
    }

    /// The path of the read model.
    var readModelPath: String { directory + "/Snapshots/read-model.sqlite" }

    /// Makes the note beside the read model say that the file is what was written.
    func vouch() throws {
        guard let stamp = FileIdentity(of: readModelPath) else { return }
        let note = String(decoding: try bytes(Self.readModel("-lock")), as: UTF8.self)
        var fields = note.split(separator: " ").map(String.init)
        fields.replaceSubrange(
            1..<5,
            with: ["\(stamp.length)", "\(stamp.modified)", "\(stamp.changed)", "\(stamp.file)"]
        )
        try write(Array(fields.joined(separator: " ").utf8), to: Self.readModel("-lock"))
    }
}
