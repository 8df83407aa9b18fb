import EventLog
import FilingModel
import Glibc
import Ledger
import Projections
import ReadModel
import TestSupport
import Testing

/// Whatever becomes of the read model's file, queries answer as from a fresh one, and say so.
@Suite struct `Damage of the read model` {
    private static let page = 4_096

    /// Does something to the file between two commands; then queries answer as before.
    private func check(
        _ scratch: ScratchLedger,
        _ expected: AllAnswers,
        isNoticed: Bool = true,
        _ what: String,
        _ spoil: ([UInt8]) throws -> Void
    ) throws {
        let name = ScratchLedger.readModel()
        try spoil(try scratch.bytes(name))
        let notices = Notices()
        let ledger = try Ledger(at: scratch.directory, host: notices.host)
        #expect(try AllAnswers(ledger) == expected, "\(what)")
        #expect(notices.takeReasons().count == (isNoticed ? 1 : 0), "\(what)")
        let next = try Ledger(at: scratch.directory, host: notices.host)
        #expect(next.head == expected.head)
        #expect(notices.takeReasons() == [], "\(what): once is enough")
    }

    private func overwrite(_ scratch: ScratchLedger, _ bytes: [UInt8]) throws {
        try scratch.write(bytes, to: ScratchLedger.readModel())
    }

    @Test func `each page of zeros or noise, and each cut between pages, is noticed`() throws {
        let scratch = ScratchLedger()
        let expected = try AllAnswers(scratch.create(with: ScratchLedger.story))
        var random = SplitMix64(seed: 1)
        let length = try scratch.bytes(ScratchLedger.readModel()).count
        for start in stride(from: 0, to: length, by: Self.page) {
            let noise = (0..<Self.page).map { _ in UInt8.random(in: 0...255, using: &random) }
            for filling in [[UInt8](repeating: 0, count: Self.page), noise] {
                try check(scratch, expected, "page at \(start)") { bytes in
                    let last = min(start + Self.page, bytes.count)
                    guard start < last else { return try overwrite(scratch, []) }
                    try overwrite(scratch, bytes[..<start] + filling + bytes[last...])
                }
            }
            try check(scratch, expected, "cut at \(start)") {
                try overwrite(scratch, Array($0.prefix(start)))
            }
        }
    }

    @Test(arguments: 0..<4 as Range<UInt64>)
    func `single bits, cuts and garbage at random places are noticed`(seed: UInt64) throws {
        let scratch = ScratchLedger()
        let expected = try AllAnswers(scratch.create(with: ScratchLedger.story))
        var random = SplitMix64(seed: seed)
        for _ in 0..<8 {
            try check(scratch, expected, "seed \(seed)") { bytes in
                var bytes = bytes
                let place = Int.random(in: bytes.indices, using: &random)
                bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
                try overwrite(scratch, bytes)
            }
            try check(scratch, expected, "seed \(seed)") { bytes in
                let length = Int.random(in: bytes.indices, using: &random)
                try overwrite(scratch, Array(bytes.prefix(length)))
            }
        }
        let garbage = (0..<9_000).map { _ in UInt8.random(in: 0...255, using: &random) }
        try check(scratch, expected, "garbage") { _ in try overwrite(scratch, garbage) }
    }

    @Test func `times that are put back do not hide a change`() throws {
        let scratch = ScratchLedger()
        let expected = try AllAnswers(scratch.create(with: ScratchLedger.story))
        try check(scratch, expected, "mtime") { bytes in
            var (before, changed) = (stat(), bytes)
            try #require(unsafe stat(scratch.readModelPath, &before) == 0)
            changed[changed.count / 2] ^= 4
            try overwrite(scratch, changed)
            let times = [before.st_atim, before.st_mtim]
            try #require(unsafe utimensat(AT_FDCWD, scratch.readModelPath, times, 0) == 0)
        }
    }

    @Test(arguments: ["-wal", "-journal"])
    func `a log of transactions that nobody is writing is not played back`(suffix: String) throws {
        let scratch = ScratchLedger()
        let expected = try AllAnswers(scratch.create(with: ScratchLedger.story))
        var random = SplitMix64(seed: 2)
        for length in [0, 32, 5_000] {
            let noise = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            try check(scratch, expected, "\(suffix) of \(length)") { _ in
                try scratch.write(noise, to: ScratchLedger.readModel(suffix))
            }
        }
        try check(scratch, expected, isNoticed: false, "-shm") { _ in
            try scratch.write([1, 2, 3], to: ScratchLedger.readModel("-shm"))
        }
    }

    @Test func `a file, its lock or both may go; without a lock, nothing is known of it`() throws {
        let scratch = ScratchLedger()
        let expected = try AllAnswers(scratch.create(with: ScratchLedger.story))
        try check(scratch, expected, isNoticed: false, "file") { _ in
            try scratch.remove(ScratchLedger.readModel())
        }
        try check(scratch, expected, "lock") { _ in
            try scratch.remove(ScratchLedger.readModel("-lock"))
        }
        try check(scratch, expected, "note") { _ in
            try scratch.write(Array("garbage\n".utf8), to: ScratchLedger.readModel("-lock"))
        }
        try check(scratch, expected, isNoticed: false, "both") { _ in try scratch.forgetReadModel()
        }
    }

    @Test(arguments: [0, 1, 99])
    func `a file of another version is named by both versions`(version: UInt8) throws {
        let scratch = ScratchLedger()
        let expected = try AllAnswers(scratch.create(with: ScratchLedger.story))
        var bytes = try scratch.bytes(ScratchLedger.readModel())
        // The user version. Source: sqlite.org, *Database File Format*, 1.3.
        bytes.replaceSubrange(60..<64, with: [0, 0, 0, version])
        try overwrite(scratch, bytes)
        try scratch.vouch()
        let notices = Notices()
        let ledger = try Ledger(at: scratch.directory, host: notices.host)
        #expect(try AllAnswers(ledger) == expected)
        #expect(notices.takeReasons() == [.version(found: Int(version), expected: 4)])
    }

    @Test func `a file of another program is no read model`() throws {
        let scratch = ScratchLedger()
        let expected = try AllAnswers(scratch.create(with: ScratchLedger.story))
        var bytes = try scratch.bytes(ScratchLedger.readModel())
        bytes.replaceSubrange(68..<72, with: [1, 2, 3, 4])
        try overwrite(scratch, bytes)
        try scratch.vouch()
        let notices = Notices()
        let ledger = try Ledger(at: scratch.directory, host: notices.host)
        #expect(try AllAnswers(ledger) == expected)
        #expect(notices.takeReasons() == [.damaged(.notAReadModel)])
    }

    @Test(arguments: [false, true])
    func `the read model of another ledger gives no answers`(withNote: Bool) throws {
        let (scratch, other) = (ScratchLedger(), ScratchLedger())
        let expected = try AllAnswers(scratch.create(with: ScratchLedger.story))
        _ = try other.create(with: [Input.listing("other"), Input.result(id: "another")])
        try check(scratch, expected, "other") { _ in
            try overwrite(scratch, try other.bytes(ScratchLedger.readModel()))
            guard withNote else { return }
            let note = ScratchLedger.readModel("-lock")
            var fields = String(decoding: try other.bytes(note), as: UTF8.self).split(
                separator: " "
            )
            // Ledgers that were opened otherwise have another first line.
            fields[6] = fields[7].dropLast()
            try scratch.write(Array(fields.joined(separator: " ").utf8), to: note)
        }
    }

    /// A key that is changed in an index is not found, which only `verify` can see: a company is
    /// therefore looked up only where the names of its periods are changed.
    @Test(arguments: ["FY2024", "688001"])
    func `a name that cannot be read any more is damage`(name: String) throws {
        let scratch = ScratchLedger()
        let company = name == "FY2024" ? try SecurityCode("688001") : nil
        let expected = try Self.names(scratch.create(with: ScratchLedger.story), company)
        let (whole, name) = (try scratch.bytes(ScratchLedger.readModel()), Array(name.utf8))
        for start in whole.indices.dropLast(name.count)
        where whole[start..<start + name.count].elementsEqual(name) {
            var changed = whole
            changed[start] = UInt8(ascii: "!")
            try overwrite(scratch, changed)
            try scratch.vouch()
            let ledger = try Ledger(at: scratch.directory)
            #expect(try Self.names(ledger, company) == expected, "byte \(start)")
        }
    }

    /// The figures, and the periods of a company, that are spelled as text in tables without a
    /// checksum.
    private static func names(_ ledger: Ledger, _ company: SecurityCode?) throws -> [String] {
        let revenue = try Metric("revenue")
        return try ledger.facts { facts in
            let keys = try facts.figureKeys(at: facts.size).map { "\($0)" }
            guard let company else { return keys }
            return try keys
                + facts.periods(of: revenue, company, at: facts.size).map(\.description)
        }
    }

    @Test func `a file that goes, comes or changes under an open ledger changes no answer`() throws
    {
        let scratch = ScratchLedger()
        let ledger = try scratch.create(with: ScratchLedger.story)
        let expected = try AllAnswers(ledger)
        let whole = try scratch.bytes(ScratchLedger.readModel())
        try scratch.remove(ScratchLedger.readModel())
        #expect(try AllAnswers(ledger) == expected)
        try overwrite(scratch, whole.map { ~$0 })
        #expect(try AllAnswers(ledger) == expected)
        try overwrite(scratch, [])
        #expect(try AllAnswers(ledger) == expected)
        try overwrite(scratch, whole)
        #expect(try AllAnswers(ledger) == expected)
        try ledger.readModel.rebuild()
        #expect(try AllAnswers(ledger) == expected)
    }

    @Test func `many threads of one process use one file while it is damaged`() async throws {
        let scratch = ScratchLedger()
        let ledger = try scratch.create(with: ScratchLedger.story)
        let expected = try AllAnswers(ledger)
        let whole = try scratch.bytes(ScratchLedger.readModel())
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<3 {
                group.addTask {
                    try (0..<8).allSatisfy { _ in try AllAnswers(ledger) == expected }
                }
            }
            for cut in 1...4 {
                try overwrite(scratch, Array(whole.prefix(whole.count / 5 * cut)))
                try await Task.sleep(for: .milliseconds(30))
            }
            for try await isRight in group { #expect(isRight) }
        }
    }
}
