import EventLog
public import FilingModel

/// Appends events to a ledger.
///
/// The log is locked while events are appended, and not in between: others may append too. What has
/// been appended is kept at hand for the next events to be admitted on, so that the read model need
/// not catch up each time; that is why an appender is not copied.
public struct Appender: ~Copyable {
    /// What an append accepts beside events that are new and usual.
    public struct Acceptance: OptionSet, Hashable, Sendable {
        /// The bits of its elements.
        public let rawValue: Int

        /// What is unusual, such as a figure that moved tenfold.
        public static let warnings = Acceptance(rawValue: 1)
        /// Events that were retracted, and corrections that a later one replaced: they are recorded
        /// again, under new identifiers.
        public static let repeats = Acceptance(rawValue: 2)

        /// A set of elements by their bits.
        public init(rawValue: Int) { self.rawValue = rawValue }
    }

    /// The ledger, with all that has been appended.
    public private(set) var ledger: Ledger

    /// Who records events, as they say.
    public let recordedBy: String

    /// How long to wait for another writer, in milliseconds.
    public var lockTimeoutMilliseconds = 10_000

    init(_ ledger: Ledger, recordedBy: String) {
        self.ledger = ledger
        self.recordedBy = recordedBy
    }

    /// Appends events: all that are new, or none.
    ///
    /// Events that fit one batch are in the log together or not at all. More than that are checked
    /// first, all of them, and then appended batch by batch; repeating the call goes on by
    /// identifier.
    ///
    /// - Parameters:
    ///   - drafts: The events, in the order in which they are recorded.
    ///   - acceptance: What is accepted beside events that are new and usual.
    ///   - expectedSize: The size the log must still have; nil: any.
    /// - Returns: What was appended; it is on disk.
    public mutating func append(
        _ drafts: [EventDraft],
        accepting acceptance: Acceptance = [],
        expecting expectedSize: LogSize? = nil
    ) throws(LedgerError) -> Receipt {
        try ledger.append(
            drafts.map(EventCodec.json),
            stamp: try recording(),
            options: options(acceptance, expectedSize)
        )
    }

    /// Checks events as `append` does, and writes nothing.
    ///
    /// - Returns: The lines that would be appended, with placeholders for what is set when they
    ///   are, and a receipt of what would happen.
    public func rehearse(
        _ drafts: [EventDraft],
        accepting acceptance: Acceptance = [],
        expecting expectedSize: LogSize? = nil
    ) throws(LedgerError) -> (lines: [[UInt8]], receipt: Receipt) {
        try ledger.rehearse(
            drafts.map(EventCodec.json),
            stamp: try recording(),
            options: options(acceptance, expectedSize)
        )
    }

    /// What events would change about the answers of a day, if they were appended.
    public func effect(
        of drafts: [EventDraft],
        on day: ValidDate,
        accepting acceptance: Acceptance = [],
        expecting expectedSize: LogSize? = nil
    ) throws(LedgerError) -> AppendEffect {
        try ledger.effect(
            ofAppending: drafts.map(EventCodec.json),
            stamp: try recording(),
            options: options(acceptance, expectedSize),
            on: day
        )
    }

    /// Lets the read model catch up with what was appended: after the last append, so that the next
    /// question does not wait for it.
    ///
    /// What is on disk stays acknowledged, whatever becomes of the read model: it catches up later.
    public mutating func catchUp() { ledger.catchUp() }

    // MARK: Streams

    /// Appends a stream of events, one JSON object a line: all that are new, or none.
    ///
    /// What is given need not fit into memory. It is read to its end, and all of it checked, before
    /// anything is written.
    ///
    /// - Parameter next: Gives the next bytes of the stream, none at its end; it must not wait for
    ///   anybody, as the lock is held.
    /// - Returns: What was appended, and the lines that its warnings are about.
    /// - Throws: `StreamError`, `LedgerError`, and what `next` throws.
    package mutating func append(
        reading next: @escaping () throws -> [UInt8],
        accepting acceptance: Acceptance = [],
        expecting expectedSize: LogSize? = nil,
        eventsMax: Int = .max
    ) throws -> (receipt: Receipt, reported: [StreamLine]) {
        try ledger.append(
            reading: next,
            stamp: try recording(),
            options: options(acceptance, expectedSize),
            eventsMax: eventsMax
        )
    }

    /// Checks a stream of events as `append` does, and writes nothing.
    package func rehearse(
        reading next: @escaping () throws -> [UInt8],
        accepting acceptance: Acceptance = [],
        expecting expectedSize: LogSize? = nil,
        eventsMax: Int = .max
    ) throws -> (lines: PlaceholderLines, receipt: Receipt, reported: [StreamLine]) {
        try ledger.rehearse(
            reading: next,
            stamp: try recording(),
            options: options(acceptance, expectedSize),
            eventsMax: eventsMax
        )
    }

    // MARK: How

    /// Who records, and when: now.
    private func recording() throws(LedgerError) -> Recording {
        do {
            return try Recording(recordedBy: recordedBy, now: ledger.host.now())
        } catch {
            throw .spelling(error)
        }
    }

    private func options(_ acceptance: Acceptance, _ expectedSize: LogSize?) -> AppendOptions {
        var options = AppendOptions()
        options.acceptWarnings = acceptance.contains(.warnings)
        options.again = acceptance.contains(.repeats)
        options.expectedSize = expectedSize?.count
        options.lockTimeoutMilliseconds = lockTimeoutMilliseconds
        return options
    }
}

extension Ledger {
    /// What appends to this ledger.
    ///
    /// - Parameter recordedBy: Who records, as they say: plain text of at most 200 bytes.
    public func appender(recordedBy: String) -> Appender { Appender(self, recordedBy: recordedBy) }
}
