import EventLog
import FilingModel
import Ledger
import Projections
import TransparencyLog

extension Verification {
    /// The findings, by check.
    var findings: [VerificationCheck: [Finding]] {
        var findings: [VerificationCheck: [Finding]] = [:]
        for entry in entries {
            if case .found(let found) = entry.outcome { findings[entry.check] = found }
        }
        return findings
    }

    /// The checks that were skipped.
    var skipped: [VerificationCheck] {
        entries.filter { if case .skipped = $0.outcome { true } else { false } }.map(\.check)
    }
}

extension ScratchLedger {
    /// The verification of the ledger without its snapshots.
    func verify(
        only checks: Set<VerificationCheck> = Set(VerificationCheck.allCases),
        keys: [VerifierKey] = [],
        against kept: [AuditorRecord] = []
    ) throws -> Verification {
        var request = Verifier.Request()
        request.checks = checks
        request.keys = keys
        request.kept = kept
        return try Verifier(of: directory, request).verify()
    }

    /// A place for the last signed head, in the ledger's own directory for want of another.
    var headPath: String { directory + "/synthetic.key.head" }

    /// A synthetic ledger of five events in three batches, signed.
    func createSigned() throws -> (ledger: Ledger, key: SigningKey) {
        var ledger = try create(with: [Input.listing()])
        var options = AppendOptions()
        options.acceptWarnings = true
        _ = try ledger.append(
            [Input.result(), Input.listing("list2", "688002"), Input.listing("list3", "688003")],
            stamp: try Self.stamp(),
            options: options
        )
        let key = try SigningKey(named: "example.test/log")
        try put([], at: "synthetic.key.head")
        _ = try ledger.sign(with: key, keepingHeadAt: headPath)
        return (ledger, key)
    }
}
