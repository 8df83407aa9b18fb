package import EventLog
public import ReadModel

/// What a ledger needs to know of the machine it is opened on.
public struct LedgerHost: Sendable {
    /// The user's cache directory, for the read models of ledgers that cannot be written to.
    public var cacheDirectory: String?
    /// Is told what takes long and what is unusual.
    public var tell: @Sendable (ReadModelNotice) -> Void
    /// How the files of the log are read and changed.
    package var calls: any FileCalls = Kernel()
    /// The length at which the log begins a new segment, in bytes.
    package var segmentBytes = EventLog.segmentBytesMax
    /// The length of a batch into which no further event is taken, in bytes.
    package var batchBytes = EventLog.segmentBytesMax

    /// A host.
    ///
    /// - Parameters:
    ///   - cacheDirectory: The user's cache directory; nil: none.
    ///   - tell: Is told what takes long and what is unusual.
    public init(
        cacheDirectory: String? = nil,
        tell: @escaping @Sendable (ReadModelNotice) -> Void = { _ in }
    ) {
        self.cacheDirectory = cacheDirectory
        self.tell = tell
    }

    /// The log in a ledger's directory.
    func log(in directory: String) throws(LogError) -> EventLog {
        try EventLog(
            ledger: directory,
            calls: calls,
            segmentBytes: segmentBytes,
            batchBytes: batchBytes
        )
    }
}
