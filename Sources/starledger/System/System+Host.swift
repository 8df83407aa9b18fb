import Ledger
import ReadModel

extension System {
    /// The machine, as a ledger needs to know it.
    static var host: LedgerHost {
        LedgerHost(cacheDirectory: cacheDirectory, tell: { Console.notify($0) })
    }

    /// The user's cache directory.
    ///
    /// Source: XDG Base Directory Specification.
    private static var cacheDirectory: String? {
        directory("XDG_CACHE_HOME", orInHome: ".cache")
    }
}

extension Console {
    /// Says on standard error what takes long, and what is unusual.
    static func notify(_ notice: ReadModelNotice) {
        switch notice {
        case .building(.missing, _), .building(.requested, _): return
        case .building(.damaged(let damage), _) where damage.isByOthers:
            complain("the read model is built anew from the log: \(damage.finding)")
        case .building(.damaged(let damage), _):
            complain("the read model is damaged (\(damage.finding)); it is built anew from the log")
        case .building(.version(let found, let expected), _):
            complain(
                "the read model is of version \(found), this program has \(expected); it is built "
                    + "anew from the log"
            )
        case .progress(let bytes, let total): progress(bytes, of: total)
        case .inMemory(let reason):
            complain("\(reason); the read model is kept in memory, for this time")
        case .lagging(let reason):
            complain("the events are in the log; the read model will catch up later (\(reason))")
        case .waiting(let path): complain("waiting for another process, which has locked \(path)")
        }
    }

    /// The width of the bar, in columns.
    private static let barColumns = 30

    /// Draws how far the log has been read, where somebody looks.
    private static func progress(_ bytes: Int, of total: Int) {
        guard isWatched, total > 0 else { return }
        let share = min(bytes, total) * barColumns / total
        let bar =
            String(repeating: "█", count: share)
            + String(repeating: "░", count: barColumns - share)
        let end = bytes >= total ? "\r\u{1B}[K" : ""
        writeError("\r\(bar) \(bytes / 1_048_576) of \(total / 1_048_576) MiB\(end)")
    }
}
