import EventLog
public import FilingModel
public import Projections
import ReadModel

extension Ledger {
    /// The content in force of an event that is to be corrected or retracted.
    ///
    /// - Throws: `LedgerError.refused` for an event that no amendment may target.
    public func amendable(_ id: EventID) throws(LedgerError) -> EventVersion {
        try facts { try $0.amendable(id) }
    }

    /// The event of the log that says the same as a draft, under the identifier it would have.
    ///
    /// - Returns: Its sequence; nil if recording the draft would append an event, or be refused.
    public func sequence(saying draft: EventDraft) throws(LedgerError) -> Int? {
        let event: PreparedEvent
        do throws(LineError) {
            // The time of an amendment is no part of what is compared.
            let anyTime = RecordedTime(milliseconds: 0)
            event = try EventCodec.prepare(EventCodec.json(draft), now: anyTime)
        } catch {
            throw .unreadable(input: 0, error)
        }
        guard let sequence = try sequence(of: event.id) else { return nil }
        let line = try line(sequence).bytes
        do throws(LineError) {
            let isSame = try EventCodec.contentDigest(ofLine: line) == event.contentDigest
            return isSame ? sequence : nil
        } catch {
            throw .unreadable(input: 0, error)
        }
    }
}
