import EventLog
import Ledger
import Reports

/// A stream of events, one a line.
///
/// It is read while the ledger is locked: so what comes from a pipe is read to its end first, that
/// nobody is waited for then.
final class EventInput {
    private let file: InputFile
    private var count = 0
    /// What was read before, as far as it is in memory.
    private var kept: [[UInt8]] = []
    private var keptBytes = 0
    /// What was read before and did not fit.
    private var spool: SpoolFile?
    private var spooledBytes = 0
    /// How much of what was read before has been given.
    private var given = (pieces: 0, bytes: 0)
    private let isDrained: Bool

    /// How much is given at once of what was spooled, in bytes.
    private static let pieceBytes = 1 << 20

    /// A stream.
    ///
    /// - Parameters:
    ///   - file: Where it comes from.
    ///   - directory: Where what does not fit into memory is kept for the time being.
    /// - Throws: `CommandError`.
    init(_ file: InputFile, spoolingIn directory: String) throws(CommandError) {
        self.file = file
        isDrained = !file.isFile
        if isDrained { try drain(into: directory) }
    }

    /// Reads to the end; but no further where that cannot be a stream of events.
    private func drain(into directory: String) throws(CommandError) {
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
            do {
                if spool == nil { spool = try SpoolFile(in: directory) }
                try spool?.write(piece, at: spooledBytes)
            } catch {
                throw error.failure
            }
            spooledBytes += piece.count
        }
    }

    /// Whether the stream starts as one of events does.
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

    /// Where lines came from.
    func places(_ lines: [StreamLine]) -> [InputLocation] {
        lines.map { line in
            InputLocation(location: location(of: line)) { member in
                "column \(JSONParser.offset(of: member, in: line.bytes) + 1)"
            }
        }
    }

    private func location(of line: StreamLine) -> String { "\(file.name), line \(line.number)" }

    /// Does something with the stream, and gives its failure a message and an exit status.
    func attempt<Value>(_ step: () throws -> Value) throws(CommandError) -> Value {
        do {
            return try step()
        } catch let failure as StreamError {
            throw self.failure(failure)
        } catch let failure as CommandError {
            throw failure
        } catch {
            return try starledger.attempt { throw error }
        }
    }

    private func failure(_ failure: StreamError) -> CommandError {
        let place = failure.lines.last.map(location) ?? file.name
        let sentence: String
        switch failure.reason {
        case .line(let fault):
            if case .tooLong(_, let limit) = fault.reason {
                sentence = "\(place), column \(limit + 1): an event has at most \(limit) bytes"
            } else {
                sentence = "\(place), column \(fault.offset + 1): \(fault.sentence)"
            }
        case .tooManyEvents(let limit):
            sentence = "\(place): at most \(limit) events are read at once; give them in parts"
        case .ledger(.warnings(let warnings)) where failure.omittedWarnings > 0:
            let all = LedgerError.warnings(warnings).failure(places(failure.lines))
            return CommandError(
                all.status,
                all.message + "\n\(failure.omittedWarnings) more warnings are not shown"
            )
        case .ledger(let error): return error.failure(places(failure.lines))
        }
        return CommandError(.badData, "\(sentence); nothing was appended")
    }
}
