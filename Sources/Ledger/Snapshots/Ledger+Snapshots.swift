import EventLog
public import FilingModel
import ReadModel
public import TransparencyLog

extension Ledger {
    /// The root of the Merkle tree over the first events.
    ///
    /// - Parameter size: How many events, at most those that have been read.
    public func root(of size: LogSize) throws(LedgerError) -> Digest {
        precondition(size <= self.size, "a root is of events that have been read")
        guard size < self.size else { return root }
        return try LedgerError.converting { try facts { try $0.root(of: size) } }
    }

    /// Makes the first events durable: who keeps a size of the log, or a root, does so before.
    ///
    /// - Parameter size: How many events, at most those that have been read.
    public func sync(_ size: LogSize) throws(LedgerError) {
        guard size.count > 0 else { return }
        let log = log
        let last = try line(size.count - 1).place.segment
        try LedgerError.converting { try log.sync(through: last) }
    }
}
