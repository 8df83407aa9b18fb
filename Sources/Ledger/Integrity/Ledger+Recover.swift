public import EventLog
import FilingModel
import ReadModel

extension Ledger {
    /// Moves aside what stands after the last event that can be read, and loses no byte of it.
    ///
    /// Under the lock of the log. What the checkpoint covers, or a read model has read, is not
    /// moved: where that cannot be read, the log is damaged, and is left as it is.
    ///
    /// - Parameters:
    ///   - directory: The directory that holds `Events/`.
    ///   - lockTimeoutMilliseconds: How long to wait for another writer.
    ///   - isRehearsal: Whether nothing is moved.
    /// - Returns: What was moved aside, or would be; and where the log ends then.
    /// - Throws: `LedgerError.log`; with `damaged`, nothing has been moved.
    public static func recover(
        _ directory: String,
        host: LedgerHost = LedgerHost(),
        lockTimeoutMilliseconds: Int = 10_000,
        isRehearsal: Bool = false
    ) throws(LedgerError) -> LogRecovery {
        try LedgerError.converting {
            let log = try host.log(in: directory)
            let patience = host.patience(milliseconds: lockTimeoutMilliseconds)
            var writer = try LogWriter(locking: log, patience)
            let recovery = try log.recovery()
            if let size = try log.checkpointSize() {
                try recovery.check(known: size, by: .checkpoint)
            }
            let first = recovery.end.size > 0 ? try log.firstLine() : nil
            let known = try readModels(of: directory, beginningWith: first, host)
                .known(beginningWith: first)
            try recovery.check(known: known.size, by: .readModel)
            for position in known.positions { try log.checkStands(position) }
            if !isRehearsal { try writer.setAside(recovery) }
            return recovery
        }
    }

    /// Where the read models of a ledger may be; only beside the log if nobody can read what it is.
    private static func readModels(
        of directory: String,
        beginningWith first: LogLine?,
        _ host: LedgerHost
    ) throws -> ReadModelLocation {
        let event = try first?.event { _ in nil }
        guard case .ledgerOpened(let opening)? = event?.payload.event else {
            return ReadModelLocation(ledger: directory, origin: "", cache: nil)
        }
        return host.readModel(of: directory, origin: opening.origin)
    }
}
