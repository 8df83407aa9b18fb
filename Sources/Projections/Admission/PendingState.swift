public import FilingModel
import Synchronization

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
        index = VersionIndex(copying: other.index)
        kept = other.kept
        endings = other.endings
        ended = other.ended
        boards = other.boards
    }

    /// Whether a subject has a listing that was brought and counts now, by its number.
    func isListed(_ subject: Int?) -> Bool {
        guard let subject else { return false }
        let listings = index.listings(of: subject)
        return listings.contains { endings[Int($0)] == nil }
    }

    /// Whether a subject has had a delisting, by its number.
    func isDelisted(_ subject: Int?) -> Bool {
        subject.map { !index.delistings(of: $0).isEmpty } ?? false
    }

    /// The filings of a subject for a period that were brought and count now, in log order.
    func filings(_ subject: Int?, _ period: FiscalPeriod) -> [Filing] {
        guard let subject else { return [] }
        let endings = endings
        let filings = index.filings(subject, period) { endings.isEmpty || endings[$0] == nil }
        return filings.count > 1 ? filings.sorted { $0.sequence < $1.sequence } : filings
    }

    // MARK: To be continued

    /// All of it, with the codes by which its filings are indexed.
    struct Contents: ~Copyable, Sendable {
        let index: VersionIndex
        let kept: [EventVersion]
        let endings: [Int: Ending]
        let ended: [Int: Ending]
        let boards: [String: Int]
        let codes: FigureCodes.Tables
    }

    /// Takes out what there is, and leaves nothing.
    func take(_ codes: FigureCodes.Tables) -> Contents {
        var index = VersionIndex()
        swap(&index, &self.index)
        defer { (kept, endings, ended, boards) = ([], [:], [:], [:]) }
        return Contents(
            index: index,
            kept: kept,
            endings: endings,
            ended: ended,
            boards: boards,
            codes: codes
        )
    }

    /// What was taken out.
    init(_ contents: consuming Contents) {
        kept = contents.kept
        endings = contents.endings
        ended = contents.ended
        boards = contents.boards
        index = contents.index
    }
}

/// What events brought that follow a log, kept to be continued by the next one: once, as it is
/// not copied for that.
public final class PendingEvents: Sendable {
    /// How many events the log has.
    public let base: LogSize
    /// How many there are, those that follow included.
    public let size: LogSize

    private let contents: Mutex<PendingState.Contents?>

    init(_ contents: consuming sending PendingState.Contents, from base: LogSize, to size: LogSize)
    {
        self.base = base
        self.size = size
        self.contents = Mutex(contents)
    }

    /// Takes out what is kept; nil if it has been.
    func take() -> PendingState.Contents? { contents.withLock { $0.take() } }
}
