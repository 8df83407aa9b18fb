import Foundation
import LogSupport
import Testing

/// Where the read model lies when it cannot lie beside the log.
@Suite struct `Places of the read model` {
    private static let query = [
        "aggregate", "revenue", "FY2024", "--as-of", "2025-05-09", "--format", "json",
    ]

    private static func program(_ name: String) -> String? {
        ["/usr/bin/", "/bin/"].map { $0 + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private static let isRoot = getuid() == 0

    /// What starts the command without the rights of root; nil where nothing can.
    private static var unprivileged: [String]? {
        guard isRoot else { return [] }
        guard let setpriv = program("setpriv") else { return nil }
        let starter = [setpriv, "--reuid=65534", "--regid=65534", "--clear-groups"]
        // The command has to lie where anybody can start it.
        guard let command = try? Repository.executable() else { return nil }
        let probe = Process()
        probe.executableURL = URL(filePath: setpriv)
        probe.arguments = Array(starter.dropFirst()) + ["test", "-x", command]
        guard (try? probe.run()) != nil else { return nil }
        probe.waitUntilExit()
        return probe.terminationStatus == 0 ? starter : nil
    }

    private func setMode(_ mode: Int, _ path: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    private func setMode(ofAll mode: (directory: Int, file: Int), in path: String) throws {
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) + ["."] {
            let path = path + "/" + name
            let type = try FileManager.default.attributesOfItem(atPath: path)[.type]
            let isDirectory = type as? FileAttributeType == .typeDirectory
            try setMode(isDirectory ? mode.directory : mode.file, path)
        }
    }

    @Test(
        .enabled(if: unprivileged != nil, "neither an ordinary user nor setpriv"),
        arguments: [false, true]
    )
    func `a ledger that cannot be written to answers`(hasCache: Bool) async throws {
        let starter = try #require(Self.unprivileged)
        let ledger = try ScratchLedger.ofTheRepository()
        let expected = try await CommandRun.of(Self.query).output
        let cache = try ScratchDirectory()
        try setMode(hasCache ? 0o777 : 0o555, cache.path)
        try setMode(ofAll: (0o555, 0o444), in: ledger.path)
        func run(_ arguments: [String]) async throws -> CommandRun {
            try await CommandRun.of(
                arguments,
                in: ledger.path,
                startedBy: starter,
                // It belongs to another user, so it has to be named.
                environment: ["XDG_CACHE_HOME": cache.path, "STARLEDGER": ledger.path]
            )
        }
        let before = try FileManager.default.subpathsOfDirectory(atPath: ledger.path)
        var numbers: Set<UInt64> = []
        for _ in 0..<2 {
            let answer = try await run(Self.query)
            #expect(answer.status == 0, "\(answer.errors)")
            #expect(answer.output == expected)
            #expect(answer.errors.split(separator: "\n").count == (hasCache ? 0 : 1))
            #expect(answer.errors.contains("kept in memory") == !hasCache)
            let file = try FileManager.default.subpathsOfDirectory(atPath: cache.path)
                .first { $0.hasSuffix("/read-model.sqlite") }
            #expect((file != nil) == hasCache)
            if let file {
                let path = cache.path + "/" + file
                let attributes = try FileManager.default.attributesOfItem(atPath: path)
                numbers.insert(try #require(attributes[.systemFileNumber] as? UInt64))
            }
        }
        #expect(numbers.count == (hasCache ? 1 : 0), "the second run uses the file of the first")
        for query in [
            ["figure", "688506", "revenue", "FY2024"], ["company", "688506"],
            ["series", "shed-marks"], ["report", "--year", "2024"], ["log", "--last", "2"],
            ["show", "17"], ["companies"],
        ] where hasCache {
            #expect(try await run(query).status == 0, "\(query)")
        }
        let refused = try await run([
            "append", "milestone", "STAR", "--kind", "policy", "--title-en", "A synthetic rule",
            "--announced", "2022-05-06", "--source", "https://example.test/rule",
        ])
        #expect([73, 74].contains(refused.status), "\(refused.status): \(refused.errors)")
        #expect(try FileManager.default.subpathsOfDirectory(atPath: ledger.path) == before)
        try setMode(ofAll: (0o755, 0o644), in: ledger.path)
    }

    @Test func `a directory in the place of the file is left there`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        try ledger.forgetReadModel()
        try FileManager.default.createDirectory(
            atPath: ledger.readModel() + "/kept",
            withIntermediateDirectories: true
        )
        let run = try await CommandRun.of(
            ["company", "688999"],
            in: ledger.path,
            environment: ["XDG_CACHE_HOME": "/dev/null"]
        )
        #expect(run.status == 0)
        #expect(run.errors.contains("kept in memory"))
        #expect(FileManager.default.fileExists(atPath: ledger.readModel() + "/kept"))
    }

    /// How many bytes a file may have: more than the log, less than the read model of it.
    private static let limits = [16_384, 800_000]

    @Test(
        .enabled(if: program("prlimit") != nil, "there is no prlimit of util-linux"),
        arguments: limits
    )
    func `where the read model has no room, queries answer from memory`(
        limit: Int
    ) async throws {
        let prlimit = try #require(Self.program("prlimit"))
        let ledger = try ScratchLedger.ofTheRepository()
        let expected = try await CommandRun.of(Self.query).output
        // The streams of the run are files too: the answer has a few thousand bytes.
        let run = try await CommandRun.of(
            Self.query,
            in: ledger.path,
            startedBy: [prlimit, "--fsize=\(limit)"],
            environment: ["XDG_CACHE_HOME": ledger.path + "/cache"]
        )
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output == expected)
        #expect(run.errors.contains("kept in memory"), "\(run.errors)")
        let after = try await ledger.run(Self.query)
        #expect(after.output == expected)
        #expect(after.errors == "")
    }

    @Test(.enabled(if: program("prlimit") != nil, "there is no prlimit of util-linux"))
    func `what is on disk is acknowledged, though the read model has no room`() async throws {
        let prlimit = try #require(Self.program("prlimit"))
        let ledger = try ScratchLedger.ofTheRepository()
        #expect(try await ledger.run(Self.query).status == 0)
        // Room for the log, and not for the indexes behind the rows of the read model.
        let length = try FileManager.default.attributesOfItem(atPath: ledger.readModel())[.size]
        let room = try ledger.bytes().count + 4_096
        try #require(room < length as? Int ?? 0)
        let run = try await CommandRun.of(
            ["append", "-"],
            in: ledger.path,
            startedBy: [prlimit, "--fsize=\(room)"],
            environment: ["XDG_CACHE_HOME": "/dev/null"],
            input: Self.milestones
        )
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.errors.contains("read model"), "\(run.errors)")
        let after = try await ledger.run(["log", "--last", "1", "--format", "json"])
        #expect(after.status == 0)
        #expect(try JSON(after.output)["recordedSize"] == .integer(833))
        #expect(try await ledger.run(Self.query).errors == "")
    }

    private static let milestones = (0..<2).map { number in
        #"{"data":{"kind":"policy","title":{"en":"A rule"}},"id":"rule-\#(number)","#
            + #""source":"https://example.test/rule/\#(number)","specversion":"1.0","subject":"STAR","#
            + #""time":"2022-05-06T00:00:00+08:00","timeprecision":"day","#
            + #""type":"starledger.milestone-announced.v1"}"# + "\n"
    }.joined()
}
