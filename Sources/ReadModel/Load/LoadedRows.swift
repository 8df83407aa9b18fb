import EventLog
import FilingModel
import Projections
import TransparencyLog

/// What a chunk of the log becomes in the tables, made ready without the database.
struct LoadedRows: Sendable {
    /// An event, with what its rows are made of.
    struct Row: Sendable {
        let type: EventType
        let subject: Subject
        let period: FiscalPeriod?
        let hasClaims: Bool
        let precision: PublicTime.Precision
        let recordedAt: RecordedTime
        let batchSize: Int?
        /// Texts, by their places in `texts`.
        let id, recordedBy, time, source: Range<Int>
        /// Where the payload lies in the line.
        let data: Range<Int>
        let seal: Int64
        let leaf: Digest
        /// The whole event, where more than its own rows is made of it.
        let event: RecordedEvent?
        /// Where the event stands that an amendment targets.
        let target: Int?
        /// Whether there may be other filings of its company and period.
        let isContested: Bool
    }

    let chunk: LogChunk
    private(set) var rows: [Row] = []
    private(set) var texts: [UInt8] = []
    /// All leaves, hashed into the tree as far as they fill it.
    private(set) var leaves: MerkleTree.Run

    /// Decodes and hashes a chunk.
    init(_ chunk: LogChunk, after earlier: inout some EarlierEvents) throws {
        self.chunk = chunk
        leaves = MerkleTree.Run([], from: chunk.firstSequence)
        rows.reserveCapacity(chunk.count)
        var decoder = EventDecoder()
        try unsafe chunk.withLines { index, line in
            let sequence = chunk.firstSequence + index
            var target = Target()
            let event: RecordedEvent
            do throws(LineError) {
                event = try unsafe decoder.event(of: line, sequence: sequence) { id in
                    target.find(id, earlier)?.type
                }
            } catch {
                if let failure = target.failure { throw failure }
                let segment = chunk.segment.name
                throw LogError.unreadable(sequence: sequence, segment: segment, error)
            }
            if case .eventRetracted(let retraction) = event.payload.event {
                _ = target.find(retraction.target, earlier)
            }
            if let failure = target.failure { throw failure }
            unsafe append(event, line, data: decoder.lastDataRange, target.place, &earlier)
        }
        leaves = MerkleTree.Run(rows.map(\.leaf), from: chunk.firstSequence)
    }

    /// The event that an amendment targets, as it is found while the amendment is read.
    private struct Target {
        var place: EventLocation?
        var failure: (any Error)?

        mutating func find(_ id: EventID, _ earlier: some EarlierEvents) -> EventLocation? {
            do {
                place = try earlier.place(of: id)
            } catch {
                failure = error
            }
            return place
        }
    }

    private mutating func append(
        _ event: RecordedEvent,
        _ line: UnsafeRawBufferPointer,
        data: Range<Int>,
        _ target: EventLocation?,
        _ earlier: inout some EarlierEvents
    ) {
        let period = event.filingPeriod
        let (time, source) = (event.time.time.spelling, event.source.text)
        var seal = RowChecksum()
        for text in [
            event.id.text, event.subject.text, time, event.time.precision.rawValue, source,
        ] { seal.add(text) }
        unsafe seal.add(UnsafeRawBufferPointer(rebasing: line[data]))
        rows.append(
            Row(
                type: event.type,
                subject: event.subject,
                period: period,
                hasClaims: event.hasOwnClaims,
                precision: event.time.precision,
                recordedAt: event.recordedAt,
                batchSize: event.batchSize,
                id: add(event.id.text),
                recordedBy: add(event.recordedBy),
                time: add(time),
                source: add(source),
                data: data,
                seal: seal.value,
                leaf: unsafe MerkleTree.leafHash(line),
                event: Self.isNeededWhole(event.type) ? event : nil,
                target: target?.sequence,
                isContested: period.map { earlier.isContested(event.subject, $0) } ?? false
            )
        )
        earlier.add(event)
    }

    /// Amendments change other rows, and listings and renamings bring names.
    private static func isNeededWhole(_ type: EventType) -> Bool {
        type.isAmendment || type == .companyListed || type == .companyRenamed
    }

    private mutating func add(_ text: String) -> Range<Int> {
        let start = texts.count
        texts.append(contentsOf: text.utf8)
        return start..<texts.count
    }
}
