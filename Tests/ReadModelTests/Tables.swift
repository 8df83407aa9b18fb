import GRDB

/// What the tables and views of a read model hold, without the order in which it came.
struct Tables: Hashable {
    private let rows: [String: [String]]

    /// Reads the file of a read model.
    init(_ path: String) throws {
        let file = try DatabaseQueue(path: path)
        defer { try? file.close() }
        rows = try file.read { db in
            try Self.queries.mapValues { sql in
                try Row.fetchAll(db, sql: sql).map(\.description).sorted()
            }
        }
    }

    /// How many rows there are of a table or view.
    func count(_ name: String) -> Int { rows[name]?.count ?? 0 }

    /// The tables and views that are not the same.
    func differences(from other: Tables) -> [String] {
        Self.queries.keys.filter { rows[$0] != other.rows[$0] }.sorted()
    }

    /// Codes of subjects, periods and versions are given in the order of a run: they are left out.
    private static let queries = [
        "events": "SELECT * FROM events",
        "figure_versions": """
        SELECT subject, metric, period, value, low, high, decimals, unit, value_minor, stage,
            reason, reported_by, announced, time, precision, source, sequence, id,
            recorded_from, recorded_to
        FROM figure_versions
        """,
        "figures": "SELECT * FROM figures",
        "companies": "SELECT * FROM companies",
        "marks": "SELECT * FROM marks",
        "_events": "SELECT * FROM _events",
        "_versions": """
        SELECT v.sequence, recorded_from, recorded_to, is_retracted, v.type, s.name, p.name,
            has_claims, id, time, precision, source, data, seal
        FROM _versions v JOIN _subjects s ON s.subject = v.subject
        LEFT JOIN _periods p ON p.period = v.period
        """,
        "_displaced": """
        SELECT v.sequence, v.recorded_from, d.metric
        FROM _displaced d JOIN _versions v ON v.version = d.version
        """,
        "_companies": """
        SELECT s.name, c.state FROM _companies c JOIN _subjects s ON s.subject = c.subject
        """,
        "_marks": """
        SELECT s.name, m.place, m.span
        FROM _marks m JOIN _subjects s ON s.subject = m.subject
        """,
        "_names": """
        SELECT n.name, s.name FROM _names n JOIN _subjects s ON s.subject = n.subject
        """,
        "_metrics": "SELECT * FROM _metrics",
        "_types": "SELECT * FROM _types",
        "_subjects": "SELECT name FROM _subjects",
        "_periods": "SELECT name FROM _periods",
        "_position": """
        SELECT size, root, subtrees, segment, offset, fingerprint FROM _position
        """,
    ]
}
