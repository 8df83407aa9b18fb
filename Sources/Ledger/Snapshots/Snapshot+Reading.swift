import EventLog
import FilingModel

extension Snapshot {
    /// Reads a snapshot; what is read has exactly these bytes as its text.
    public init(reading bytes: [UInt8]) throws(SnapshotFinding) {
        let json = try Self.json(of: bytes)
        let header = try Header(reading: json)
        var records: [SnapshotRecord] = []
        for section in SnapshotSection.allCases {
            guard case .array(let elements) = json[section.rawValue] else {
                throw .member(section.rawValue)
            }
            for (index, element) in elements.enumerated() {
                guard let record = SnapshotRecord(section, element) else {
                    throw .member("\(section.rawValue).\(index)")
                }
                records.append(record)
            }
        }
        self.init(header, records)
        for section in SnapshotSection.allCases {
            for (one, next) in zip(self[section], self[section].dropFirst())
            where one.key == next.key {
                throw .duplicate(section, next.title())
            }
        }
        if let difference = LineDifference(bytes, from: Array(text.utf8)) {
            throw .layout(difference)
        }
    }

    /// The JSON of a file.
    static func json(of bytes: [UInt8]) throws(SnapshotFinding) -> JSONValue {
        do {
            return try JSONParser.value(of: bytes, bytesMax: bytesMax)
        } catch {
            throw .notJSON(line: 1 + bytes.prefix(error.offset).count { $0 == 0x0A }, error)
        }
    }
}

extension Snapshot.Header {
    /// Reads what a snapshot says of itself; its format before anything else.
    init(reading json: JSONValue) throws(SnapshotFinding) {
        guard let format = json["format"]?.string else { throw .member("format") }
        guard let known = SnapshotFormat(rawValue: format) else { throw .unknownFormat(format) }
        guard let clock = json["clock"] else { throw .member("clock") }
        guard let day = clock["validAt"]?.string.flatMap({ try? CalendarDate($0) }) else {
            throw .member("clock.validAt")
        }
        guard clock["knownAt"] == .string(day.description) else { throw .member("clock.knownAt") }
        guard case .integer(let size) = json["size"], size > 0 else { throw .member("size") }
        guard clock["recordedSize"] == .integer(size) else { throw .member("clock.recordedSize") }
        guard let origin = json["origin"]?.string else { throw .member("origin") }
        guard let root = json["root"]?.string else { throw .member("root") }
        self.init(format: known, day: day, size: LogSize(Int(size)), origin: origin, root: root)
    }
}
