import EventLog

extension Ledger {
    /// Tells git how to treat the ledger, where nobody has told it yet: lines are never changed on
    /// checkout or merged one by one, and what can be rebuilt stays out.
    ///
    /// - Throws: `LedgerError.log` if a file cannot be written.
    public func writeDotFiles() throws(LedgerError) {
        do {
            try log.writeIfAbsent(
                ".gitattributes",
                "Events/** -text merge=binary\nSnapshots/*.json -text\n",
                in: directory
            )
            try log.writeIfAbsent(
                ".gitignore",
                "Events/.lock\nEvents/torn-*.bak\nSnapshots/read-model.sqlite*\n",
                in: directory
            )
        } catch {
            throw .log(error)
        }
    }
}
