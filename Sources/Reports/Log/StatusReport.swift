import EventLog
package import FilingModel
package import Ledger
import ReadModel
import TransparencyLog

/// The state of a ledger: its log, what is published of it, and its read model.
package struct StatusReport: Report {
    private let status: LedgerStatus

    /// The state that was found.
    package init(_ status: LedgerStatus) { self.status = status }

    private var state: (name: String, detail: String?) {
        switch status.readModel?.state {
        case nil: ("memory", nil)
        case .missing: ("missing", nil)
        case .standing(let head): ("at \(head.size)", nil)
        case .damaged(let damage): ("damaged", damage.finding)
        case .outdated(let found): ("outdated", "version \(found)")
        }
    }

    private var standing: LogHead? {
        guard case .standing(let head)? = status.readModel?.state else { return nil }
        return head
    }

    package var fields: Fields {
        let readModel: Fields = [
            "path": status.readModel?.path,
            "state": standing == nil ? state.name : "standing",
            "size": standing?.size,
            "root": standing?.root.base64,
            "lag": status.lag,
            "bytes": status.readModel?.bytes ?? 0,
        ]
        return [
            "directory": status.directory,
            "origin": status.opening.origin,
            "size": status.size,
            "root": status.root.base64,
            "segments": status.segments.count,
            "logBytes": status.logBytes,
            "tornBytes": status.tornBytes,
            "checkpoint": status.checkpoint,
            "snapshots": status.snapshots,
            "readModel": readModel,
        ]
    }

    package var sheet: Sheet {
        Sheet(
            [
                "directory", "origin", "size", "root", "segments", "logBytes", "tornBytes",
                "checkpoint", "snapshots", Column("readModel.path", as: "read_model"), "state",
                Column("readModel.lag", as: "lag"), "readModelBytes",
            ],
            [fields + ["state": state.name, "readModelBytes": status.readModel?.bytes]]
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let torn = status.tornBytes == 0 ? "" : ", and a torn tail of \(status.tornBytes) bytes"
        let segments = "\(status.segments.count) segment\(status.segments.count == 1 ? "" : "s")"
        let lag =
            switch status.lag {
            case nil: [state.name, state.detail].compactMap { $0 }.joined(separator: ": ")
            case 0: "caught up"
            case .some(let lag): "\(NumberText.grouped(lag)) events behind"
            }
        return Page([
            .title("status"),
            .facts([
                "ledger": status.opening.title,
                "origin": status.opening.origin.text,
                "directory": status.directory,
                "size": "\(NumberText.grouped(status.size.count)) events",
                "root": status.root.base64,
                "log": "\(Self.size(status.logBytes)) in \(segments)\(torn)",
                "checkpoint": status.checkpoint.map { "of \($0) events" } ?? "none",
                "snapshots": NumberText.grouped(status.snapshots),
                "read model": status.readModel?.path ?? "in memory only",
                "": lag,
                "": Self.size(status.readModel?.bytes ?? 0),
            ]),
        ])
    }

    /// A size on disk in the largest unit of which there is at least one.
    private static func size(_ bytes: Int) -> String {
        for (name, unit) in [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10)]
        where bytes >= unit {
            let tenths = bytes * 10 / unit
            return "\(NumberText.grouped(tenths / 10)).\(tenths % 10) \(name)"
        }
        return "\(bytes) bytes"
    }
}
