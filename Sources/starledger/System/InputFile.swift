import EventLog
import Interchange
import TransparencyLog

/// How much of what others give is read, in bytes unless the name says otherwise.
enum InputLimit {
    /// The longest payload of an event.
    static let payloadBytesMax = EventLimit.eventBytesMax
    /// The longest table.
    static let tableBytesMax = CSVLimits().fileBytesMax
    /// The longest query of SQL: SQLite takes no more.
    static let queryBytesMax = 1_000_000
    /// The longest checkpoint, receipt, proof or event that somebody kept.
    static let keptBytesMax = 2_000_000
    /// The longest private key.
    static let keyBytesMax = 10_000
    /// The longest snapshot.
    static let snapshotBytesMax = PublishedFile.bytesMax
    /// The longest document of which a digest is made.
    static let documentBytesMax = 1 << 30
    /// The most on standard input, where each line is an event.
    static let eventStreamBytesMax = 1 << 34
    /// The most lines of it.
    static let eventStreamLinesMax = 100_000_000
    /// How much of it is kept in memory where it cannot be read at leisure.
    static let eventStreamKeptBytesMax = 1 << 28
}

/// A file, a pipe or a device that a command reads: bytes of others, never more than a limit.
final class InputFile {
    /// What messages call it.
    let name: String
    private var descriptor: InputDescriptor

    /// Standard input.
    static var standard: InputFile { InputFile(.standard, name: "standard input") }

    private init(_ descriptor: consuming InputDescriptor, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    /// A file by its path; `-` is standard input.
    static func named(_ path: String) throws(CommandError) -> InputFile {
        try path == "-" ? .standard : InputFile(opening: path)
    }

    /// Opens a file; of a named pipe, does not wait until somebody writes to it.
    init(opening path: String) throws(CommandError) {
        name = path
        do throws(LogError) {
            descriptor = try InputDescriptor(opening: path)
        } catch {
            throw CommandError(.noInput, "cannot open \(path): \(error.systemReason)")
        }
    }

    /// All bytes.
    ///
    /// - Parameters:
    ///   - bytesMax: The most there may be.
    ///   - kind: What has no more than that, such as `a table`.
    /// - Returns: The bytes.
    /// - Throws: `CommandError`.
    func bytes(atMost bytesMax: Int, of kind: String) throws(CommandError) -> [UInt8] {
        var bytes: [UInt8] = []
        try pieces(atMost: bytesMax, of: kind) { (piece) throws(CommandError) in
            bytes.append(contentsOf: piece)
        }
        return bytes
    }

    /// The SHA-256 of the bytes of a document.
    func digest() throws(CommandError) -> Digest {
        let bytesMax = InputLimit.documentBytesMax
        var count = 0
        return try Digest { () throws(CommandError) in
            let piece = try self.piece()
            count += piece.count
            guard count <= bytesMax else { throw self.tooLong(bytesMax, "a document") }
            return piece
        }
    }

    /// Gives the bytes piece by piece.
    func pieces(
        atMost bytesMax: Int,
        of kind: String,
        _ body: ([UInt8]) throws(CommandError) -> Void
    ) throws(CommandError) {
        var count = 0
        while true {
            let piece = try piece()
            guard !piece.isEmpty else { return }
            count += piece.count
            guard count <= bytesMax else { throw tooLong(bytesMax, kind) }
            try body(piece)
        }
    }

    /// Whether it can be read without waiting for anybody.
    var isFile: Bool { descriptor.isRegularFile }

    /// What is told where there are more bytes than are read.
    func tooLong(_ bytesMax: Int, _ kind: String) -> CommandError {
        CommandError(.badData, "\(name) is too long: \(kind) has at most \(bytesMax) bytes")
    }

    /// The next bytes; none at the end.
    func piece() throws(CommandError) -> [UInt8] {
        do throws(InputDescriptor.ReadError) {
            return try descriptor.next()
        } catch {
            switch error {
            case .system(let code):
                throw CommandError(
                    .inputOutput,
                    "cannot read \(name): \(SystemReason.words(code))"
                )
            case .noWriter:
                throw CommandError(
                    .noInput,
                    "cannot read \(name): it is a pipe, and nobody has opened it for writing"
                )
            }
        }
    }
}
