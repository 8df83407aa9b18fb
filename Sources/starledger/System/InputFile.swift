import EventLog
import TransparencyLog

/// A file, a pipe or a device that a command reads: bytes of others, never more than a limit.
final class InputFile {
    /// The name of it in messages.
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

    /// All bytes of what an auditor kept in a file; `-` is standard input.
    static func kept(_ path: String) throws(CommandError) -> [UInt8] {
        try named(path).bytes(atMost: InputLimit.keptBytesMax, of: "what was kept")
    }

    /// All bytes.
    ///
    /// - Parameters:
    ///   - bytesMax: The most there may be.
    ///   - kind: The kind of input that has no more, such as `a table`, for the message.
    func bytes(atMost bytesMax: Int, of kind: String) throws(CommandError) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let piece = try piece()
            guard !piece.isEmpty else { return bytes }
            bytes += piece
            guard bytes.count <= bytesMax else { throw tooLong(bytesMax, kind) }
        }
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

    /// True if it can be read without waiting for anybody.
    var isFile: Bool { descriptor.isRegularFile }

    /// The error where there are more bytes than are read.
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
