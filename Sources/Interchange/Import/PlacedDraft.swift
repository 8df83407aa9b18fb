internal import FilingModel

/// A draft and what decides its place in the log.
struct PlacedDraft {
    let draft: EventDraft
    let day: CalendarDate
    let origin: RowReader

    /// Whether this one comes first: listings do; then what was public earlier; then the kinds of
    /// files in their order; then the row that stands first.
    static func comesFirst(_ lhs: PlacedDraft, _ rhs: PlacedDraft) -> Bool { lhs.rank < rhs.rank }

    private var rank: (Int, CalendarDate, Int, Int, Int) {
        let table = origin.table
        let kind = ImportKind.allCases.firstIndex(of: table.kind) ?? 0
        return (table.kind == .listings ? 0 : 1, day, kind, table.fileIndex, origin.row.line)
    }
}
