public import EventLog
public import FilingModel

/// What is wrong with a file that should be a snapshot of a ledger.
///
/// Ordered: what comes first keeps what follows from being looked at, but for the origin and the
/// root.
public enum SnapshotFinding: Error, Hashable, Sendable {
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

    /// Its name for programs.
    public var name: String {
        switch self {
        case .misnamed: "misnamed"
        case .notJSON: "not-json"
        case .unknownFormat: "unknown-format"
        case .member: "member"
        case .duplicate: "duplicate"
        case .layout: "layout"
        case .otherDay: "other-day"
        case .beyondLog: "beyond-log"
        case .otherOrigin: "other-origin"
        case .otherRoot: "other-root"
        case .otherState: "other-state"
        }
    }

    /// Where two texts part, for a finding that has them.
    var difference: LineDifference? {
        switch self {
        case .layout(let difference), .otherState(let difference): difference
        case .misnamed, .notJSON, .unknownFormat, .member, .duplicate, .otherDay, .beyondLog,
            .otherOrigin, .otherRoot:
            nil
        }
    }

    /// What is wrong, in words.
    public var sentence: String {
        switch self {
        case .misnamed: "is not named by a day, as 2024-12-31.json"
        case .notJSON(let line, let fault):
            "line \(line) is not the JSON of a snapshot"
                + (fault.path.isEmpty ? "" : ", at \(fault.path)")
        case .unknownFormat(let format):
            "its format, \"\(format)\", is not one this program knows; known are "
                + SnapshotFormat.allCases.map(\.rawValue).joined(separator: ", ")
        case .member(let path): "\(path) is missing, or is not what it has to be"
        case .duplicate(let section, let key): "\(section.rawValue) has \(key) twice"
        case .layout(let difference): "line \(difference.line) is not laid out as in a snapshot"
        case .otherDay(let day): "it says that it is of \(day)"
        case .beyondLog(let size, let actual):
            "it was taken of \(NumberText.grouped(size.count)) events, but the log has "
                + NumberText.grouped(actual.count)
        case .otherOrigin(let origin, let actual):
            "it is of the ledger \(origin), but this one is \(actual)"
        case .otherRoot(let root, let actual):
            "its root is \(root), but that of these events is \(actual)"
        case .otherState(let difference): "line \(difference.line) is not what a replay gives"
        }
    }
}
