import EventLog
import Foundation
import Ledger
import LogSupport
import ReadModel
import Testing
import TransparencyLog

/// What others' programs make of what the ledger signs and proves.
///
/// Go's `sumdb/tlog` and `sumdb/note` (golang.org/x/mod) are a second implementation of the tree,
/// the proofs and the notes; Debian has them as golang-go and golang-golang-x-mod-dev.
@Suite struct `A second implementation` {
    private static let go = "/usr/bin/go"
    private static let packages = "/usr/share/gocode"

    static let isThere =
        FileManager.default.isExecutableFile(atPath: go)
        && FileManager.default.fileExists(
            atPath: packages + "/src/golang.org/x/mod/sumdb/tlog/tlog.go"
        )

    private static let pairs = 50

    @Test(
        .enabled(
            if: isThere,
            "Go's sumdb packages are not installed (golang-go, golang-golang-x-mod-dev)"
        )
    )
    func `verifies the checkpoint, a proof of every event, and of 50 pairs of sizes`() async throws
    {
        let ledger = try Ledger(at: Repository.root)
        let checkpoint = try #require(try Ledger.checkpoint(of: ledger.log))
        let size = checkpoint.head.size
        try #require(size > 1)
        let scratch = try ScratchDirectory()
        for name in ["checkpoint", "keys"] {
            try scratch.write(try #require(Repository.text(at: "Events/\(name)")), to: name)
        }
        var events = Data()
        for sequence in 0..<size { events += try ledger.line(sequence).bytes + [0x0A] }
        try events.write(to: URL(filePath: scratch.path + "/events"))
        let root = Self.remembering { range in try ledger.facts { try $0.root(of: range) } }
        for sequence in 0..<size {
            let proof = try TlogProof(
                InclusionProof(of: sequence, in: size, root: root),
                checkpoint
            )
            let text = String(decoding: proof.bytes, as: UTF8.self)
            try scratch.write(text, to: "proofs/\(sequence).tlog-proof")
            guard sequence == size - 1 else { continue }
            #expect(try ledger.inclusionProof(of: sequence, in: checkpoint) == proof)
        }
        // Which pairs is told by the program where one fails.
        let consistency = try (0..<Self.pairs).map { _ in
            let new = Int.random(in: 1...size)
            let old = Int.random(in: 1...new)
            let proof = try ConsistencyProof(from: old, to: new, root: root)
            return Self.line(["\(old)", "\(new)"], proof.hashes)
        }
        try scratch.write(consistency.joined(), to: "consistency")
        let output = try await Self.check(scratch)
        #expect(output == "\(checkpoint.head.origin) \(size) \(size) \(Self.pairs)\n")
    }

    /// The root of a range, worked out once.
    private static func remembering(
        _ root: @escaping (Range<Int>) throws -> Digest
    ) -> (Range<Int>) throws -> Digest {
        var known: [Range<Int>: Digest] = [:]
        return { range in
            if let digest = known[range] { return digest }
            let digest = try root(range)
            known[range] = digest
            return digest
        }
    }

    private static func line(_ numbers: [String], _ hashes: [Digest]) -> String {
        (numbers + hashes.map(\.base64)).joined(separator: " ") + "\n"
    }

    /// Runs the Go program on a directory; its words are told where it fails.
    private static func check(_ scratch: ScratchDirectory) async throws -> String {
        let (output, errors) = (scratch.path + "/output", scratch.path + "/errors")
        for name in ["output", "errors"] { try scratch.write("", to: name) }
        let program = Repository.root + "/Tests/CommandTests/Go/check.go"
        let status = try await ChildProcess(
            words: [go, "run", program, scratch.path],
            directory: scratch.path,
            environment: [
                "GO111MODULE": "off", "GOPATH": packages, "GOCACHE": scratch.path + "/cache",
                "GOFLAGS": "", "HOME": scratch.path, "PATH": "/usr/bin:/bin",
            ],
            streams: ["/dev/null", output, errors]
        ).run()
        let words = try String(contentsOfFile: errors, encoding: .utf8)
        #expect(status == 0, "\(words)")
        return try String(contentsOfFile: output, encoding: .utf8)
    }
}
