package import FilingModel

/// Who records events, and when.
package struct Recording: Hashable, Sendable {
    /// Who, as they say.
    package let recordedBy: String
    /// When.
    package private(set) var now: RecordedTime

    /// Who and when.
    ///
    /// - Parameter recordedBy: Who, as they say: plain text of at most 200 bytes.
    package init(recordedBy: String, now: RecordedTime) throws(SpellingError) {
        self.recordedBy = try PlainText.check(
            recordedBy,
            as: .text,
            bytesMax: TextLimit.recorderBytesMax,
            isAttribute: true
        )
        self.now = now
    }

    /// The same, some time later.
    func after(_ duration: Duration) -> Recording {
        var later = self
        let (seconds, attoseconds) = duration.components
        let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
        later.now = RecordedTime(milliseconds: now.milliseconds + milliseconds)
        return later
    }

    /// The time as an RFC 3339 time in UTC.
    var zonedTime: ZonedTime {
        do {
            return try ZonedTime(now.description)
        } catch {
            preconditionFailure("a recorded time is an RFC 3339 time")
        }
    }
}
