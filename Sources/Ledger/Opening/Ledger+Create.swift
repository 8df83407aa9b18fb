import EventLog
public import FilingModel

extension Ledger {
    /// Makes a ledger, with its opening as the first event.
    ///
    /// - Parameters:
    ///   - directory: The directory that will hold `Events/`; it is made if need be.
    ///   - opening: What the ledger says of itself.
    ///   - recordedBy: Who records it, as they say: plain text of at most 200 bytes.
    /// - Throws: `LedgerError`; `LogError.ledgerExists` if there are events already. Nothing is
    ///   made for an opening that cannot be recorded.
    public static func create(
        at directory: String,
        _ opening: LedgerOpened,
        recordedBy: String,
        host: LedgerHost = LedgerHost()
    ) throws(LedgerError) -> Ledger {
        let recording = try LedgerError.converting {
            try Recording(recordedBy: recordedBy, now: host.now())
        }
        return try create(at: directory, opening, stamp: recording, host: host)
    }

    /// Makes a ledger at a given time.
    package static func create(
        at directory: String,
        _ opening: LedgerOpened,
        stamp: Recording,
        host: LedgerHost = LedgerHost()
    ) throws(LedgerError) -> Ledger {
        _ = try openingLine(opening, stamp: stamp)
        let log = try LedgerError.converting {
            try EventLog.create(
                ledger: directory,
                calls: host.calls,
                segmentBytes: host.segmentBytes,
                batchBytes: host.batchBytes
            )
        }
        var ledger = try Ledger(log: log, directory: directory, opening: opening, host: host)
        try ledger.refresh()
        guard ledger.size.count == 0 else { throw .log(.ledgerExists(path: directory)) }
        _ = try ledger.append([EventCodec.json(openingDraft(opening, stamp: stamp))], stamp: stamp)
        ledger.catchUp()
        return ledger
    }

    /// Checks the opening of a ledger, and makes nothing.
    ///
    /// - Returns: The line that would open the ledger, with placeholders for what is set when it is
    ///   recorded.
    package static func openingLine(
        _ opening: LedgerOpened,
        recordedBy: String,
        host: LedgerHost = LedgerHost()
    ) throws(LedgerError) -> [UInt8] {
        let recording = try LedgerError.converting {
            try Recording(recordedBy: recordedBy, now: host.now())
        }
        return try openingLine(opening, stamp: recording)
    }

    private static func openingLine(
        _ opening: LedgerOpened,
        stamp: Recording
    ) throws(LedgerError) -> [UInt8] {
        guard !LedgerTimeZone.isAbbreviation(opening.timezone),
            (try? LedgerTimeZone(opening.timezone)) != nil
        else { throw .badTimeZone(opening.timezone) }
        if let fault = PlainText.faultAtEnds(of: opening.title) {
            throw .unreadable(input: 0, LineError(.rule(fault), at: 0, path: "data.title"))
        }
        return try LedgerError.converting {
            let draft = openingDraft(opening, stamp: stamp)
            let event = try EventCodec.prepare(EventCodec.json(draft), now: stamp.now)
            let line = try EventCodec.line(
                event,
                recordedAt: stamp.now,
                recordedBy: stamp.recordedBy,
                batchSize: nil
            )
            _ = try EventCodec.event(of: line, sequence: 0) { _ in nil }
            return try EventCodec.line(event, recordedAt: nil, recordedBy: nil, batchSize: nil)
        }
    }

    /// The event that opens a ledger; public when it is recorded.
    private static func openingDraft(_ opening: LedgerOpened, stamp: Recording) -> EventDraft {
        EventDraft(
            source: Source(opening.origin),
            subject: Subject(opening.origin),
            time: PublicTime(stamp.zonedTime),
            payload: Payload(.ledgerOpened(opening))
        )
    }
}
