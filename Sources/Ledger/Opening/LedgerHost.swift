package import EventLog
public import FilingModel
import Glibc
public import ReadModel

/// What a ledger needs to know of the machine it is opened on.
public struct LedgerHost: Sendable {
    /// The user's cache directory, for the read models of ledgers that cannot be written to.
    public var cacheDirectory: String?
    /// The present, for events that are recorded; by default the clock of the machine.
    public var now: @Sendable () -> RecordedTime
    /// Is told what takes long and what is unusual.
    public var tell: @Sendable (ReadModelNotice) -> Void
    /// How the files of the log are read and changed.
    package var calls: any FileCalls = Kernel()
    /// The length at which the log begins a new segment, in bytes.
    package var segmentBytes = EventLog.segmentBytesMax
    /// The length of a batch into which no further event is taken, in bytes.
    package var batchBytes = EventLog.segmentBytesMax

    /// A host; without a cache directory, and silent, unless the arguments say otherwise.
    public init(
        cacheDirectory: String? = nil,
        tell: @escaping @Sendable (ReadModelNotice) -> Void = { _ in },
        now: @escaping @Sendable () -> RecordedTime = { systemTime }
    ) {
        self.cacheDirectory = cacheDirectory
        self.now = now
        self.tell = tell
    }

    /// The clock of the machine, to the millisecond.
    public static var systemTime: RecordedTime {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
        return RecordedTime(seconds: Int64(time.tv_sec), nanoseconds: Int64(time.tv_nsec))
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

    /// How long to wait for a lock; who uses the ledger is told after a second.
    func patience(milliseconds: Int) -> FileLock.Patience {
        FileLock.Patience(milliseconds: milliseconds) { [tell] in tell(.waiting(for: $0)) }
    }

    /// Where the read model of a ledger may be kept.
    func readModel(of directory: String, origin: Origin) -> ReadModelLocation {
        ReadModelLocation(ledger: directory, origin: origin.text, cache: cacheDirectory)
    }
}
