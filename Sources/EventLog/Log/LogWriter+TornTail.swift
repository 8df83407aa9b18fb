import FilingModel

// A torn tail is what a crash leaves after the last whole batch: readers ignore it, and the next
// writer moves it to a file of its own, so that no byte is lost.

extension LogWriter {
    /// A torn tail that was copied to a file of its own and cut off.
    public struct RecoveredTail: Hashable, Sendable {
        /// The file it was copied to, in `Events/`.
        public let file: String
        /// Its length, in bytes.
        public let bytes: Int
    }

    /// Sets the torn tail aside, if there is one: copied, synced, and only then cut off.
    ///
    /// - Parameter end: The end of the log, as read under the lock.
    /// - Throws: `LogError`; the tail is then where it was, and perhaps copied too.
    public mutating func recover(_ end: LogEnd) throws(LogError) {
        guard end.tornBytes > 0 else { return }
        let position = end.position
        let name = try log.freeName(forTornBytesAfter: position.size)
        let bytes = try setAside(position.segment, from: position.offset, as: name)
        recovered = RecoveredTail(file: name, bytes: bytes)
    }

    /// Copies the end of a segment to a file of its own, and cuts it off when the copy is on disk.
    func setAside(
        _ segment: Segment,
        from offset: Int,
        as name: String
    ) throws(LogError) -> Int {
        let file = try log.open(segment.name, .write)
        let tail = try file.read(from: offset, to: try file.length())
        let copy = try log.open(name, .createNew)
        do throws(LogError) {
            try copy.write(tail, at: 0)
            try copy.sync()
            try log.syncDirectory()
        } catch {
            // Part of a copy is of no use, and a full disk would hold one more after each attempt.
            _ = log.calls.remove(log.path(name))
            throw error
        }
        try file.truncate(to: offset)
        try file.sync()
        return tail.count
    }
}

extension EventLog {
    /// A name that no torn tail has yet.
    func freeName(
        forTornBytesAfter sequence: Int,
        taken: Set<String> = []
    ) throws(LogError) -> String {
        var number = 1
        while true {
            let name = "torn-\(padded(sequence, 10))-\(number).bak"
            guard taken.contains(name) || Path(path(name)).isTaken else { return name }
            number += 1
        }
    }
}
