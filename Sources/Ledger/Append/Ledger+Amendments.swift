import EventLog
public import FilingModel
public import Projections
import ReadModel

extension Ledger {
    /// The content in force of an event that is to be corrected or retracted.
    ///
    /// - Parameter id: The event.
    /// - Returns: Its last version.
    /// - Throws: `LedgerError.refused` for an event that no amendment may target.
    public func amendable(_ id: EventID) throws(LedgerError) -> EventVersion {
        try LedgerError.converting {
            try facts { facts in
                do {
                    return try facts.amendable(id)
                } catch let refusal as Refusal {
                    throw LedgerError.refused(input: 0, refusal)
                }
            }
        }
    }

    /// The event of the log that says the same as a draft, under the identifier it would have.
    ///
    /// - Parameter draft: The draft.
    /// - Returns: Its sequence; nil if recording the draft would append an event, or be refused.
    /// - Throws: `LedgerError`.
    public func sequence(saying draft: EventDraft) throws(LedgerError) -> Int? {
        let event: PreparedEvent
        do throws(LineError) {
            // The time of an amendment is no part of what is compared.
            let anyTime = RecordedTime(milliseconds: 0)
            event = try EventCodec.prepare(EventCodec.json(draft), now: anyTime)
        } catch {
            throw .unreadable(input: 0, error)
        }
        let place = try LedgerError.converting { try facts { try $0.place(of: event.id) } }
        guard let sequence = place?.sequence else { return nil }
        let line = try line(sequence).bytes
        do throws(LineError) {
            let isSame = try EventCodec.contentDigest(ofLine: line) == event.contentDigest
            return isSame ? sequence : nil
        } catch {
            throw .unreadable(input: 0, error)
        }
    }
}
