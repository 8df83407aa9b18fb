import Foundation
import Testing

/// Commands that are killed at any moment of their lives, while others work on the same ledger.
@Suite struct `Killed commands` {
    /// How many ledgers are worked on side by side: alone, the test would leave a core idle.
    private static let ledgerCount = 2

    /// The fewest that are killed on each ledger; more on request, as `Tests/Stress/kills` does.
    private static let killCount = ((number("KILL_COUNT") ?? 20) + ledgerCount - 1) / ledgerCount

    /// The longest time, in seconds; the ledger that is worked on is always finished.
    private static let secondsMax = number("KILL_SECONDS") ?? 3_600

    /// The number of events of a batch.
    private static let batchSize = number("KILL_BATCH") ?? 60

    private static func number(_ name: String) -> Int? {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
    }

    @Test(arguments: 1...ledgerCount)
    func `what was acknowledged is in the log once, and no batch is half there`(number: Int)
        async throws
    {
        let end = ContinuousClock.now + .seconds(Self.secondsMax)
        var counts = KilledLedger.Counts()
        repeat {
            var ledger = try await KilledLedger(batchSize: Self.batchSize)
            // A ledger that grew too long would slow down the start of every command.
            for round in 0..<10 where counts.killed < Self.killCount {
                if round.isMultiple(of: 3) { try ledger.forgetReadModel() }
                try await ledger.work(round, &counts)
                try await ledger.check(&counts)
            }
            try await ledger.finish(&counts)
        } while counts.killed < Self.killCount && ContinuousClock.now < end
        #expect(counts.killed > 0)
        try? FileHandle.standardError.write(contentsOf: Data("ledger \(number): \(counts)\n".utf8))
    }
}
