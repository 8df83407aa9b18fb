/// What changed from one snapshot to another one.
public struct SnapshotDiff: Hashable, Sendable {
    /// A record that is in only one of them, or is not the same in both.
    public struct Change: Hashable, Sendable {
        /// How a record changed.
        public enum Kind: String, CaseIterable, Hashable, Sendable {
            case added, changed, removed
        }

        /// The section it stands in.
        public let section: SnapshotSection
        /// The record in the first snapshot; nil if it is not there.
        public let before: SnapshotRecord?
        /// The record in the second one; nil if it is not there.
        public let after: SnapshotRecord?

        /// How it changed.
        public var kind: Kind { before == nil ? .added : after == nil ? .removed : .changed }
    }

    /// What the first snapshot says of itself.
    public let from: Snapshot.Header
    /// What the second one says of itself.
    public let to: Snapshot.Header
    /// The changes, by section, by key.
    public let changes: [Change]

    /// Whether both hold the same state; their clocks and logs may differ.
    public var isEmpty: Bool { changes.isEmpty }

    /// Compares two snapshots.
    public init(from first: Snapshot, to second: Snapshot) {
        from = first.header
        to = second.header
        changes = SnapshotSection.allCases.flatMap { section in
            let before = Self.byKey(first[section])
            let after = Self.byKey(second[section])
            return Set(before.keys).union(after.keys).sorted()
                .filter { before[$0] != after[$0] }
                .map { Change(section: section, before: before[$0], after: after[$0]) }
        }
    }

    private static func byKey(
        _ records: [SnapshotRecord]
    ) -> [SnapshotRecord.Key: SnapshotRecord] {
        Dictionary(uniqueKeysWithValues: records.map { ($0.key, $0) })
    }

    /// The second snapshot, made of the first one and the changes.
    package func applied(to first: Snapshot) -> Snapshot {
        let records = SnapshotSection.allCases.flatMap { section in
            var records = Self.byKey(first[section])
            for change in changes where change.section == section {
                if let gone = change.before { records[gone.key] = nil }
                if let new = change.after { records[new.key] = new }
            }
            return Array(records.values)
        }
        return Snapshot(to, records)
    }
}
