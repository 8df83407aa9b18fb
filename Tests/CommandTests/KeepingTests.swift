import Foundation
import Testing

/// What keeps a ledger: its status, its read model, the pictures drawn of it.
@Suite struct `Keeping a ledger` {
    private func status(of ledger: ScratchLedger) async throws -> JSON {
        let run = try await ledger.run(["status", "--format", "json"])
        try #require(run.status == 0, "\(run.errors)")
        return try JSON(run.output)
    }

    @Test func `status looks only, and tells how far the read model is behind`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        #expect(try await ledger.run(["company", "688999"]).status == 0)
        let first = try await status(of: ledger)
        #expect(first["size"]?.number == 2)
        #expect(first["readModel"]?["state"]?.text == "standing")
        #expect(first["readModel"]?["lag"]?.number == 0)
        #expect(first["readModel"]?["root"] == first["root"])
        let other = try ledger.copied()
        let change = [
            "append", "tier-change", "688999", "growth", "--effective", "2025-07-01", "--reason",
            "synthetic", "--source", "https://example.test/tier",
        ]
        #expect(try await other.run(change).status == 0)
        try ledger.write(try other.bytes())
        for _ in 0..<2 {
            let behind = try await status(of: ledger)
            #expect(behind["size"]?.number == 3)
            #expect(behind["readModel"]?["size"]?.number == 2)
            #expect(behind["readModel"]?["lag"]?.number == 1)
        }
        #expect(try await ledger.run(["company", "688999"]).status == 0)
        #expect(try await status(of: ledger)["readModel"]?["lag"]?.number == 0)
        try FileManager.default.removeItem(atPath: ledger.readModel)
        #expect(try await status(of: ledger)["readModel"]?["state"]?.text == "missing")
    }

    @Test func `a log that was replaced is taken only when asked`() async throws {
        let ledger = try await ScratchLedger.withOneCompany()
        #expect(try await ledger.run(["company", "688999"]).status == 0)
        let text = String(decoding: try ledger.bytes(), as: UTF8.self)
        let edited = text.replacingOccurrences(of: "Synthetic", with: "Rewritten")
        try edited.write(toFile: ledger.segment, atomically: false, encoding: .utf8)
        for command in [["company", "688999"], ["rebuild"]] {
            let run = try await ledger.run(command)
            #expect(run.status == 65)
            #expect(run.errors.contains("event 1 is not what was recorded"))
            #expect(run.errors.contains("starledger verify"))
        }
        #expect(try await ledger.run(["rebuild", "--discard"]).status == 0)
        let run = try await ledger.run(["company", "688999"])
        #expect(run.output.contains("Rewritten Instruments"))
    }

    @Test func `a picture is a file of its own, and the answer is shown all the same`() async throws
    {
        let ledger = try ScratchLedger.ofTheRepository()
        let series = ["series", "shed-marks", "--as-of", "2025-05-09"]
        let plain = try await ledger.run(series)
        let drawn = try await ledger.run(series + ["--svg", "marks.svg"])
        #expect(drawn.output == plain.output)
        let picture = try String(contentsOfFile: ledger.path + "/marks.svg", encoding: .utf8)
        #expect(picture.hasPrefix("<svg"))
        #expect(picture.contains("40.74 % of 54"))
        let nowhere = try await ledger.run(series + ["--svg", "none/marks.svg"])
        #expect(nowhere.status == 73)
        #expect(nowhere.errors.contains("none/marks.svg"))
        let both = try await ledger.run(series + ["--chart", "--format", "json"])
        #expect(both.status == 64)
    }
}

extension ScratchLedger {
    /// The path of its read model.
    var readModel: String { path + "/Snapshots/read-model.sqlite" }

    /// Another ledger with the same log.
    func copied() throws -> ScratchLedger {
        let other = try ScratchLedger.ofTheRepository()
        try other.write(try bytes())
        return other
    }
}
