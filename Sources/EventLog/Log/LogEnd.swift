/// The end of the log, and what stands after it.
public struct LogEnd: Hashable, Sendable {
    /// The end of the last complete batch.
    public let position: LogPosition

    /// The length of the torn tail after it, in bytes; 0 without one.
    public let tornBytes: Int

    package init(position: LogPosition, tornBytes: Int) {
        self.position = position
        self.tornBytes = tornBytes
    }
}
