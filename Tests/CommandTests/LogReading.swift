import Foundation

/// The content of a log of one segment, by the rule alone: complete lines of batches that are
/// complete.
struct LogReading {
    /// The events, in order: the place of each is its sequence.
    let events: [JSON]

    /// The bytes after them: a torn tail.
    let tail: Data

    init(_ bytes: Data) throws {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        // What stands behind the last line feed is no line.
        lines.removeLast()
        let all = try lines.map { try JSON(String(decoding: $0, as: UTF8.self)) }
        var count = 0
        while count < all.count {
            let size = all[count]["batchsize"]?.number ?? 1
            guard count + size <= all.count else { break }
            count += size
        }
        events = Array(all[..<count])
        let length = lines[..<count].reduce(0) { $0 + $1.count + 1 }
        tail = Data(bytes.dropFirst(length))
    }

    /// The identifiers, in order.
    var ids: [String] { events.compactMap { $0["id"]?.text } }

    /// The places of the events whose source begins with some words.
    func sequences(from source: String) -> [Int] {
        events.indices.filter { events[$0]["source"]?.text?.hasPrefix(source) == true }
    }

    /// Whether some sequences are one batch, and the whole of it.
    func isBatch(_ sequences: [Int]) -> Bool {
        guard let first = sequences.first else { return false }
        guard sequences == Array(first..<first + sequences.count) else { return false }
        let sizes = sequences.map { events[$0]["batchsize"]?.number }
        let size = sequences.count > 1 ? sequences.count : nil
        return sizes == [size] + Array(repeating: nil, count: sequences.count - 1)
    }
}
