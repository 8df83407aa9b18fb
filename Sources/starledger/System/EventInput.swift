import EventLog
import Ledger
import Reports

/// A stream of events, one a line.
///
/// It is read while the ledger is locked. So a pipe is read to its end first: nobody is waited for
/// under the lock.
final class EventInput {
    private let file: InputFile
    private var count = 0
    /// The pieces read so far that are kept in memory.
    private var kept: [[UInt8]] = []
    private var keptBytes = 0
    /// The rest of what was read so far.
    private var spool: SpoolFile?
    private var spooledBytes = 0
    /// How much of what was read so far has been handed on.
    private var given = (pieces: 0, bytes: 0)
    private let isDrained: Bool

    /// The length of a piece that is read back from the spool, in bytes.
    private static let pieceBytes = 1 << 20

    /// A stream.
    ///
    /// - Parameter directory: The place of the spool for what does not fit into memory.
    init(_ file: InputFile, spoolingIn directory: String) throws {
        self.file = file
        isDrained = !file.isFile
        if isDrained { try drain(into: directory) }
    }

    /// Reads to the end, or until it is plain that this is no stream of events.
    private func drain(into directory: String) throws {
        var lineBytes = 0
        while count == 0 || isPromising, lineBytes <= EventLimit.eventBytesMax + 1 {
            let piece = try read()
            guard !piece.isEmpty else { return }
            let end = piece.lastIndex(of: 0x0A)
            lineBytes = end.map { piece.count - $0 - 1 } ?? lineBytes + piece.count
            guard keptBytes + piece.count > InputLimit.eventStreamKeptBytesMax else {
                kept.append(piece)
                keptBytes += piece.count
                continue
            }
            keptBytes = InputLimit.eventStreamKeptBytesMax
            if spool == nil { spool = try SpoolFile(in: directory) }
            try spool?.write(piece, at: spooledBytes)
            spooledBytes += piece.count
        }
    }

    /// True if the stream starts as one of events does.
    private var isPromising: Bool {
        kept.first?.first.map { [0x7B, 0x20, 0x09, 0x0A, 0x0D].contains($0) } ?? true
    }

    private func read() throws(CommandError) -> [UInt8] {
        let bytesMax = InputLimit.eventStreamBytesMax
        let piece = try file.piece()
        count += piece.count
        guard count <= bytesMax else { throw file.tooLong(bytesMax, "a stream of events") }
        return piece
    }

    /// The next bytes; none at the end.
    func next() throws -> [UInt8] {
        guard isDrained else { return try read() }
        if given.pieces < kept.count {
            defer {
                kept[given.pieces] = []
                given.pieces += 1
            }
            return kept[given.pieces]
        }
        let count = min(Self.pieceBytes, spooledBytes - given.bytes)
        guard count > 0 else { return [] }
        defer { given.bytes += count }
        return try spool?.read(count, at: given.bytes) ?? []
    }

    /// The places of lines.
    func places(_ lines: [StreamLine]) -> [InputLocation] {
        lines.map { line in
            InputLocation(location: location(of: line)) { member in
                "column \(JSONParser.offset(of: member, in: line.bytes) + 1)"
            }
        }
    }

    private func location(of line: StreamLine) -> String { "\(file.name), line \(line.number)" }

    /// Does something with the stream, whose lines its errors name.
    func located<Value>(_ step: () throws -> Value) throws(CommandError) -> Value {
        do {
            return try step()
        } catch let error as StreamError {
            throw commandError(error)
        } catch {
            throw CommandError(error)
        }
    }

    private func commandError(_ error: StreamError) -> CommandError {
        let place = error.lines.last.map(location) ?? file.name
        let sentence: String
        switch error.reason {
        case .line(let fault):
            if case .tooLong(_, let limit) = fault.reason {
                sentence = "\(place), column \(limit + 1): an event has at most \(limit) bytes"
            } else {
                sentence = "\(place), column \(fault.offset + 1): \(fault.sentence)"
            }
        case .tooManyEvents(let limit):
            sentence = "\(place): at most \(limit) events are read at once; give them in parts"
        case .ledger(let cause):
            let all = cause.commandError(places(error.lines))
            guard case .warnings = cause, error.omittedWarnings > 0 else { return all }
            return CommandError(
                all.status,
                all.message + "\n\(error.omittedWarnings) more warnings are not shown"
            )
        }
        return CommandError(.badData, "\(sentence); nothing was appended")
    }
}
