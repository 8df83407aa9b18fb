import EventLog
import FilingModel
import Foundation
import Ledger
import Projections
import TestSupport
import Testing
import TransparencyLog

/// Random bits of the filings that the repository holds, flipped one at a time.
@Suite struct `A flipped bit of the real ledger` {
    /// How many; more on request, as `Tests/Stress/flips` does.
    private static let count =
        ProcessInfo.processInfo.environment["STARLEDGER_FLIPS"].flatMap { Int($0) } ?? 20

    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(3).joined(separator: "/")

    private static let files = ["Events/0000000000.jsonl", "Events/checkpoint", "Events/keys"]

    @Test func `is found, and the right check and event are named`() throws {
        let scratch = ScratchLedger()
        try FileManager.default.createDirectory(
            atPath: scratch.directory + "/Events",
            withIntermediateDirectories: true
        )
        let wholes = try Self.files.map { name in
            Array(try Data(contentsOf: URL(filePath: Self.root + "/" + name)))
        }
        for (name, whole) in zip(Self.files, wholes) { try scratch.put(whole, at: name) }
        _ = try Ledger(at: scratch.directory)
        try #require(try scratch.verify().isClean)
        let seed = UInt64.random(in: .min ... .max)
        var random = SplitMix64(seed: seed)
        var found: [VerificationCheck: Int] = [:]
        for number in 0..<Self.count {
            // The small files are a thousandth of the bytes: they get their share all the same.
            let file = number.isMultiple(of: 10) ? Int.random(in: 1...2, using: &random) : 0
            let index = Int.random(in: wholes[file].indices, using: &random)
            var changed = wholes[file]
            changed[index] ^= 1 << Int.random(in: 0..<8, using: &random)
            try scratch.put(changed, at: Self.files[file])
            let findings = try scratch.verify().findings
            for check in findings.keys { found[check, default: 0] += 1 }
            let place = "seed \(seed): byte \(index) of \(Self.files[file]): \(findings.keys)"
            #expect(findings[.treeHead] != nil || findings[.segments] != nil, "\(place)")
            if file == 0, let first = findings[.readModel]?.first, case .otherBytes = first.reason {
                let sequence = wholes[0][..<index].count { $0 == 0x0A }
                #expect(first.sequence == sequence, "\(place)")
            } else {
                let isCut = findings[.segments] != nil
                #expect(file > 0 ? Array(findings.keys) == [.treeHead] : isCut, "\(place)")
            }
            try scratch.put(wholes[file], at: Self.files[file])
        }
        let checks = VerificationCheck.allCases.compactMap { check in
            found[check].map { "\(check.rawValue) \($0)" }
        }.joined(separator: ", ")
        let line = "\(Self.count) bits flipped, all found; by check: \(checks)\n"
        try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
    }
}
