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

    /// Copies the end of the last segment to a file of its own, and cuts it off when that is on
    /// disk.
    ///
    /// However long it is, it is copied in pieces, and its holes stay holes.
    func setAside(
        _ segment: Segment,
        from offset: Int,
        as name: String
    ) throws(LogError) -> Int {
        let length = try last?.lock.file.length() ?? 0
        try check(segment, max(length, offset), isWritten: false)
        let copy = try log.open(name, .createNew)
        do throws(LogError) {
            try last?.lock.file.copy(offset..<length, to: copy)
            try copy.sync()
            try log.syncDirectory()
        } catch {
            // Part of a copy is of no use, and a full disk would hold one more after each attempt.
            _ = log.calls.remove(log.path(name))
            throw error
        }
        try last?.lock.file.truncate(to: offset)
        try last?.lock.file.sync()
        return length - offset
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
