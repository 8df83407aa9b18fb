import EventLog
import FilingModel
import FuzzProperties
import TestSupport
import Testing

/// A decoder of many lines says of each what a decoder of that line alone would say.
@Suite struct `Event decoder` {
    /// The type of an event that nobody knows: some type, the same for the same identifier.
    private static func type(of id: EventID) -> EventType? {
        let all = EventType.allCases
        return id.text.hasSuffix("?")
            ? nil : all[id.text.utf8.reduce(0) { $0 + Int($1) } % all.count]
    }

    private func outcome(
        _ read: () throws(LineError) -> RecordedEvent
    ) -> Result<RecordedEvent, LineError> {
        do {
            return .success(try read())
        } catch {
            return .failure(error)
        }
    }

    /// What a decoder says of a line, and the bytes that it says are the payload's.
    private func read(
        _ line: [UInt8],
        with decoder: inout EventDecoder
    ) -> (event: Result<RecordedEvent, LineError>, data: [UInt8]) {
        let event = outcome { () throws(LineError) in
            try unsafe line.span.withUnsafeBytes { (bytes) throws(LineError) in
                try unsafe decoder.event(of: bytes, sequence: 7, typeOf: Self.type)
            }
        }
        return (event, Array(line[decoder.lastDataRange]))
    }

    private func expectSame(_ line: [UInt8], with decoder: inout EventDecoder) {
        let text = String(decoding: line, as: UTF8.self)
        let (event, data) = read(line, with: &decoder)
        let alone = outcome { () throws(LineError) in
            try EventCodec.event(of: line, sequence: 7, typeOf: Self.type)
        }
        #expect(event == alone, "\(text)")
        guard case .success(let event) = event else { return }
        // Lists of nothing may be read, and are not written.
        let hasEmptyList = text.contains("[]")
        #expect(EventCodec.data(of: event.payload) == data || hasEmptyList, "\(text)")
    }

    @Test(arguments: Extent.seeds(3))
    func `what it remembers changes nothing`(seed: UInt64) throws {
        var decoder = EventDecoder()
        var mutation = LineMutation(seed: seed)
        var random = SplitMix64(seed: seed)
        let bytes = Array("\"\\{}[],:. -019aZ\u{1}\u{7F}é".utf8)
        for line in try Corpus.lines() + Corpus.seeds(of: .envelope).map(\.bytes) {
            expectSame(line, with: &decoder)
            if let mutated = mutation.mutated(line) { expectSame(mutated, with: &decoder) }
            guard let place = line.indices.randomElement(using: &random) else { continue }
            var damaged = line
            damaged[place] = bytes.randomElement(using: &random) ?? 0
            expectSame(damaged, with: &decoder)
            expectSame(Array(line[..<place]), with: &decoder)
        }
    }

    @Test func `a line without a payload has none at any place`() {
        var decoder = EventDecoder()
        let (event, data) = read(Array(#"{"id":"a"}"#.utf8), with: &decoder)
        #expect(throws: LineError.self) { try event.get() }
        #expect(data == [])
    }
}
