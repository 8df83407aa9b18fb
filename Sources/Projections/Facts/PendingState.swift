public import FilingModel

/// What events brought that follow a log.
final class PendingState {
    /// How a version ended.
    struct Ending: Hashable, Sendable {
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

    /// What was kept of events, to be continued.
    init(_ events: PendingEvents) {
        index = events.index
        kept = events.kept
        endings = events.endings
        ended = events.ended
        boards = events.boards
    }
}

/// What events brought that follow a log, kept to be continued when the next one comes.
public struct PendingEvents: Sendable {
    /// How many events the log has.
    public let base: LogSize
    /// How many there are, those that follow included.
    public let size: LogSize

    fileprivate let index: VersionIndex
    fileprivate let kept: [EventVersion]
    fileprivate let endings: [Int: PendingState.Ending]
    fileprivate let ended: [Int: PendingState.Ending]
    fileprivate let boards: [String: Int]
    /// The codes by which the filings are indexed.
    let codes: FigureCodes.Tables

    init(_ state: PendingState, _ codes: FigureCodes.Tables, from base: LogSize, to size: LogSize) {
        self.base = base
        self.size = size
        index = state.index
        kept = state.kept
        endings = state.endings
        ended = state.ended
        boards = state.boards
        self.codes = codes
    }
}
