import FilingModel

/// What events brought that follow a log.
final class PendingState {
    /// How a version ended.
    struct Ending: Hashable {
        /// The event whose version it was.
        let id: EventID
        /// The sequence of what ended it.
        let sequence: Int
        let isRetraction: Bool
    }

    /// The versions, in the order in which they were brought.
    var index = VersionIndex()
    /// The versions that cannot be read again.
    var kept: [EventVersion] = []
    /// How versions ended, by number.
    var endings: [Int: Ending] = [:]
    /// How the last versions of the log's own events ended, by sequence.
    var ended: [Int: Ending] = [:]
    /// How many listings on a board were brought, less those that were ended.
    var boards: [String: Int] = [:]

    /// Nothing.
    init() {}

    /// The same again, to be changed on its own.
    init(copying other: PendingState) {
        index = other.index
        kept = other.kept
        endings = other.endings
        ended = other.ended
        boards = other.boards
    }
}
