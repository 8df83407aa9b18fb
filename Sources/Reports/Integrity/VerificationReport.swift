package import FilingModel
package import Ledger
import TransparencyLog

/// The checks that `verify` made, and what they found.
package struct VerificationReport: Report {
    private let verification: Verification

    /// The report of a verification.
    package init(_ verification: Verification) { self.verification = verification }

    package var fields: Fields {
        [
            "origin": verification.origin,
            "size": verification.size,
            "root": verification.root.base64,
            "clean": verification.isClean,
            "heldAgainst": verification.basis.name,
            "checks": verification.entries.map(\.fields),
        ]
    }

    /// A row for each finding, and one for a check without any.
    package var sheet: Sheet {
        Sheet(
            ["check", "outcome", "file", "sequence", "finding", "sentence"],
            verification.entries.flatMap { entry -> [Fields] in
                let findings = entry.outcome.findings
                let remarks = entry.remarks.joined(separator: "; ")
                return findings.isEmpty
                    ? [entry.head + ["sentence": remarks]] : findings.map { entry.head + $0.fields }
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let checks = verification.entries.map { entry in
            let details = entry.outcome.findings.map(\.sentence) + entry.remarks
            return Tree(
                "\(entry.check.rawValue) \(entry.outcome.name)",
                details.map { Tree($0) }
            )
        }
        let name = verification.origin ?? verification.directory
        return Page([
            .tree(Tree("verify \(name)", checks)),
            .paragraph("size \(verification.size), root \(verification.root.base64)"),
            .paragraph(summary),
        ])
    }

    private var summary: String {
        let findings = verification.entries.reduce(0) { $0 + $1.outcome.findings.count }
        guard findings == 0 else {
            return "\(NumberText.grouped(findings)) finding\(findings == 1 ? "" : "s")"
        }
        switch verification.basis {
        case .itself:
            return "Nothing found: the ledger is consistent with itself. Keys and checkpoint lie "
                + "beside the log, so this does not show that nobody rewrote all of it; hold it "
                + "against what you kept elsewhere, with --key and --against."
        case .key:
            return "Nothing found: the log begins with what the key signed last, as far as "
                + "Events/checkpoint tells. An older log with an older checkpoint would pass too; "
                + "--against a newer one shows it."
        case .kept(let size):
            return
                "Nothing found: the first \(NumberText.grouped(size)) events are those that were "
                + "kept."
        }
    }
}

extension Verification.Basis {
    /// Its name for programs.
    fileprivate var name: String {
        switch self {
        case .itself: "itself"
        case .key: "key"
        case .kept: "kept"
        }
    }
}

extension Verification.Outcome {
    /// Its name for programs.
    fileprivate var name: String {
        switch self {
        case .passed: "passed"
        case .skipped: "skipped"
        case .found: "found"
        }
    }

    fileprivate var findings: [Verification.Finding] {
        guard case .found(let findings) = self else { return [] }
        return findings
    }

    fileprivate var sentence: String? {
        guard case .skipped(let skip) = self else { return nil }
        return skip.sentence
    }
}

extension Verification.Entry {
    /// The reason that it was not made, and what it covers.
    fileprivate var remarks: [String] {
        [outcome.sentence].compactMap { $0 } + notes.map(\.sentence)
    }

    /// The check and its outcome.
    fileprivate var head: Fields { ["check": check.rawValue, "outcome": outcome.name] }

    fileprivate var fields: Fields {
        head + [
            "reason": outcome.sentence,
            "findings": outcome.findings.map(\.fields),
            "notes": notes.map(\.sentence),
        ]
    }
}

extension Verification.Finding {
    fileprivate var fields: Fields {
        [
            "finding": reason.name,
            "file": file,
            "sequence": sequence,
            "sentence": reason.sentence,
        ]
    }
}
