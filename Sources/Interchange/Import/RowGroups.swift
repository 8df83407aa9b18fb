/// Rows gathered by a key, both in the order of their first row.
struct RowGroups<Key: Hashable, Row> {
    private(set) var groups: [(key: Key, rows: [Row])] = []
    private var position: [Key: Int] = [:]

    mutating func add(_ row: Row, to key: Key) {
        if let known = position[key] {
            groups[known].rows.append(row)
        } else {
            position[key] = groups.count
            groups.append((key, [row]))
        }
    }
}
