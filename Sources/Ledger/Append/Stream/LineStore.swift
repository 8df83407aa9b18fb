package import EventLog
import FilingModel
package import TransparencyLog

/// The lines of an append in the batches in which they will stand, without the sizes of these: in
/// memory, or in a file where they are many.
///
/// Lines that were read in a row stay where they lie in memory.
package final class LineStore {
    /// The most that is kept in memory, in bytes.
    package static let memoryBytesMax = 1 << 28

    /// The length of a batch into which no further line is taken, in bytes.
    private let batchBytes: Int
    private let memoryBytes: Int
    /// Where a file is made.
    private let directory: String

    /// Lines in a row, each with its line feed.
    private struct Part {
        /// Where it starts in its batch.
        let start: Int
        var bytes: [UInt8]
        /// Which of the bytes.
        var range: Range<Int>
    }

    /// A batch; its bytes are those of its lines, each with a line feed.
    private struct Batch {
        let firstLine: Int
        /// Where it starts in the file; nil: in memory.
        var spooledAt: Int?
        var parts: [Part] = []
        /// How long its lines are.
        var length = 0
    }

    /// How long a part is into which lines are copied, in bytes.
    private static let copiedBytes = 1 << 17

    private var batches: [Batch] = []
    /// The part that grows: the last one of the last batch.
    private var run: Part?
    /// Where each line starts in its batch.
    private var starts: [Int32] = []
    /// The hash of each line as it stands so far.
    package private(set) var leaves: [Digest] = []
    private var keptBytes = 0
    private var spooledBytes = 0
    private var file: SpoolFile?

    /// No lines.
    ///
    /// - Parameter directory: Where a file is made for more than fits into memory.
    package init(batchBytes: Int, directory: String, memoryBytes: Int = memoryBytesMax) {
        self.batchBytes = batchBytes
        self.directory = directory
        self.memoryBytes = memoryBytes
    }

    /// How many lines there are.
    package var count: Int { starts.count }

    /// How many batches there are.
    package var batchCount: Int { batches.count }

    /// How much the size of its batch may add to the first line.
    private static let sizeMemberBytes = #""batchsize":9007199254740991,"#.utf8.count

    // MARK: Adding

    /// Adds a line, without its line feed.
    package func append(_ line: [UInt8], leaf: Digest) throws(LogError) {
        let bytes = line + [0x0A]
        try append(bytes, bytes.indices, leaf: leaf)
    }

    /// Adds a line that lies among others, with its line feed.
    ///
    /// - Throws: `LogError` if the file of lines cannot be written.
    package func append(
        _ bytes: [UInt8],
        _ range: Range<Int>,
        leaf: Digest
    ) throws(LogError) {
        let length = (batches.last?.length ?? 0) + Self.sizeMemberBytes
        if batches.isEmpty || length + range.count > batchBytes {
            try closeBatch()
            batches.append(Batch(firstLine: starts.count))
        }
        let last = batches.count - 1
        starts.append(Int32(batches[last].length))
        leaves.append(leaf)
        if let run, run.range.upperBound == range.lowerBound, run.bytes.isSame(as: bytes) {
            self.run?.range = run.range.lowerBound..<range.upperBound
        } else {
            closeRun()
            run = Part(start: batches[last].length, bytes: bytes, range: range)
        }
        batches[last].length += range.count
    }

    /// Puts the part that grows with the others of its batch: as it is where most of its bytes are
    /// lines, else copied.
    private func closeRun() {
        guard let run else { return }
        self.run = nil
        let last = batches.count - 1
        guard run.range.count < run.bytes.count / 2 || run.range.count < Self.copiedBytes / 8 else {
            return batches[last].parts.append(run)
        }
        let lines = run.bytes[run.range]
        let part = batches[last].parts.count - 1
        if part >= 0, batches[last].parts[part].range == batches[last].parts[part].bytes.indices,
            batches[last].parts[part].bytes.count < Self.copiedBytes
        {
            batches[last].parts[part].bytes.append(contentsOf: lines)
            batches[last].parts[part].range = batches[last].parts[part].bytes.indices
        } else {
            let bytes = Array(lines)
            batches[last].parts.append(Part(start: run.start, bytes: bytes, range: bytes.indices))
        }
    }

    /// Puts the last batch into the file, if memory is full.
    private func closeBatch() throws(LogError) {
        closeRun()
        guard let last = batches.last else { return }
        guard keptBytes + last.length > memoryBytes else {
            keptBytes += last.length
            return
        }
        if file == nil { file = try SpoolFile(in: directory) }
        try file?.write(Self.bytes(of: last), at: spooledBytes)
        batches[batches.count - 1].spooledAt = spooledBytes
        spooledBytes += last.length
        batches[batches.count - 1].parts = []
    }

    // MARK: Reading

    /// The lines of a batch.
    package func lines(of batch: Int) -> Range<Int> {
        let end = batch + 1 < batches.count ? batches[batch + 1].firstLine : starts.count
        return batches[batch].firstLine..<end
    }

    /// The bytes of a batch as they are written: with its size in the first line.
    package func bytes(of batch: Int) throws(LogError) -> [UInt8] {
        closeRun()
        let head = RecordedAttributes.head(ofBatch: lines(of: batch).count)
        guard let offset = batches[batch].spooledAt else {
            return Self.bytes(of: batches[batch], head: head)
        }
        let kept = try file?.read(batches[batch].length, at: offset) ?? []
        return head.count > 1 ? head + kept.dropFirst() : kept
    }

    /// The bytes of a batch in memory; `head`: what its first line begins with.
    private static func bytes(of batch: Batch, head: [UInt8] = [0x7B]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(batch.length + head.count)
        bytes.append(contentsOf: head)
        for part in batch.parts {
            let start = part.start == 0 ? part.range.lowerBound + 1 : part.range.lowerBound
            bytes.append(contentsOf: part.bytes[start..<part.range.upperBound])
        }
        return bytes
    }

    /// The bytes of a line as it stands so far.
    package func line(_ number: Int) throws(LogError) -> [UInt8] {
        let batch = batch(of: number)
        let start = Int(starts[number])
        let isLast = number + 1 == lines(of: batch).upperBound
        let end = isLast ? batches[batch].length : Int(starts[number + 1])
        guard let offset = batches[batch].spooledAt else {
            return line(start..<end - 1, in: batch)
        }
        return try file?.read(end - 1 - start, at: offset + start) ?? []
    }

    /// The bytes of a line that is in memory.
    private func line(_ range: Range<Int>, in batch: Int) -> [UInt8] {
        var part = batches[batch].parts.last { $0.start <= range.lowerBound }
        if batch == batches.count - 1, let run, run.start <= range.lowerBound { part = run }
        guard let part else { preconditionFailure("a line lies in one of its batch's parts") }
        let start = part.range.lowerBound + range.lowerBound - part.start
        return Array(part.bytes[start..<start + range.count])
    }

    private func batch(of line: Int) -> Int {
        batches.indices.partitioningIndex { batches[$0].firstLine > line } - 1
    }

    /// Puts the sizes of the batches into the hashes of their first lines.
    ///
    /// - Returns: The first batch whose first line is too long with that, and how long it is; nil:
    ///   none.
    /// - Throws: `LogError` if the file cannot be read.
    package func close() throws(LogError) -> (batch: Int, bytes: Int)? {
        for batch in batches.indices {
            let lines = lines(of: batch)
            let head = RecordedAttributes.head(ofBatch: lines.count)
            guard head.count > 1 else { continue }
            let line = head + (try line(lines.lowerBound)).dropFirst()
            if line.count > EventLimit.eventBytesMax { return (batch, line.count) }
            leaves[lines.lowerBound] = MerkleTree.leafHash(line)
        }
        return nil
    }
}

extension [UInt8] {
    /// Whether two arrays are the same place in memory.
    fileprivate func isSame(as other: [UInt8]) -> Bool {
        unsafe withUnsafeBufferPointer { own in
            unsafe other.withUnsafeBufferPointer { unsafe own.baseAddress == $0.baseAddress }
        }
    }
}
