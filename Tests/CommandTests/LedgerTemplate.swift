import Foundation
import LogSupport
import Testing

/// The files of a ledger that many tests start from: made once, and written for each test.
struct LedgerTemplate: Sendable {
    private let files: [String: Data]

    /// Keeps the log and the published snapshots; a copied read model would be built anew.
    init(of ledger: ScratchLedger) throws {
        var files: [String: Data] = [:]
        for folder in ["Events", "Snapshots"] {
            let place = ledger.path + "/" + folder
            let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
            for name in names where name != ".lock" && !name.hasPrefix("read-model") {
                files[folder + "/" + name] = try Data(contentsOf: URL(filePath: "\(place)/\(name)"))
            }
        }
        self.files = files
    }

    /// A ledger of its own with these files.
    func ledger() throws -> ScratchLedger {
        let ledger = ScratchLedger(directory: try ScratchDirectory())
        for folder in Set(files.keys.compactMap { $0.split(separator: "/").first }) {
            try FileManager.default.createDirectory(
                atPath: "\(ledger.path)/\(folder)",
                withIntermediateDirectories: true
            )
        }
        for (name, data) in files {
            try data.write(to: URL(filePath: "\(ledger.path)/\(name)"))
        }
        return ledger
    }

    /// Just opened, with the same words as the ledger of the repository.
    static let opened = Task {
        let ledger = ScratchLedger(directory: try ScratchDirectory())
        let run = try await ledger.run([
            "init", ".", "--origin", "starledger.example/star-market", "--title",
            "STAR Market companies that listed while unprofitable", "--currency", "CNY",
            "--timezone", "Asia/Shanghai",
        ])
        try #require(run.status == 0, "\(run.errors)")
        return try LedgerTemplate(of: ledger)
    }

    /// With one synthetic company.
    static let oneCompany = Task {
        let ledger = try await ScratchLedger.opened()
        let run = try await ledger.run(ScratchLedger.listing)
        try #require(run.status == 0, "\(run.errors)")
        return try LedgerTemplate(of: ledger)
    }
}
