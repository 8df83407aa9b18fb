public import EventLog
import FilingModel
import GRDB

extension ReadModelLocation {
    /// How many events of a log the read models at these places have read.
    ///
    /// What was read must not be moved aside. A read model of another ledger says nothing.
    ///
    /// - Parameters:
    ///   - log: The log.
    ///   - first: Its first line; nil if that cannot be read: any read model may be of it then.
    /// - Returns: The largest number; 0 without a read model.
    /// - Throws: `LogFailure.damaged` if the log is not what was read, just before the place where
    ///   a read model stands.
    public func knownSize(of log: EventLog, beginningWith first: LogLine?) throws -> Int {
        var size = 0
        for path in paths {
            guard let last = LastWrite(beside: path), last.isOf(first) else { continue }
            size = max(size, last.head.size.count)
            // What stands in a file that is damaged is not known; the note beside it still holds.
            guard let file = try? DatabaseFile.open(path),
                let position = try? file.queue.read({ try Position(of: $0) })
            else { continue }
            try log.checkStands(position.log)
            size = max(size, position.log.size)
        }
        return size
    }
}
