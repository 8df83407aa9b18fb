import EventLog
import Reports

/// The events on standard input, one a line, read as they come: of a line that is too long no more
/// is kept than an event may have.
struct EventLines {
    /// The events, in order.
    private(set) var events: [JSONValue] = []
    /// Where each stood.
    private(set) var places: [InputPlace] = []

    private let name: String
    /// The line that is being read, without its end.
    private var line: [UInt8] = []
    private var lineNumber = 1

    /// Reads all events.
    init(_ file: InputFile) throws(CommandFailure) {
        name = file.name
        try file.pieces(
            atMost: InputLimit.eventStreamBytesMax,
            of: "a stream of events",
            { (piece) throws(CommandFailure) in try self.take(piece) }
        )
        try finishLine()
    }

    private mutating func take(_ piece: [UInt8]) throws(CommandFailure) {
        var rest = piece[...]
        while let end = rest.firstIndex(of: 0x0A) {
            try grow(by: rest[..<end])
            try finishLine()
            lineNumber += 1
            rest = rest[(end + 1)...]
        }
        try grow(by: rest)
    }

    /// Adds to the line; its end may have a carriage return more than an event may have bytes.
    private mutating func grow(by bytes: ArraySlice<UInt8>) throws(CommandFailure) {
        line.append(contentsOf: bytes)
        let bytesMax = EventLimit.eventBytesMax
        guard line.count <= bytesMax + 1 else {
            throw CommandFailure(
                .badData,
                "\(location), column \(bytesMax + 1): an event has at most \(bytesMax) bytes; "
                    + "nothing was appended"
            )
        }
    }

    private var location: String { "\(name), line \(lineNumber)" }

    private mutating func finishLine() throws(CommandFailure) {
        let line = Array(line.last == 0x0D ? line.dropLast() : line[...])
        self.line.removeAll(keepingCapacity: true)
        guard !line.allSatisfy({ [0x20, 0x09, 0x0D].contains($0) }) else { return }
        guard events.count < InputLimit.eventStreamLinesMax else {
            throw CommandFailure(
                .badData,
                "\(location): at most \(InputLimit.eventStreamLinesMax) events are read at once; "
                    + "give them in parts; nothing was appended"
            )
        }
        do {
            events.append(try JSONParser.value(of: line))
        } catch {
            throw CommandFailure(
                .badData,
                "\(location), column \(error.offset + 1): \(error.sentence); nothing was appended"
            )
        }
        places.append(
            InputPlace(location: location) { member in
                "column \(JSONParser.offset(of: member, in: line) + 1)"
            }
        )
    }
}
