import EventLog
import FilingModel
import LogSupport
import Testing

@Suite struct `Segments` {
    @Test func `what was appended is read, with its sequence and its place`() throws {
        let scratch = try ScratchLog()
        #expect(try scratch.read().lines.isEmpty)
        let batches = [batch("a", 1), batch("b", 3), batch("c", 1)]
        for lines in batches { try scratch.append(lines) }
        let (lines, end) = try scratch.read()
        #expect(lines.map(\.bytes) == batches.flatMap { $0 })
        #expect(lines.map(\.sequence) == Array(0..<5))
        #expect(end.position.size == 5)
        #expect(end.tornBytes == 0)
        #expect(try scratch.bytes() == joined(batches.flatMap { $0 }))
        #expect(end.position.offset == (try scratch.bytes().count))
        #expect(scratch.names == ["0000000000.jsonl"])
        for line in lines {
            #expect(try scratch.log.line(at: line.place, length: line.bytes.count) == line.bytes)
        }
    }

    @Test func `a reader goes on where it was, and sees whole batches only`() throws {
        let scratch = try ScratchLog()
        var position = LogPosition.start
        for number in 0..<20 {
            let lines = batch("n\(number)", number % 3 + 1)
            try scratch.append(lines)
            let (read, end) = try scratch.read(from: position)
            #expect(read.map(\.bytes) == lines)
            #expect(read.first?.sequence == position.size)
            position = end.position
            #expect(try scratch.read(from: position).lines.isEmpty)
        }
        #expect(try scratch.read().end.position == position)
    }

    /// A batch of 255 lines that leaves room for 65,536 bytes in its segment.
    private func scratchWithRoom() throws -> ScratchLog {
        let scratch = try ScratchLog()
        let long = [UInt8](repeating: 0x61, count: 65_535)
        let first = Array(#"{"batchsize":255,"#.utf8) + long.dropFirst(17)
        try scratch.append([first] + Array(repeating: long, count: 254))
        #expect(try scratch.bytes().count == EventLog.segmentBytesMax - 65_536)
        return scratch
    }

    @Test func `a batch that fills the segment to its last byte stays in it`() throws {
        let scratch = try scratchWithRoom()
        try scratch.append([[UInt8](repeating: 0x62, count: 65_535)])
        #expect(scratch.names == ["0000000000.jsonl"])
        #expect(try scratch.bytes().count == EventLog.segmentBytesMax)
        try scratch.append(batch("b", 2))
        #expect(scratch.names == ["0000000000.jsonl", "0000000256.jsonl"])
        try scratch.append(batch("c", 1))
        #expect(try scratch.bytes("0000000256.jsonl") == joined(batch("b", 2) + batch("c", 1)))
        #expect(try scratch.read().lines.map(\.sequence) == Array(0..<259))
    }

    @Test func `a batch that is longer than the rest of 16 MiB starts a new segment`() throws {
        let scratch = try scratchWithRoom()
        let position = try scratch.read().end.position
        let lines = [Array(#"{"batchsize":2,"#.utf8), [UInt8](repeating: 0x62, count: 65_520)]
        #expect(joined(lines).count == 65_537)
        try scratch.append(lines)
        #expect(scratch.names == ["0000000000.jsonl", "0000000255.jsonl"])
        #expect(try scratch.bytes("0000000255.jsonl") == joined(lines))
        #expect(try scratch.read(from: position).lines.map(\.bytes) == lines)
    }

    @Test func `a batch of more than 16 MiB is refused`() throws {
        let scratch = try ScratchLog()
        let line = [UInt8](repeating: 0x61, count: 65_535)
        let failure = #expect(throws: LogError.self) {
            try scratch.append(Array(repeating: line, count: 256) + [[0x61]])
        }
        let limit = EventLog.segmentBytesMax
        #expect(failure == .batchTooLong(bytes: limit + 2, limit: limit))
        #expect(scratch.names == [])
    }

    @Test func `an empty last segment is read and written on`() throws {
        let scratch = try ScratchLog()
        try scratch.append(batch("a", 2))
        try scratch.write([], to: "0000000002.jsonl")
        let (lines, end) = try scratch.read()
        #expect(lines.count == 2)
        #expect(end.position.segment.name == "0000000002.jsonl")
        try scratch.append(batch("b", 1))
        #expect(try scratch.bytes("0000000002.jsonl") == joined(batch("b", 1)))
        #expect(try scratch.read(from: end.position).lines.map(\.bytes) == batch("b", 1))
    }

    @Test func `segments of any length are read`() throws {
        let scratch = try ScratchLog()
        try scratch.write(joined(batch("a", 1)))
        try scratch.write(joined(batch("b", 2)), to: "0000000001.jsonl")
        try scratch.write(joined(batch("c", 1)), to: "0000000003.jsonl")
        try scratch.append(batch("d", 1))
        #expect(try scratch.read().lines.map(\.sequence) == Array(0..<5))
        #expect(try scratch.bytes("0000000003.jsonl") == joined(batch("c", 1) + batch("d", 1)))
    }

    @Test func `other files are no segments`() throws {
        let scratch = try ScratchLog()
        try scratch.append(batch("a", 1))
        for name in ["000000001.jsonl", "00000000001.jsonl", "0000000001.json", "x.jsonl", "keys"] {
            try scratch.write([0x61], to: name)
        }
        #expect(try scratch.read().lines.count == 1)
    }

    @Test func `a ledger is made once`() throws {
        let scratch = try ScratchLog()
        #expect(EventLog.isLedger(scratch.ledger))
        #expect(!EventLog.isLedger(scratch.ledger + "/Events"))
        _ = try EventLog.create(ledger: scratch.ledger)
        try scratch.append(batch("a", 1))
        #expect(throws: LogError.ledgerExists(path: scratch.ledger)) {
            _ = try EventLog.create(ledger: scratch.ledger)
        }
        #expect(throws: LogError.noLedger(path: scratch.ledger + "/none")) {
            _ = try EventLog(ledger: scratch.ledger + "/none")
        }
    }

    // MARK: Damage

    private func damage(_ read: () throws -> Void) -> LogDamage? {
        do {
            try read()
        } catch LogError.damaged(let damage) {
            return damage
        } catch {
            Issue.record(error)
        }
        return nil
    }

    @Test(arguments: [
        ("0000000001.jsonl", "must be named 0000000002.jsonl"),
        ("0000000003.jsonl", "must be named 0000000002.jsonl"),
    ])
    func `a segment with another name is damage`(name: String, finding: String) throws {
        let scratch = try ScratchLog()
        try scratch.append(batch("a", 2))
        try scratch.write(joined(batch("b", 1)), to: name)
        let damage = damage { _ = try scratch.read() }
        #expect(damage?.segment == name)
        #expect(damage?.finding.hasPrefix(finding) ?? false)
    }

    @Test func `a missing segment is damage`() throws {
        let scratch = try ScratchLog()
        try scratch.write(joined(batch("a", 1)))
        try scratch.write(joined(batch("b", 1)), to: "0000000001.jsonl")
        try scratch.write(joined(batch("c", 1)), to: "0000000002.jsonl")
        let position = try scratch.read().end.position
        try scratch.remove("0000000001.jsonl")
        #expect(damage { _ = try scratch.read() }?.segment == "0000000002.jsonl")
        try scratch.remove("0000000002.jsonl")
        #expect(damage { _ = try scratch.read(from: position) }?.finding == "is gone")
        try scratch.remove("0000000000.jsonl")
        #expect(damage { _ = try scratch.read(from: position) }?.finding == "is gone")
        try scratch.write(joined(batch("b", 1)), to: "0000000001.jsonl")
        #expect(damage { _ = try scratch.read() }?.finding.hasPrefix("the log must start") ?? false)
    }

    @Test(arguments: [1, 5, 30])
    func `an incomplete batch before another segment is damage`(missing: Int) throws {
        let scratch = try ScratchLog()
        let bytes = joined(batch("a", 1) + batch("b", 2))
        try scratch.write(bytes.dropLast(missing))
        try scratch.write(joined(batch("c", 1)), to: "0000000003.jsonl")
        let damage = damage { _ = try scratch.read() }
        #expect(damage?.segment == "0000000000.jsonl")
        #expect(damage?.offset == joined(batch("a", 1)).count)
    }

    @Test func `bytes below a position that are gone are damage`() throws {
        let scratch = try ScratchLog()
        try scratch.append(batch("a", 3))
        let position = try scratch.read().end.position
        let bytes = try scratch.bytes()
        for length in 0..<bytes.count {
            try scratch.write(bytes.dropLast(bytes.count - length))
            let damage = damage { _ = try scratch.read(from: position) }
            #expect(damage?.offset == length)
            #expect(damage?.finding.hasPrefix("is cut to") ?? false)
        }
    }

    @Test func `bytes right before a position that have changed are damage`() throws {
        let scratch = try ScratchLog()
        for number in 0..<120 { try scratch.append(batch("number-\(number)-of-many", 1)) }
        let position = try scratch.read().end.position
        let bytes = try scratch.bytes()
        #expect(bytes.count > 3_000)
        for place in stride(from: bytes.count - 1, to: max(0, bytes.count - 4_096), by: -97) {
            var changed = bytes
            changed[place] ^= 1
            try scratch.write(changed + joined(batch("next", 1)))
            #expect(damage { _ = try scratch.read(from: position) }?.offset == bytes.count)
        }
        try scratch.write(bytes + joined(batch("next", 1)))
        #expect(try scratch.read(from: position).lines.count == 1)
    }

    @Test(
        arguments: [
            ("origin\n412\nhash\n\n", 412), ("origin\n0\nhash\n", 0), ("origin\nmany\nhash\n", nil),
            ("origin\n-1\nhash\n", nil), ("origin\n12", nil), ("", nil),
        ] as [(String, Int?)]
    )
    func `the checkpoint's size is its second line`(text: String, size: Int?) throws {
        let scratch = try ScratchLog()
        #expect(try scratch.log.checkpointSize() == nil)
        try scratch.write(Array(text.utf8), to: "checkpoint")
        if let size {
            #expect(try scratch.log.checkpointSize() == size)
        } else {
            #expect(damage { _ = try scratch.log.checkpointSize() }?.segment == "checkpoint")
        }
    }
}
