public import FilingModel

/// What is wrong with the file of a read model.
public enum ReadModelDamage: Hashable, Sendable {
    /// There is no file.
    case missing
    /// The file is not as the program left it.
    case changed
    /// It belongs to another user, or others may write to it.
    case notOwn
    /// Another program has left a journal beside it.
    case foreignJournal
    /// The file is no read model.
    case notAReadModel
    /// It was never finished.
    case unfinished
    /// Its root is not that of its tree.
    case otherRoot
    /// The hash of a line is no digest.
    case badLeaf
    /// An event is missing.
    case missingEvent(Int)
    /// Some events are not all there.
    case missingEvents(Range<Int>)
    /// The events from one on are not all there.
    case missingEventsFrom(Int)
    /// The event at a sequence has another identifier.
    case otherEvent(Int, not: EventID)
    /// An event is not what was written.
    case changedEvent(Int)
    /// An event cannot be read, for a reason.
    case unreadableEvent(Int, String)
    /// An event with figures is about no company.
    case noCompany(event: Int)
    /// An event lists no company.
    case noListing(event: Int)
    /// The opening of the ledger is missing.
    case missingOpening
    /// A subject has a number that cannot be.
    case subjectNumber(Int)
    /// The subjects are not in the order of their names.
    case subjectOrder
    /// A name that was added to a table is not there.
    case lostName(table: String)
    /// A value is no text.
    case notText(String)
    /// The words of SQLite, or of an error of another kind.
    case other(String)
}

extension ReadModelDamage {
    /// Whether another program, or a copy, left it so, and nothing is broken.
    public var isByOthers: Bool {
        switch self {
        case .missing, .changed, .notOwn, .foreignJournal: true
        default: false
        }
    }

    /// What is wrong, in words.
    public var finding: String {
        switch self {
        case .missing: "it is missing"
        case .changed: "it was changed, or copied, since it was written"
        case .notOwn: "it belongs to another user, or others may write to it"
        case .foreignJournal: "the journal of another program lies beside it"
        case .notAReadModel: "it is not a read model"
        case .unfinished: "it was not finished"
        case .otherRoot: "its root is not that of its tree"
        case .badLeaf: "a leaf is not a digest"
        case .missingEvent(let sequence): "event \(sequence) is missing"
        case .missingEvents(let sequences): "events \(sequences) are not all there"
        case .missingEventsFrom(let sequence):
            "its events from \(sequence) on are not all there"
        case .otherEvent(let sequence, let id): "event \(sequence) is not \(id)"
        case .changedEvent(let sequence): "event \(sequence) is not what was written"
        case .unreadableEvent(let sequence, let reason):
            "event \(sequence) cannot be read: \(reason)"
        case .noCompany(let sequence): "event \(sequence) is of no company"
        case .noListing(let sequence): "event \(sequence) lists no company"
        case .missingOpening: "the opening of the ledger is missing"
        case .subjectNumber(let number): "a subject is number \(number)"
        case .subjectOrder: "subjects are not in order"
        case .lostName(let table): "\(table) loses names"
        case .notText(let value): "\(value) is no text"
        case .other(let words): words
        }
    }
}
