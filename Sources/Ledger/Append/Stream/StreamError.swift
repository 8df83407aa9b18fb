package import EventLog

/// A line of a stream of events that there is something to say about.
package struct StreamLine: Hashable, Sendable {
    /// Which line it is, from 1.
    package let number: Int
    /// Its bytes, without its end.
    package let bytes: [UInt8]
}

/// Why a stream of events was not appended; where it names an input, that is the place of its line
/// among those told here.
package struct StreamError: Error, Hashable, Sendable {
    /// What was wrong.
    package enum Reason: Hashable, Sendable {
        /// The last line told is no JSON, or too long.
        case line(LineError)
        /// There are more events than are read at once; the last line told is the first of them.
        case tooManyEvents(limit: Int)
        /// The ledger refuses.
        case ledger(LedgerError)
    }

    /// What was wrong.
    package let reason: Reason
    /// The lines that the reason is about.
    package let lines: [StreamLine]
    /// How much more was unusual than is told.
    package let omittedWarnings: Int
}
