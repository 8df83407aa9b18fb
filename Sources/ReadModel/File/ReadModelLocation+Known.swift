public import EventLog
import FilingModel
import GRDB

extension ReadModelLocation {
    /// The events of a log that the read models at these places have read.
    ///
    /// A recovery must not move them aside. A read model of another ledger says nothing.
    ///
    /// - Parameter first: The first line of the log; nil if that cannot be read: any read model may
    ///   be of it then.
    /// - Returns: The largest number of events, 0 without a read model; and the positions of the
    ///   read models that are not damaged.
    public func known(
        beginningWith first: LogLine?
    ) -> (size: Int, positions: [LogPosition]) {
        let notes = paths.compactMap { path in
            LastWrite(beside: path).flatMap { $0.isOf(first) ? (path, $0.head.size.count) : nil }
        }
        // What stands in a file that is damaged is not known; the note beside it still holds.
        let positions = notes.compactMap { path, _ in
            try? DatabaseFile.open(path).queue.read { try ReadModelPosition(of: $0) }.log
        }
        return ((notes.map(\.1) + positions.map(\.size)).max() ?? 0, positions)
    }
}
