import Foundation
import LogSupport
import Testing

/// A ledger of a test's own, on which the command runs.
struct ScratchLedger {
    private let directory: ScratchDirectory

    /// A ledger in a directory.
    init(directory: ScratchDirectory) { self.directory = directory }

    /// The directory that holds `Events/`.
    var path: String { directory.path }

    /// The path of its one segment.
    var segment: String { path + "/Events/0000000000.jsonl" }

    /// A copy of the filings that the repository holds.
    ///
    /// A signed copy has the checkpoint and the keys too: then any change of the log is damage.
    static func ofTheRepository(isSigned: Bool = false) throws -> ScratchLedger {
        let ledger = ScratchLedger(directory: try ScratchDirectory())
        try FileManager.default.copyItem(
            atPath: Repository.root + "/Events",
            toPath: ledger.path + "/Events"
        )
        for name in [".lock"] + (isSigned ? [] : ["checkpoint", "keys"]) {
            try? FileManager.default.removeItem(atPath: ledger.path + "/Events/" + name)
        }
        return ledger
    }

    /// Copies the published snapshots of the repository.
    func takeSnapshots() throws {
        let folder = Repository.root + "/Snapshots"
        try FileManager.default.createDirectory(
            atPath: path + "/Snapshots",
            withIntermediateDirectories: true
        )
        for name in try FileManager.default.contentsOfDirectory(atPath: folder)
        where name.hasSuffix(".json") {
            try FileManager.default.copyItem(
                atPath: folder + "/" + name,
                toPath: path + "/Snapshots/" + name
            )
        }
    }

    /// A ledger that was just opened, with the same words as the one of the repository.
    static func opened() async throws -> ScratchLedger {
        try await LedgerTemplate.opened.value.ledger()
    }

    /// A ledger with one synthetic company, 688999, that carries U.
    static func withOneCompany() async throws -> ScratchLedger {
        try await LedgerTemplate.oneCompany.value.ledger()
    }

    /// The listing of the synthetic company.
    static let listing = [
        "append", "listing", "688999", "--name-en", "Synthetic Instruments Co., Ltd.",
        "--name-zh", "合成仪器", "--short-name-en", "Synthetic", "--short-name-zh", "合成仪器-U",
        "--listed-on", "2021-03-04", "--unprofitable", "--mark", "U", "--sector", "equipment",
        "--city", "Suzhou", "--source", "https://example.test/listing",
    ]

    /// Writes a file into the ledger's directory; its name is what commands call it.
    func file(_ name: String, _ text: String) throws -> String {
        try directory.write(text, to: name)
        return name
    }

    /// Runs the command in the ledger's directory.
    func run(_ arguments: [String], input: String = "") async throws -> CommandRun {
        try await CommandRun.of(arguments, in: path, input: input)
    }

    /// The bytes of the log.
    func bytes() throws -> Data { try Data(contentsOf: URL(filePath: segment)) }

    /// Puts other bytes in their place.
    func write(_ bytes: Data) throws { try bytes.write(to: URL(filePath: segment)) }

    /// The lines of the log, each as JSON.
    func events() throws -> [JSON] { try JSON.lines(String(decoding: bytes(), as: UTF8.self)) }

    /// The identifiers in the log, in order.
    func ids() throws -> [String] { try events().compactMap { $0["id"]?.text } }

    /// The path of the read model, or of a file beside it.
    func readModel(_ suffix: String = "") -> String {
        path + "/Snapshots/read-model.sqlite" + suffix
    }

    /// Deletes the read model and its note of the log.
    func forgetReadModel() throws {
        let folder = path + "/Snapshots/"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for name in names where name.hasPrefix("read-model.sqlite") {
            try FileManager.default.removeItem(atPath: folder + name)
        }
    }

    /// The names in `Events/`, but for the lock.
    func files() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path + "/Events")
            .filter { $0 != ".lock" }.sorted()
    }
}
