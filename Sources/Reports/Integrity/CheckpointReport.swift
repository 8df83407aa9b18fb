package import FilingModel
package import Ledger
import TransparencyLog

/// The head of a log, and the checkpoint that covers it.
package struct CheckpointReport: Report {
    private let head: Checkpoint
    /// The checkpoint beside the log; nil if there is none.
    private let checkpoint: SignedCheckpoint?
    /// The keys beside the log that vouch for it.
    private let signers: [VerifierKey]
    /// Whether the log begins with the events that it covers.
    private let isOfLog: Bool

    /// The head of a ledger's log, and the checkpoint beside it.
    ///
    /// Throws `LedgerError`.
    package init(of ledger: Ledger) throws {
        let checkpoint = try Ledger.checkpoint(of: ledger.log)
        let keys = try Ledger.keys(of: ledger.log)
        let covered = checkpoint?.head
        head = ledger.unsignedHead
        self.checkpoint = checkpoint
        signers = (try? checkpoint?.vouchers(among: keys)) ?? []
        isOfLog = try covered.map { try ledger.root(of: LogSize($0.size)) == $0.root } ?? true
    }

    private var uncovered: Int { head.size - (checkpoint?.head.size ?? 0) }

    package var fields: Fields {
        let covered = checkpoint.map { checkpoint -> Fields in
            [
                "size": checkpoint.head.size,
                "root": checkpoint.head.root.base64,
                "signers": signers.map(\.text),
                "ofThisLog": isOfLog,
            ]
        }
        return head.fields + ["checkpoint": covered, "uncovered": uncovered]
    }

    package var sheet: Sheet {
        Sheet(
            [
                "origin", "size", "root", "checkpoint.size", "checkpoint.root",
                Column("checkpoint.signers", as: "signers"),
            ],
            [fields]
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let standing = checkpoint.map { checkpoint in
            isOfLog
                ? "of the first \(NumberText.grouped(checkpoint.head.size)) events"
                : "of \(checkpoint.head.size) other events; see starledger verify"
        }
        let rest = uncovered == 0 ? "nothing" : "\(NumberText.grouped(uncovered)) events"
        let signed = signers.map(\.words).joined(separator: ", ")
        return Page([
            .title("checkpoint"),
            .facts([
                "origin": head.origin,
                "size": "\(NumberText.grouped(head.size)) events",
                "root": head.root.base64,
                "checkpoint": standing ?? "none; checkpoint --sign KEY makes one",
                "signed by": checkpoint.map { _ in
                    signed.isEmpty ? "none of the keys in Events/keys" : signed
                },
                "not covered": checkpoint.map { _ in rest },
            ]),
        ])
    }
}

extension Checkpoint {
    /// The head of a log.
    var fields: Fields { ["origin": origin, "size": size, "root": root.base64] }
}

extension VerifierKey {
    /// The key for people: its name and its number.
    var words: String { "\(name) (\(hexID))" }
}
