import EventLog
import FilingModel
import Interchange

/// The laws of imports: every event that is made of a table is one that the log would read.
enum ImportLaws {
    static func check(_ bytes: [UInt8]) throws(Violation) {
        guard let yuan = try? Currency("CNY") else { throw Violation(law: "CNY is a currency") }
        let options = ImportOptions(currency: yuan, offsetSeconds: { _ in 8 * 3_600 })
        let file = ImportFile(name: "synthetic.csv", bytes: bytes)
        let drafts: [ImportedDraft]
        do {
            drafts = try Importer.drafts(from: [file], options: options)
        } catch {
            return try check(error, in: bytes)
        }
        for draft in drafts {
            try Violation.unless("a draft has a line of the file", draft.line > 0)
            try Violation.unless("a draft is an event") { () throws(LineError) in
                try checkEvent(EventCodec.json(draft.draft))
            }
        }
    }

    private static func checkEvent(_ input: JSONValue) throws(LineError) {
        let now = RecordedTime(milliseconds: 1_735_689_600_000)
        let prepared = try EventCodec.prepare(input, now: now)
        let line = try EventCodec.line(
            prepared,
            recordedAt: now,
            recordedBy: "synthetic",
            batchSize: nil
        )
        _ = try EventCodec.event(of: line, sequence: 7) { _ in nil }
    }

    private static func check(_ failure: ImportError, in bytes: [UInt8]) throws(Violation) {
        try Violation.unless("a failure has a problem", !failure.problems.isEmpty)
        let lineCount = bytes.count { $0 == 0x0A } + 1
        for problem in failure.problems {
            try Violation.unless(
                "a problem has a line of the file",
                (1...lineCount).contains(problem.line)
            )
        }
    }
}
