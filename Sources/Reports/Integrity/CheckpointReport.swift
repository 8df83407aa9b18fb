package import EventLog
package import FilingModel
package import Ledger
package import TransparencyLog

/// The head of a log, and the checkpoint that covers it.
package struct CheckpointReport: Report {
    /// The head of the log.
    package let head: Checkpoint
    /// The checkpoint beside the log; nil if there is none.
    package let checkpoint: SignedCheckpoint?
    /// Which of the keys beside the log vouch for it.
    package let signers: [VerifierKey]
    /// Whether the log begins with the events that it covers.
    package let isOfLog: Bool

    /// The head of a log, and the checkpoint that covers it.
    package init(
        _ head: Checkpoint,
        _ checkpoint: SignedCheckpoint?,
        signers: [VerifierKey],
        isOfLog: Bool
    ) {
        self.isOfLog = isOfLog
        self.head = head
        self.checkpoint = checkpoint
        self.signers = signers
    }

    /// The head of a ledger's log, and the checkpoint beside it.
    package init(of ledger: Ledger) throws {
        let checkpoint = try Ledger.checkpoint(of: ledger.log)
        let keys = try Ledger.keys(of: ledger.log)
        let head = checkpoint?.head
        self.init(
            ledger.unsignedHead,
            checkpoint,
            signers: (try? checkpoint?.vouchers(among: keys)) ?? [],
            isOfLog: try head.map { try ledger.root(of: LogSize($0.size)) == $0.root } ?? true
        )
    }

    private var uncovered: Int { head.size - (checkpoint?.head.size ?? 0) }

    package var json: JSONValue {
        .object([
            JSONMember("origin", .string(head.origin)),
            JSONMember("size", .integer(Int64(head.size))),
            JSONMember("root", .string(head.root.base64)),
            JSONMember(
                "checkpoint",
                checkpoint.json { checkpoint in
                    .object([
                        JSONMember("size", .integer(Int64(checkpoint.head.size))),
                        JSONMember("root", .string(checkpoint.head.root.base64)),
                        JSONMember("signers", .array(signers.map { .string($0.text) })),
                        JSONMember("ofThisLog", .bool(isOfLog)),
                    ])
                }
            ),
            JSONMember("uncovered", .integer(Int64(uncovered))),
        ])
    }

    package var sheet: Sheet {
        Sheet(
            ["origin", "size", "root", "checkpoint_size", "checkpoint_root", "signers"],
            [
                [
                    head.origin, String(head.size), head.root.base64,
                    (checkpoint?.head.size).map { String($0) }, checkpoint?.head.root.base64,
                    signers.map(\.text).joined(separator: " "),
                ]
            ]
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let signed = signers.map { "\($0.name) (\($0.hexID))" }.joined(separator: ", ")
        let rows: [(String, String)] = [
            ("origin", head.origin), ("size", "\(NumberText.grouped(head.size)) events"),
            ("root", head.root.base64),
            (
                "checkpoint",
                checkpoint.map {
                    isOfLog
                        ? "of the first \(NumberText.grouped($0.head.size)) events"
                        : "of \($0.head.size) other events; see starledger verify"
                } ?? "none; checkpoint --sign KEY makes one"
            ),
        ]
        let more: [(String, String)] =
            checkpoint == nil
            ? []
            : [
                ("signed by", signed.isEmpty ? "none of the keys in Events/keys" : signed),
                (
                    "not covered",
                    uncovered == 0 ? "nothing" : "\(NumberText.grouped(uncovered)) events"
                ),
            ]
        return Page([
            .title("checkpoint"),
            .table(
                Table(
                    [.init(""), .init("")],
                    (rows + more).map { [TextRun($0.0), TextRun($0.1)] }
                )
            ),
        ])
    }
}
