package import EventLog
package import TransparencyLog

/// The lines of an append in the batches in which they will stand, without the sizes of these: in
/// memory, or in a file where they are many.
package final class LineStore {
    /// The most that is kept in memory, in bytes.
    package static let memoryBytesMax = 1 << 28

    /// The length of a batch into which no further line is taken, in bytes.
    private let batchBytes: Int
    private let memoryBytes: Int
    /// Where a file is made.
    private let directory: String

    /// A batch; its bytes are those of its lines, each with a line feed.
    private struct Batch {
        let firstLine: Int
        /// Where it starts in the file; nil: in memory.
        var spooledAt: Int?
        var bytes: [UInt8] = []
        /// The length it counts for.
        var length: Int
    }

    private var batches: [Batch] = []
    /// Where each line starts in its batch.
    private var starts: [Int32] = []
    /// The hash of each line as it stands so far.
    package private(set) var leaves: [Digest] = []
    private var keptBytes = 0
    private var spooledBytes = 0
    private var file: SpoolFile?

    /// No lines.
    ///
    /// - Parameters:
    ///   - batchBytes: The length of a batch into which no further line is taken, in bytes.
    ///   - directory: Where a file is made for more than fits into memory.
    ///   - memoryBytes: The most that is kept in memory, in bytes.
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

    /// Adds a line, without its line feed.
    package func append(_ line: [UInt8], leaf: Digest) throws(LogFailure) {
        if batches.isEmpty || batches[batches.count - 1].length + line.count + 1 > batchBytes {
            try closeBatch()
            batches.append(Batch(firstLine: starts.count, length: Self.sizeMemberBytes))
        }
        let last = batches.count - 1
        starts.append(Int32(batches[last].bytes.count))
        leaves.append(leaf)
        batches[last].bytes.append(contentsOf: line)
        batches[last].bytes.append(0x0A)
        batches[last].length += line.count + 1
    }

    /// Puts the last batch into the file, if memory is full.
    private func closeBatch() throws(LogFailure) {
        guard let last = batches.last else { return }
        guard keptBytes + last.bytes.count > memoryBytes else {
            keptBytes += last.bytes.count
            return
        }
        if file == nil { file = try SpoolFile(in: directory) }
        try file?.write(last.bytes, at: spooledBytes)
        batches[batches.count - 1].spooledAt = spooledBytes
        spooledBytes += last.bytes.count
        batches[batches.count - 1].bytes = []
    }

    /// The lines of a batch.
    package func lines(of batch: Int) -> Range<Int> {
        let end = batch + 1 < batches.count ? batches[batch + 1].firstLine : starts.count
        return batches[batch].firstLine..<end
    }

    /// The bytes of a batch as they are written: with its size in the first line.
    package func bytes(of batch: Int) throws(LogFailure) -> [UInt8] {
        let lines = lines(of: batch)
        let head = LineStamp.head(ofBatch: lines.count)
        let kept = try keptBytes(of: batch)
        guard head.count > 1 else { return kept }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(kept.count + head.count)
        bytes.append(contentsOf: head)
        bytes.append(contentsOf: kept.dropFirst())
        return bytes
    }

    private func keptBytes(of batch: Int) throws(LogFailure) -> [UInt8] {
        guard let offset = batches[batch].spooledAt else { return batches[batch].bytes }
        let length = batches[batch].length - Self.sizeMemberBytes
        return try file?.read(length, at: offset) ?? []
    }

    /// The bytes of a line as it stands so far.
    package func line(_ number: Int) throws(LogFailure) -> [UInt8] {
        let batch = batch(of: number)
        let start = Int(starts[number])
        let isLast = number + 1 == lines(of: batch).upperBound
        let length = batches[batch].length - Self.sizeMemberBytes
        let end = isLast ? length : Int(starts[number + 1])
        guard let offset = batches[batch].spooledAt else {
            return Array(batches[batch].bytes[start..<end - 1])
        }
        return try file?.read(end - 1 - start, at: offset + start) ?? []
    }

    private func batch(of line: Int) -> Int {
        var (low, high) = (0, batches.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if batches[middle].firstLine <= line { low = middle } else { high = middle - 1 }
        }
        return low
    }

    /// Puts the sizes of the batches into the hashes of their first lines.
    ///
    /// - Returns: The first batch whose first line is too long with that, and how long it is; nil:
    ///   none.
    /// - Throws: `LogFailure` if the file cannot be read.
    package func close() throws(LogFailure) -> (batch: Int, bytes: Int)? {
        for batch in batches.indices {
            let lines = lines(of: batch)
            let head = LineStamp.head(ofBatch: lines.count)
            guard head.count > 1 else { continue }
            let line = head + (try line(lines.lowerBound)).dropFirst()
            if line.count > EventLimit.eventBytesMax { return (batch, line.count) }
            leaves[lines.lowerBound] = MerkleTree.leafHash(line)
        }
        return nil
    }
}
