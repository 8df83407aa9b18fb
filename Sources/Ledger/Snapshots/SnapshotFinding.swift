public import EventLog
public import FilingModel

/// What is wrong with a file that should be a snapshot of a ledger.
///
/// Ordered: what comes first keeps what follows from being looked at, but for the origin and the
/// root.
public enum SnapshotFinding: Error, Hashable, Sendable {
    /// It cannot be read: it is no regular file, or too long, or the system refuses it.
    case unreadable(LogError)
    /// The file is not named by a day.
    case misnamed
    /// It is not JSON.
    case notJSON(line: Int, LineError)
    /// It is in a format that this program does not know.
    case unknownFormat(String)
    /// A member is missing, or is not what it has to be.
    case member(String)
    /// Two records of a section have the same key.
    case duplicate(SnapshotSection, String)
    /// It is not laid out as a snapshot is.
    case layout(LineDifference)
    /// It is of another day than its name says.
    case otherDay(CalendarDate)
    /// It was taken of more events than the log has.
    case beyondLog(size: LogSize, actual: LogSize)
    /// It is of another ledger.
    case otherOrigin(String, actual: String)
    /// The root it carries is not that of the events it was taken of.
    case otherRoot(String, actual: String)
    /// A line is not what a replay of the log gives.
    case otherState(LineDifference)

    /// Where two texts part, for a finding that has them.
    package var difference: LineDifference? {
        switch self {
        case .layout(let difference), .otherState(let difference): difference
        case .unreadable, .misnamed, .notJSON, .unknownFormat, .member, .duplicate, .otherDay,
            .beyondLog, .otherOrigin, .otherRoot:
            nil
        }
    }
}
