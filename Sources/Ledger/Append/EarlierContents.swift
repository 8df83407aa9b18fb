import EventLog
import FilingModel
import Projections
import ReadModel
import TransparencyLog

/// The contents of the events that come before an input, by their identifiers: of those in the log,
/// and of the inputs before it.
struct EarlierContents {
    /// What is found under an identifier.
    enum Found {
        case none
        /// An input with this content.
        case input(Digest)
        /// An event of the log with this content.
        case recorded(Digest, sequence: Int)
        /// An event of the log; the read model has to catch up before more can be said of it.
        case notInReadModel
    }

    private let log: EventLog
    private let facts: ReadModelFacts
    /// The lines of the inputs that were admitted.
    private let lines: LineStore
    /// The size of the log.
    private let firstSequence: Int
    private var known: KnownIdentifiers
    /// The contents of inputs that were not admitted.
    private var notAdmitted: [EventID: Digest] = [:]

    init(in log: EventLog, _ facts: ReadModelFacts, _ lines: LineStore, from firstSequence: Int) {
        self.log = log
        self.facts = facts
        self.lines = lines
        self.firstSequence = firstSequence
        known = KnownIdentifiers(in: facts)
    }

    /// Notes an input that was not admitted.
    mutating func note(_ id: EventID, _ content: Digest) { notAdmitted[id] = content }

    /// Finds an identifier.
    ///
    /// - Parameters:
    ///   - id: The identifier.
    ///   - place: Where it stands among the events that the read model does not hold.
    /// - Throws: `LineError` for a line that cannot be read, and what the facts and the log throw.
    mutating func content(of id: EventID, pending place: EventLocation?) throws -> Found {
        if let place {
            guard place.sequence >= firstSequence else { return .notInReadModel }
            let line = try lines.line(place.sequence - firstSequence)
            return .input(try EventCodec.contentDigest(ofCanonical: line))
        }
        if let content = notAdmitted[id] { return .input(content) }
        guard let place = try known.place(of: id) else { return .none }
        // What became of the event may stand among those that the read model does not hold.
        guard firstSequence == facts.size.count else { return .notInReadModel }
        let (start, length) = try facts.line(place.sequence)
        let line = try log.line(at: start, length: length)
        let content = try EventCodec.contentDigest(ofCanonical: line)
        return .recorded(content, sequence: place.sequence)
    }
}
