import EventLog
import FilingModel
import GRDB
import Projections
import TransparencyLog

/// Writes the rows of events.
struct RowWriter {
    private let events: RawStatement
    private let versions: RawStatement

    /// Prepares the statements.
    init(_ db: Database) throws {
        events = try RawStatement(
            """
            INSERT INTO _events (sequence, id, type, recorded_at, recorded_by, batch_size,
                segment, offset, length, leaf)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            in: db
        )
        versions = try RawStatement(
            """
            INSERT INTO _versions (version, sequence, recorded_from, type, subject, period,
                has_claims, seal, id, time, precision, source, data)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            in: db
        )
    }

    /// The number of a version of an event: an event brings its own, a correction one more.
    static func version(of sequence: Int, from opened: Int) -> Int {
        2 * opened + (opened == sequence ? 0 : 1)
    }

    /// Writes an event, and its version as filed.
    ///
    /// - Parameters:
    ///   - rows: The chunk, which holds its texts.
    ///   - line: Its line in the log.
    func insert(
        _ row: LoadedRows.Row,
        _ index: Int,
        of rows: LoadedRows,
        _ line: UnsafeRawBufferPointer,
        _ codes: (subject: Int, period: Int?)
    ) throws {
        let place = rows.chunk.place(index)
        let sequence = rows.chunk.firstSequence + index
        try unsafe rows.texts.withUnsafeBytes { texts in
            func bind(_ range: Range<Int>, to statement: RawStatement, at place: Int32) {
                unsafe statement.bind(
                    text: UnsafeRawBufferPointer(rebasing: texts[range]),
                    at: place
                )
            }
            events.bind(sequence, at: 1)
            bind(row.id, to: events, at: 2)
            events.bind(SQLCondition.code(of: row.type), at: 3)
            events.bind(Int(row.recordedAt.milliseconds), at: 4)
            bind(row.recordedBy, to: events, at: 5)
            events.bind(row.batchSize, at: 6)
            events.bind(place.segment.firstSequence, at: 7)
            events.bind(place.offset, at: 8)
            events.bind(line.count, at: 9)
            try unsafe row.leaf.withBytes { leaf in
                unsafe events.bind(blob: leaf, at: 10)
                return Result { try events.run() }
            }.get()
            bindVersion((sequence, sequence), row.type, codes, row.hasClaims, row.seal)
            bind(row.id, to: versions, at: 9)
            bind(row.time, to: versions, at: 10)
            self.bind(row.precision, at: 11)
            bind(row.source, to: versions, at: 12)
            unsafe versions.bind(text: UnsafeRawBufferPointer(rebasing: line[row.data]), at: 13)
            try versions.run()
        }
    }

    /// Writes the version of an event that a correction brings.
    func insert(
        corrected version: EventVersion,
        _ codes: (subject: Int, period: Int?)
    ) throws {
        let event = version.event
        let texts = [
            event.id.text, event.subject.text, event.time.time.spelling,
            event.time.precision.rawValue, event.source.text,
        ]
        let data = EventCodec.data(of: event.payload)
        var seal = RowChecksum()
        for text in texts { seal.add(text) }
        unsafe data.withUnsafeBytes { unsafe seal.add($0) }
        bindVersion(
            (version.sequence, version.span.opened),
            event.type,
            codes,
            event.hasOwnClaims,
            seal.value
        )
        bind(event.time.precision, at: 11)
        let (id, time, source) = (Array(texts[0].utf8), Array(texts[2].utf8), Array(texts[4].utf8))
        try unsafe id.withUnsafeBytes { id in
            unsafe versions.bind(text: id, at: 9)
            try unsafe time.withUnsafeBytes { time in
                unsafe versions.bind(text: time, at: 10)
                try unsafe source.withUnsafeBytes { source in
                    unsafe versions.bind(text: source, at: 12)
                    try unsafe data.withUnsafeBytes { data in
                        unsafe versions.bind(text: data, at: 13)
                        try versions.run()
                    }
                }
            }
        }
    }

    /// Binds the numbers.
    private func bindVersion(
        _ sequences: (event: Int, from: Int),
        _ type: EventType,
        _ codes: (subject: Int, period: Int?),
        _ hasClaims: Bool,
        _ seal: Int64
    ) {
        versions.bind(Self.version(of: sequences.event, from: sequences.from), at: 1)
        versions.bind(sequences.event, at: 2)
        versions.bind(sequences.from, at: 3)
        versions.bind(SQLCondition.code(of: type), at: 4)
        versions.bind(codes.subject, at: 5)
        versions.bind(codes.period, at: 6)
        versions.bind(hasClaims ? 1 : 0, at: 7)
        versions.bind(Int(seal), at: 8)
    }

    /// Binds one of a few words that are always in memory.
    private func bind(_ precision: PublicTime.Precision, at place: Int32) {
        let word: StaticString =
            switch precision {
            case .exact: "exact"
            case .day: "day"
            case .noLaterThan: "no-later-than"
            }
        unsafe versions.bind(
            text: UnsafeRawBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount),
            at: place
        )
    }
}
