import EventLog
import FilingModel
package import Ledger

// What is wrong with a snapshot, in words.

extension SnapshotFinding {
    /// Its name for programs.
    package var name: String {
        switch self {
        case .unreadable: "unreadable"
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

    /// What is wrong, in words.
    package var sentence: String {
        switch self {
        case .unreadable(let failure): "it cannot be read: \(failure.words)"
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

extension LineDifference {
    /// Both lines for people: of long ones the part in which they differ.
    var excerpts: (stands: String, expected: String) {
        let end = "the end of the file"
        guard let stands, let expected else { return (stands ?? end, expected ?? end) }
        let same = zip(stands, expected).prefix { $0 == $1 }.count
        let start = max(0, same - 40)
        return (Self.excerpt(stands, from: start), Self.excerpt(expected, from: start))
    }

    private static func excerpt(_ line: String, from start: Int) -> String {
        let rest = line.dropFirst(start)
        let shown = rest.prefix(120)
        return (start > 0 ? "…" : "") + shown + (shown.count < rest.count ? "…" : "")
    }
}
