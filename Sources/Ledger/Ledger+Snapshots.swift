import EventLog
public import FilingModel
public import TransparencyLog

extension Ledger {
    /// The root of the Merkle tree over the first events.
    ///
    /// - Parameter size: How many events, at most those that have been read.
    /// - Returns: The root.
    /// - Throws: `LedgerError.log` if a line cannot be read.
    public func root(of size: LogSize) throws(LedgerError) -> Digest {
        precondition(size <= self.size, "a root is of events that have been read")
        guard size < self.size else { return tree.root }
        var prefix = MerkleTree()
        for sequence in 0..<size.count { prefix.append(try line(sequence)) }
        return prefix.root
    }

    /// Makes the first events durable: who keeps a size of the log, or a root, does so before.
    ///
    /// - Parameter size: How many events, at most those that have been read.
    /// - Throws: `LedgerError.log`.
    public func sync(_ size: LogSize) throws(LedgerError) {
        guard let last = lines.prefix(size.count).last else { return }
        do {
            try log.sync(through: last.place.segment)
        } catch {
            throw .log(error)
        }
    }
}
