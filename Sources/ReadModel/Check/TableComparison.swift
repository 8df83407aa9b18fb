import GRDB

/// Compares what two read models hold, row by row.
///
/// Codes of subjects, periods and versions are given in the order of a run, and are replaced by
/// what they stand for; what the file system said of the log is left out.
enum TableComparison {
    /// A table, its rows in an order of their own, and whether a row begins with a sequence.
    private struct Content {
        let table: String
        let isByEvent: Bool
        let sql: String
    }

    private static let contents = [
        Content(
            table: "sqlite_schema",
            isByEvent: false,
            // Tables of other programs, and their indexes, are none of its business.
            sql: """
                SELECT type, name, tbl_name, sql FROM sqlite_schema
                WHERE type NOT IN ('table', 'index') OR tbl_name IN (\(Schema.tableNames))
                ORDER BY 1, 2
                """
        ),
        Content(
            table: "_types",
            isByEvent: false,
            sql: "SELECT * FROM _types ORDER BY type"
        ),
        Content(
            table: "_position",
            isByEvent: false,
            sql: "SELECT size, root, subtrees FROM _position"
        ),
        Content(
            table: "_events",
            isByEvent: true,
            sql: "SELECT * FROM _events ORDER BY sequence"
        ),
        Content(
            table: "_versions",
            isByEvent: true,
            sql: """
                SELECT v.sequence, recorded_from, recorded_to, is_retracted, v.type, s.name,
                    p.name, has_claims, id, time, precision, source, data, seal
                FROM _versions v JOIN _subjects s ON s.subject = v.subject
                LEFT JOIN _periods p ON p.period = v.period
                ORDER BY v.sequence, recorded_from
                """
        ),
        Content(
            table: "_displaced",
            isByEvent: true,
            sql: """
                SELECT v.sequence, v.recorded_from, d.metric
                FROM _displaced d JOIN _versions v ON v.version = d.version ORDER BY 1, 2, 3
                """
        ),
        Content(
            table: "_companies",
            isByEvent: false,
            sql: """
                SELECT s.name, c.state FROM _companies c JOIN _subjects s ON s.subject = c.subject
                ORDER BY 1
                """
        ),
        Content(
            table: "_marks",
            isByEvent: false,
            sql: """
                SELECT s.name, m.place, m.span
                FROM _marks m JOIN _subjects s ON s.subject = m.subject ORDER BY 1, 2
                """
        ),
        Content(
            table: "_names",
            isByEvent: false,
            sql: """
                SELECT n.name, s.name FROM _names n JOIN _subjects s ON s.subject = n.subject
                ORDER BY 1, 2
                """
        ),
        Content(
            table: "_metrics",
            isByEvent: false,
            sql: "SELECT * FROM _metrics ORDER BY name"
        ),
    ]

    /// The first row that is not the same.
    ///
    /// - Returns: The first difference; nil if there is none.
    static func firstDifference(
        _ db: Database,
        _ other: DatabaseQueue
    ) throws -> ReadModelEvidence.Difference? {
        try other.read { expected in
            for content in contents {
                let (rows, expectedRows) = (
                    try Row.fetchCursor(db, sql: content.sql),
                    try Row.fetchCursor(expected, sql: content.sql)
                )
                while true {
                    let (row, expectedRow) = (try rows.next(), try expectedRows.next())
                    guard row != nil || expectedRow != nil else { break }
                    guard row != expectedRow else { continue }
                    let first: Int? = content.isByEvent ? (row ?? expectedRow)?[0] : nil
                    return ReadModelEvidence.Difference(table: content.table, sequence: first)
                }
            }
            return nil
        }
    }
}
