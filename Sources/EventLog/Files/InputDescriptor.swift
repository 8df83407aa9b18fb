import Glibc

/// A file, a pipe or a device that is read once, from its start to its end.
package struct InputDescriptor: ~Copyable {
    private let number: Int32
    /// Whether it is a named pipe that nobody may have opened for writing yet.
    private var awaitsWriter = false

    /// How much is read at once, in bytes.
    private static let pieceBytes = 1 << 16
    /// How long a named pipe is waited for that nobody has opened for writing, in milliseconds.
    private static let writerWaitMillisecondsMax: Int32 = 5_000
    /// How long to wait before such a pipe is looked at again, in milliseconds.
    private static let writerPauseMilliseconds: Int32 = 20

    /// Why nothing more can be read.
    package enum ReadError: Error {
        /// The system refused it, with an error number.
        case system(Int32)
        /// It is a named pipe, and nobody has opened it for writing.
        case noWriter
    }

    private init(_ number: Int32) { self.number = number }

    /// Standard input.
    package static var standard: InputDescriptor { InputDescriptor(STDIN_FILENO) }

    /// Opens a file; of a named pipe, does not wait until somebody writes to it.
    package init(opening path: String) throws(LogError) {
        number = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard number >= 0 else { throw FileDescriptor.failure("open", path) }
        awaitsWriter = isOf(S_IFIFO)
        if !awaitsWriter { waitForBytes() }
    }

    deinit { if number != STDIN_FILENO { close(number) } }

    /// Whether it can be read without waiting for anybody.
    package var isRegularFile: Bool { isOf(S_IFREG) }

    private func isOf(_ kind: mode_t) -> Bool {
        var status = stat()
        return unsafe fstat(number, &status) == 0 && status.st_mode & S_IFMT == kind
    }

    /// The next bytes; none at the end.
    package mutating func next() throws(ReadError) -> [UInt8] {
        var waited: Int32 = 0
        while true {
            let (piece, code) = read()
            switch code {
            case 0 where piece.isEmpty && awaitsWriter:
                guard !hasHungUp() else { return [] }
                guard waited < Self.writerWaitMillisecondsMax else { throw .noWriter }
                waited += Self.writerPauseMilliseconds
            case EAGAIN where awaitsWriter: waitForBytes()
            case 0:
                if awaitsWriter { waitForBytes() }
                return piece
            default: throw .system(code)
            }
        }
    }

    /// Whether somebody has opened the pipe for writing and closed it; waits a little for that.
    private func hasHungUp() -> Bool {
        var state = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
        _ = unsafe poll(&state, 1, Self.writerPauseMilliseconds)
        return state.revents & Int16(POLLHUP) != 0 && state.revents & Int16(POLLIN) == 0
    }

    /// From here on reading waits for bytes, as of any file.
    private mutating func waitForBytes() {
        awaitsWriter = false
        _ = fcntl(number, F_SETFL, fcntl(number, F_GETFL) & ~O_NONBLOCK)
    }

    /// Reads once: the bytes, or an error number.
    private func read() -> (bytes: [UInt8], code: Int32) {
        var code: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.pieceBytes) {
            buffer,
            filled in
            let count = FileDescriptor.uninterrupted {
                unsafe Glibc.read(number, buffer.baseAddress, buffer.count)
            }
            code = count < 0 ? errno : 0
            filled = max(0, count)
        }
        return (bytes, code)
    }
}
