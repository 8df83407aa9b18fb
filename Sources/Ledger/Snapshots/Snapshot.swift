package import EventLog
public import FilingModel

/// A published state of every projection, as of a day: what one could have known and held true
/// then, from the first events of a log.
///
/// Its text is the canonical JSON of the state (RFC 8785), broken over lines so that a change shows
/// in a diff as the lines it is about; without its line feeds, it is that canonical JSON.
/// - The braces of the outer object stand on lines of their own; the last line, too, ends in LF.
/// - The members of the outer object are in canonical order, each from a line of its own on:
///   `aggregates`, `clock`, `companies`, `figures`, `format`, `marks`, `origin`, `root`, `series`,
///   `size`. A comma stands at the end of a line.
/// - A section is an array of records, a record a line, in order of their keys
///   (`SnapshotSection.keyNames`), part by part, by their bytes; numbers by size, null first. Its
///   brackets end the line of its name and stand on the line behind its last record; those of an
///   empty section stand together.
/// - Decimals are exact, and texts; rates and shares are rounded as in every answer.
public struct Snapshot: Hashable, Sendable {
    /// What a snapshot says of itself.
    public struct Header: Hashable, Sendable {
        /// How it is built and laid out.
        public var format: SnapshotFormat
        /// The day that facts have to hold on, and to have been public by.
        public var day: CalendarDate
        /// How many events of the log count: at least its opening.
        public var size: LogSize
        /// The ledger, by its name for the world.
        public var origin: String
        /// The root of the Merkle tree over these events, in base64.
        public var root: String
    }

    /// What it says of itself.
    public internal(set) var header: Header

    /// Its records, by section, by key.
    let records: [SnapshotSection: [SnapshotRecord]]

    /// The longest text that is read, in bytes.
    static let bytesMax = 256 * 1_024 * 1_024

    /// A snapshot of records in any order.
    init(_ header: Header, _ records: [SnapshotRecord]) {
        self.header = header
        self.records = Dictionary(grouping: records, by: \.section).mapValues { records in
            records.sorted { $0.key < $1.key }
        }
    }

    /// The records of a section, by key.
    public subscript(section: SnapshotSection) -> [SnapshotRecord] { records[section] ?? [] }

    /// Its text, as a file holds it.
    public var text: String {
        let header = header.json.members.map { ($0.name, Self.text($0.value)) }
        let sections = SnapshotSection.allCases.map { section in
            let lines = self[section].map { Self.text($0.json) }
            return (
                section.rawValue,
                lines.isEmpty ? "[]" : "[\n" + lines.joined(separator: ",\n") + "\n]"
            )
        }
        let members = (header + sections).sorted { $0.0 < $1.0 }.map { "\"\($0.0)\":\($0.1)" }
        return "{\n" + members.joined(separator: ",\n") + "\n}\n"
    }

    private static func text(_ value: JSONValue) -> String {
        String(decoding: CanonicalJSON.bytes(value), as: UTF8.self)
    }
}

/// The formats of snapshots, each with its way to build and to lay out the state.
///
/// One that has been published stays: what it built can be replayed for good.
public enum SnapshotFormat: String, CaseIterable, Hashable, Sendable {
    /// The first one.
    case v1 = "starledger-snapshot.v1"
}

extension Snapshot.Header {
    /// The clocks.
    public var clock: Clock { Clock(valid: ValidDate(day), known: .date(day), recorded: size) }

    /// The members of a snapshot beside its sections.
    package var json: JSONValue {
        let clock = JSONValue.object([
            JSONMember("validAt", .string(day.description)),
            JSONMember("knownAt", .string(day.description)),
            JSONMember("recordedSize", .integer(Int64(size.count))),
        ])
        return .object([
            JSONMember("clock", clock),
            JSONMember("format", .string(format.rawValue)),
            JSONMember("origin", .string(origin)),
            JSONMember("root", .string(root)),
            JSONMember("size", .integer(Int64(size.count))),
        ])
    }
}
