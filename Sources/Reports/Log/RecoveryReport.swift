package import EventLog
package import FilingModel

/// What was moved aside at the end of a log, or would be.
package struct RecoveryReport: Report {
    /// What was found.
    package let recovery: LogRecovery
    /// Whether nothing was moved.
    package let isRehearsal: Bool

    /// What was moved aside.
    package init(_ recovery: LogRecovery, isRehearsal: Bool) {
        self.recovery = recovery
        self.isRehearsal = isRehearsal
    }

    package var json: JSONValue {
        .object([
            JSONMember("size", .integer(Int64(recovery.end.size))),
            JSONMember("dryRun", .bool(isRehearsal)),
            JSONMember(
                "unreadable",
                recovery.unreadable.json { line in
                    .object([
                        JSONMember("sequence", .integer(Int64(line.sequence))),
                        JSONMember("segment", .string(line.place.segment.name)),
                        JSONMember("offset", .integer(Int64(line.place.offset))),
                    ])
                }
            ),
            JSONMember("moved", .array(recovery.pieces.map(json))),
        ])
    }

    private func json(_ piece: LogRecovery.Piece) -> JSONValue {
        .object([
            JSONMember("segment", .string(piece.segment.name)),
            JSONMember("offset", .integer(Int64(piece.offset))),
            JSONMember("bytes", .integer(Int64(piece.bytes))),
            JSONMember("readable", .integer(Int64(piece.readable))),
            JSONMember("file", .string(piece.file)),
        ])
    }

    package var sheet: Sheet {
        Sheet(
            ["segment", "offset", "bytes", "readable", "file"],
            recovery.pieces.map { piece in
                [
                    piece.segment.name, String(piece.offset), String(piece.bytes),
                    String(piece.readable), piece.file,
                ]
            }
        )
    }

    package func page(in language: LocalizedText.Language) -> Page {
        let size = recovery.end.size
        let events = NumberText.grouped(size) + (size == 1 ? " event" : " events")
        guard !recovery.pieces.isEmpty else {
            let text = "The log can be read to its end: \(events). There is nothing to move aside."
            return Page([.title("recover"), .paragraph([TextRun(text)])])
        }
        let columns: [Table.Column] = [
            .init("segment"), .init("from byte", .right), .init("bytes", .right),
            .init("readable events", .right), .init(isRehearsal ? "would go to" : "moved to"),
        ]
        let rows = recovery.pieces.map { piece -> [TextRun] in
            [
                TextRun(piece.segment.name), TextRun(NumberText.grouped(piece.offset)),
                TextRun(NumberText.grouped(piece.bytes)),
                TextRun(NumberText.grouped(piece.readable)),
                TextRun(piece.file),
            ]
        }
        return Page([
            .title("recover"), .table(Table(columns, rows)),
            .paragraph([TextRun(sentence(events))]),
        ])
    }

    /// What it means, and what to do.
    private func sentence(_ events: String) -> String {
        let size = isRehearsal ? "The log would have \(events)" : "The log has \(events)"
        let readable = recovery.pieces.reduce(0) { $0 + $1.readable }
        guard readable > 0 else { return "\(size). Repeat what was not acknowledged." }
        let moved = isRehearsal ? "would be moved" : "were moved"
        let lines = readable == 1 ? "1 line" : "\(NumberText.grouped(readable)) lines"
        return "\(size). \(lines) that can be read \(moved) with what cannot: repeat what was not "
            + "acknowledged. If any of them was acknowledged, this is damage: restore the log from "
            + "a copy."
    }
}
