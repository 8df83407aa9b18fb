package import FilingModel

/// Finds the type of the event with an identifier, among those before the one that is read.
package typealias TypeLookup = (EventID) -> EventType?

/// Decodes lines one after another; remembers spellings that repeat, so that neighbours share them.
///
/// What it remembers never changes what a line says. One for each thread.
package struct EventDecoder {
    var reader = CanonicalReader(.none)

    /// The place of the member `data` in the last line; empty if the line has none.
    package private(set) var lastDataRange = 0..<0

    /// The start of the first member of the last line that is not the size of its batch.
    var lastStart = 0
    /// The place of the stamp in the last line, with the comma before it; where it would be, and
    /// empty, if there is none.
    var lastStamp = 0..<0
    /// The name and time of the recording, where a line need not say them itself.
    var recorded: (RecordedTime, String)?

    /// The most figures that an event had, up to 16: the next may have as many.
    var figuresExpected = 0
    /// Whether one of the figures that were read last is a range.
    var hasRange = false

    // What repeats from line to line.
    var metrics: SpellingCache<Metric>
    var units: SpellingCache<Unit>
    var currencies: SpellingCache<Currency>
    var periods: SpellingCache<FiscalPeriod>
    var words: WordCaches
    private var types: SpellingCache<EventType>
    /// The place of the type's name at the end of the line; empty if it is not there.
    private var foretoldName = 0..<0
    /// The length of the name of the last line's type.
    private var lastTypeLength = 0
    private var recorders: SpellingCache<String>
    private var times: SpellingCache<ZonedTime>

    /// A decoder that remembers nothing yet.
    package init() { self.init(spellings: 64) }

    /// A decoder that remembers up to so many spellings of a kind; 0: for one line only.
    private init(spellings: Int) {
        metrics = SpellingCache(countMax: spellings)
        units = SpellingCache(countMax: spellings)
        currencies = SpellingCache(countMax: spellings)
        periods = SpellingCache(countMax: spellings)
        words = WordCaches(countMax: min(spellings, 16))
        types = SpellingCache(countMax: min(spellings, 16))
        recorders = SpellingCache(countMax: spellings)
        times = SpellingCache(countMax: spellings)
    }

    /// The event of a line that lies in a buffer.
    ///
    /// - Parameters:
    ///   - line: Its bytes, without the line feed.
    ///   - typeOf: The type of an event before it, by identifier; asked of corrections alone.
    package mutating func event(
        of line: UnsafeRawBufferPointer,
        sequence: Int,
        typeOf: TypeLookup
    ) throws(LineError) -> RecordedEvent {
        try unsafe reading(line) { (decoder) throws(LineError) in
            try decoder.event(sequence: sequence, typeOf: typeOf)
        }
    }

    /// The payload of an original event that lies in a buffer by itself.
    ///
    /// - Parameter data: Canonical JSON.
    package mutating func payload(
        of data: UnsafeRawBufferPointer,
        _ type: EventType
    ) throws(LineError) -> Payload {
        try unsafe reading(data) { (decoder) throws(LineError) in
            let payload = try decoder.payload(of: type) { _ in nil }
            try decoder.reader.end()
            return payload
        }
    }

    /// Reads a buffer, and lets go of it.
    @inline(__always)
    mutating func reading<Value>(
        _ buffer: UnsafeRawBufferPointer,
        _ read: (inout EventDecoder) throws(LineError) -> Value
    ) throws(LineError) -> Value {
        lastDataRange = 0..<0
        reader = CanonicalReader(unsafe LineBytes(buffer))
        defer { reader = CanonicalReader(.none) }
        try reader.checkLine()
        return try read(&self)
    }

    // MARK: The envelope

    /// Reads all attributes, in canonical order.
    private mutating func event(
        sequence: Int,
        typeOf: TypeLookup
    ) throws(LineError) -> RecordedEvent {
        // The payload stands before the type, which is foretold from the end of the line.
        let foretold = foretoldType()
        try reader.enterObject()
        let batchSize = try reader.member("batchsize") ? self.batchSize() : nil
        lastStart = batchSize == nil ? reader.position : reader.position &+ 1
        var payload = try reader.member("data") ? data(of: foretold, typeOf) : nil
        let id = try reader.member("id") ? reader.content(EventID.init(utf8:)) : nil
        let startOfStamp = reader.position
        let recordedAt =
            try reader.member("recordedat")
            ? reader.content(RecordedTime.init(utf8:)) : recorded?.0
        let recordedBy = try reader.member("recordedby") ? recorder() : recorded?.1
        lastStamp = startOfStamp..<reader.position
        let source = try reader.member("source") ? reader.content(Source.init(utf8:)) : nil
        let hasVersion = try reader.member("specversion") ? checkVersion() : false
        let subject = try reader.member("subject") ? reader.content(Subject.init(utf8:)) : nil
        let time = try reader.member("time") ? reader.content(&times, ZonedTime.init(utf8:)) : nil
        let precision = try reader.member("timeprecision") ? reader.timePrecision() : .exact
        let type = try reader.member("type") ? self.type(foretold: foretold) : nil
        try reader.leaveObject()
        if let type, type != foretold, !lastDataRange.isEmpty {
            payload = try reread(lastDataRange, as: type, typeOf)
        }
        try reader.end()
        func missing(_ name: String) -> LineError { reader.fault(.missingMember(name)) }
        guard hasVersion else { throw missing("specversion") }
        guard type != nil else { throw missing("type") }
        guard let id else { throw missing("id") }
        guard let source else { throw missing("source") }
        guard let subject else { throw missing("subject") }
        guard let time else { throw missing("time") }
        guard let recordedAt else { throw missing("recordedat") }
        guard let recordedBy else { throw missing("recordedby") }
        guard let payload else { throw missing("data") }
        if let rule = SubjectRule.broken(by: payload.event, about: subject) {
            throw LineError(.rule(rule), at: 0, path: "subject")
        }
        return RecordedEvent(
            sequence: sequence,
            id: id,
            source: source,
            subject: subject,
            time: PublicTime(time, precision: precision),
            recordedAt: recordedAt,
            recordedBy: recordedBy,
            batchSize: batchSize,
            payload: payload
        )
    }

    /// Reads the payload, if its type is known; else steps over it.
    private mutating func data(
        of type: EventType?,
        _ typeOf: TypeLookup
    ) throws(LineError) -> Payload? {
        let start = reader.position
        var payload: Payload?
        if let type {
            payload = try self.payload(of: type, typeOf: typeOf)
        } else {
            try reader.skipValue(depth: 1)
        }
        lastDataRange = start..<reader.position
        return payload
    }

    /// Reads a payload that has been stepped over, and comes back.
    mutating func reread(
        _ data: Range<Int>,
        as type: EventType,
        _ typeOf: TypeLookup
    ) throws(LineError) -> Payload {
        let back = reader.position
        reader.position = data.lowerBound
        let payload = try payload(of: type, typeOf: typeOf)
        reader.position = back
        return payload
    }

    private mutating func batchSize() throws(LineError) -> Int {
        let count = try reader.integer()
        guard count > 1 else { throw reader.fault(.rule("must be more than 1")) }
        return Int(count)
    }

    private mutating func recorder() throws(LineError) -> String {
        try reader.content(&recorders) { (spelling) throws(SpellingError) in
            try PlainText.check(
                utf8: spelling,
                as: .text,
                bytesMax: TextLimit.recorderBytesMax,
                isAttribute: true
            )
            return spelling.text
        }
    }

    private mutating func checkVersion() throws(LineError) -> Bool {
        let start = reader.position
        if reader.line.has("\"1.0\"", at: start) {
            reader.position = start + 5
            return true
        }
        try reader.skipString()
        throw reader.fault(.rule("must be \"1.0\""), at: start)
    }

    // MARK: The type

    /// The type at the end of a canonical line, where it always stands; nil if it is not there.
    private mutating func foretoldType() -> EventType? {
        let line = reader.line
        let end = line.count - 5
        foretoldName = 0..<0
        // ".v1" and what closes the line.
        guard line.word(at: line.count - 8) >> 24 == 0x7D_2231_762E else { return nil }
        // Most lines are of the type of the one before; no name is longer than 24 bytes.
        var start = end - lastTypeLength
        if !isTypeName(at: start) {
            guard let point = (max(0, end - 25)..<end).last(where: { line[$0] == 0x2E }),
                isTypeName(at: point + 1)
            else { return nil }
            start = point + 1
        }
        guard let type = type(named: start..<end) else { return nil }
        foretoldName = start..<end
        lastTypeLength = end - start
        return type
    }

    /// Whether the name of a type can begin at a place: after the attribute's name and a prefix.
    @_transparent
    private func isTypeName(at place: Int) -> Bool {
        reader.line.has("\"starledger.", at: place &- 12)
            && MemberName("type").isAt(place &- 19, in: reader.line)
    }

    private mutating func type(foretold: EventType?) throws(LineError) -> EventType {
        let start = reader.position
        if let foretold, start + 12 == foretoldName.lowerBound {
            reader.position = foretoldName.upperBound + 4
            return foretold
        }
        try reader.skipString()
        let (first, end) = (start + 12, reader.position - 4)
        if reader.line.has("\"starledger.", at: start), first <= end,
            reader.line.has(".v1\"", at: end), let type = type(named: first..<end)
        {
            return type
        }
        reader.position = start
        throw reader.fault(.unknownType(try reader.string()), at: start)
    }

    /// The type whose name stands at a place in the line.
    private mutating func type(named range: Range<Int>) -> EventType? {
        if let type = types.recall(reader.line, range) { return type }
        guard let type = EventType(rawValue: reader.line.text(range)) else { return nil }
        types.keep(type, of: range, in: reader.line)
        return type
    }
}

extension EventDecoder {
    /// Uses a decoder for one line, or for one payload.
    static func once<Value>(
        _ bytes: [UInt8],
        _ read: (inout EventDecoder, UnsafeRawBufferPointer) throws(LineError) -> Value
    ) throws(LineError) -> Value {
        var decoder = EventDecoder(spellings: 0)
        return try unsafe bytes.span.withUnsafeBytes { (buffer) throws(LineError) in
            try unsafe read(&decoder, buffer)
        }
    }
}

/// Words of closed sets that were read before.
struct WordCaches {
    var stages: SpellingCache<Stage>
    var reporters: SpellingCache<Reporter>
    var sectors: SpellingCache<Sector>
    var reasons: SpellingCache<RestatementReason>
    var milestones: SpellingCache<MilestoneKind>
    var metricKinds: SpellingCache<MetricDefinition.Kind>
    var series: SpellingCache<Claim.Series>

    init(countMax: Int) {
        stages = SpellingCache(countMax: countMax)
        reporters = SpellingCache(countMax: countMax)
        sectors = SpellingCache(countMax: countMax)
        reasons = SpellingCache(countMax: countMax)
        milestones = SpellingCache(countMax: countMax)
        metricKinds = SpellingCache(countMax: countMax)
        series = SpellingCache(countMax: countMax)
    }
}
