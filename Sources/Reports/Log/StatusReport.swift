package import EventLog
package import FilingModel
package import Ledger
import ReadModel
import TransparencyLog

/// How a ledger stands.
package struct StatusReport: Report {
    /// What was found.
    package let status: LedgerStatus

    /// How a ledger stands.
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

    package var json: JSONValue {
        .object([
            JSONMember("directory", .string(status.directory)),
            JSONMember("origin", .string(status.opening.origin.text)),
            JSONMember("size", .integer(Int64(status.size.count))),
            JSONMember("root", .string(status.root.base64)),
            JSONMember("segments", .integer(Int64(status.segments.count))),
            JSONMember("logBytes", .integer(Int64(status.logBytes))),
            JSONMember("tornBytes", .integer(Int64(status.tornBytes))),
            JSONMember("checkpoint", status.checkpoint.json { .integer(Int64($0)) }),
            JSONMember("snapshots", .integer(Int64(status.snapshots))),
            JSONMember(
                "readModel",
                .object([
                    JSONMember("path", (status.readModel?.path).json(JSONValue.string)),
                    JSONMember("state", .string(standing == nil ? state.name : "standing")),
                    JSONMember("size", standing.json { .integer(Int64($0.size.count)) }),
                    JSONMember("root", standing.json { .string($0.root.base64) }),
                    JSONMember("lag", status.lag.json { .integer(Int64($0)) }),
                    JSONMember("bytes", .integer(Int64(status.readModel?.bytes ?? 0))),
                ])
            ),
        ])
    }

    private var rows: [(name: String, value: String)] {
        let model = status.readModel
        let torn = status.tornBytes == 0 ? "" : ", and a torn tail of \(status.tornBytes) bytes"
        let lag =
            switch status.lag {
            case nil: [state.name, state.detail].compactMap { $0 }.joined(separator: ": ")
            case 0: "caught up"
            case .some(let lag): "\(NumberText.grouped(lag)) events behind"
            }
        return [
            ("ledger", status.opening.title), ("origin", status.opening.origin.text),
            ("directory", status.directory),
            ("size", "\(NumberText.grouped(status.size.count)) events"),
            ("root", status.root.base64),
            (
                "log",
                "\(Self.size(status.logBytes)) in \(status.segments.count) "
                    + "segment\(status.segments.count == 1 ? "" : "s")\(torn)"
            ),
            ("checkpoint", status.checkpoint.map { "of \($0) events" } ?? "none"),
            ("snapshots", NumberText.grouped(status.snapshots)),
            ("read model", model?.path ?? "in memory only"), ("", lag),
            ("", Self.size(model?.bytes ?? 0)),
        ]
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

    package var sheet: Sheet {
        Sheet(
            [
                "directory", "origin", "size", "root", "segments", "log_bytes", "torn_bytes",
                "checkpoint", "snapshots", "read_model", "state", "lag", "read_model_bytes",
            ],
            [
                [
                    status.directory, status.opening.origin.text, String(status.size.count),
                    status.root.base64, String(status.segments.count), String(status.logBytes),
                    String(status.tornBytes), status.checkpoint.map { String($0) },
                    String(status.snapshots), status.readModel?.path, state.name,
                    status.lag.map { String($0) }, (status.readModel?.bytes).map { String($0) },
                ]
            ]
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        Page([
            .title("status"),
            .table(
                Table([.init(""), .init("")], rows.map { [TextRun($0.name), TextRun($0.value)] })
            ),
        ])
    }
}
