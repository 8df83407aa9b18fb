package import EventLog
package import FilingModel

/// What was moved aside at the end of a log, or would be.
package struct RecoveryReport: Report {
    private let recovery: LogRecovery
    /// Whether nothing was moved.
    private let isRehearsal: Bool

    /// What was moved aside, or in a rehearsal would be.
    package init(_ recovery: LogRecovery, isRehearsal: Bool) {
        self.recovery = recovery
        self.isRehearsal = isRehearsal
    }

    package var fields: Fields {
        let unreadable = recovery.unreadable.map { line -> Fields in
            [
                "sequence": line.sequence,
                "segment": line.place.segment.name,
                "offset": line.place.offset,
            ]
        }
        return [
            "size": recovery.end.size,
            "dryRun": isRehearsal,
            "unreadable": unreadable,
            "moved": recovery.pieces.map(\.fields),
        ]
    }

    package var sheet: Sheet {
        Sheet(
            ["segment", "offset", "bytes", "readable", "file"],
            recovery.pieces.map(\.fields)
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let events = NumberText.counted(recovery.end.size, "event")
        guard !recovery.pieces.isEmpty else {
            let text = "The log can be read to its end: \(events). There is nothing to move aside."
            return Page([.title("recover"), .paragraph(text)])
        }
        let table = Table(
            of: recovery.pieces,
            [
                .init("segment", \.segment.name),
                .init("from byte", .right) { NumberText.grouped($0.offset) },
                .init("bytes", .right) { NumberText.grouped($0.bytes) },
                .init("readable events", .right) { NumberText.grouped($0.readable) },
                .init(isRehearsal ? "would go to" : "moved to", \.file),
            ]
        )
        return Page([.title("recover"), .table(table), .paragraph(sentence(events))])
    }

    /// The meaning of it, and what to do.
    private func sentence(_ events: String) -> String {
        let size = isRehearsal ? "The log would have \(events)" : "The log has \(events)"
        let readable = recovery.pieces.reduce(0) { $0 + $1.readable }
        guard readable > 0 else { return "\(size). Repeat what was not acknowledged." }
        let moved = isRehearsal ? "would be moved" : "were moved"
        let lines = NumberText.counted(readable, "line")
        return "\(size). \(lines) that can be read \(moved) with what cannot: repeat what was not "
            + "acknowledged. If any of them was acknowledged, this is damage: restore the log from "
            + "a copy."
    }
}

extension LogRecovery.Piece {
    fileprivate var fields: Fields {
        [
            "segment": segment.name,
            "offset": offset,
            "bytes": bytes,
            "readable": readable,
            "file": file,
        ]
    }
}
