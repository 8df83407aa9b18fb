import EventLog
import Glibc
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
    /// How long a named pipe is waited for that nobody has opened for writing, in milliseconds.
    static let pipeWaitMillisecondsMax: Int32 = 5_000
}

/// A file, a pipe or a device that a command reads: bytes of others, never more than a limit.
final class InputFile {
    /// What messages call it.
    let name: String
    private let descriptor: Int32
    /// Whether it is a named pipe that nobody may have opened for writing yet.
    private var awaitsWriter = false

    /// How much is read at once, in bytes.
    private static let pieceBytes = 1 << 16

    /// Standard input.
    static var standard: InputFile { InputFile(STDIN_FILENO, name: "standard input") }

    private init(_ descriptor: Int32, name: String) {
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
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw CommandError(.noInput, "cannot open \(path): \(Console.reason(errno))")
        }
        var status = stat()
        awaitsWriter = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO
        if !awaitsWriter { waitForBytes() }
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

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
    var isFile: Bool {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// What is told where there are more bytes than are read.
    func tooLong(_ bytesMax: Int, _ kind: String) -> CommandError {
        CommandError(.badData, "\(name) is too long: \(kind) has at most \(bytesMax) bytes")
    }

    /// The next bytes; none at the end.
    func piece() throws(CommandError) -> [UInt8] {
        var waited: Int32 = 0
        while true {
            let (piece, code) = read()
            switch code {
            case 0 where piece.isEmpty && awaitsWriter:
                guard !hasHungUp() else { return [] }
                guard waited < InputLimit.pipeWaitMillisecondsMax else {
                    throw CommandError(
                        .noInput,
                        "cannot read \(name): it is a pipe, and nobody has opened it for writing"
                    )
                }
                waited += Self.pipePauseMilliseconds
            case EAGAIN where awaitsWriter: waitForBytes()
            case 0:
                if awaitsWriter { waitForBytes() }
                return piece
            default:
                throw CommandError(
                    .inputOutput,
                    "cannot read \(name): \(Console.reason(code))"
                )
            }
        }
    }

    /// How long to wait before a pipe without a writer is looked at again, in milliseconds.
    private static let pipePauseMilliseconds: Int32 = 20

    /// Whether somebody has opened the pipe for writing and closed it; waits a little for that.
    private func hasHungUp() -> Bool {
        var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        _ = unsafe poll(&state, 1, Self.pipePauseMilliseconds)
        return state.revents & Int16(POLLHUP) != 0 && state.revents & Int16(POLLIN) == 0
    }

    /// From here on reading waits for bytes, as of any file.
    private func waitForBytes() {
        awaitsWriter = false
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    }

    /// Reads once: the bytes, or an error number.
    private func read() -> ([UInt8], Int32) {
        var code: Int32 = 0
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) {
            buffer,
            filled in
            var count = -1
            repeat {
                count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            } while count < 0 && errno == EINTR
            code = count < 0 ? errno : 0
            filled = max(0, count)
        }
        return (piece, code)
    }
}
