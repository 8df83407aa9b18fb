import Glibc
import Reports
import TransparencyLog

/// The standard streams: data on the one, words on the other.
enum Console {
    /// Writes data.
    static func write(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

    /// Writes lines of the log, each with a line feed.
    static func write(lines: [[UInt8]]) {
        write(Array(lines.map { $0 + [0x0A] }.joined()), to: STDOUT_FILENO)
    }

    /// Says something to people.
    static func say(_ words: String) {
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map { Printable.escaped(String($0)) }.joined(separator: "\n") + "\n"
        write(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Says what went wrong.
    static func complain(_ words: String) { say("starledger: " + words) }

    /// All bytes of standard input.
    static func readInput() throws(CommandFailure) -> [UInt8] {
        try read(STDIN_FILENO, name: "standard input")
    }

    /// All bytes of a file.
    static func readFile(_ path: String) throws(CommandFailure) -> [UInt8] {
        let descriptor = try opened(path)
        defer { close(descriptor) }
        return try read(descriptor, name: path)
    }

    /// The SHA-256 of a file's bytes, however many there are.
    static func digest(ofFile path: String) throws(CommandFailure) -> Digest {
        let descriptor = try opened(path)
        defer { close(descriptor) }
        return try Digest { () throws(CommandFailure) in try piece(of: descriptor, name: path) }
    }

    private static func opened(_ path: String) throws(CommandFailure) -> Int32 {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandFailure(.noInput, "cannot open \(path): \(reason(errno))")
        }
        return descriptor
    }

    /// What the system says of an error number.
    static func reason(_ code: Int32) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }

    /// How many columns text may take: the terminal's, or 100 where there is none.
    static var width: Int {
        guard isatty(STDOUT_FILENO) == 1 else { return 100 }
        var size = winsize()
        let known = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return known ? max(40, Int(size.ws_col)) : 80
    }

    private static func read(
        _ descriptor: Int32,
        name: String
    ) throws(CommandFailure) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let piece = try piece(of: descriptor, name: name)
            guard !piece.isEmpty else { return bytes }
            bytes.append(contentsOf: piece)
        }
    }

    /// How much is read at once, in bytes.
    private static let pieceBytes = 1 << 16

    /// The next bytes; none at the end.
    private static func piece(
        of descriptor: Int32,
        name: String
    ) throws(CommandFailure) -> [UInt8] {
        var failure: Int32?
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: pieceBytes) { buffer, filled in
            var count = -1
            repeat {
                count = unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            } while count < 0 && errno == EINTR
            failure = count < 0 ? errno : nil
            filled = max(0, count)
        }
        guard let failure else { return piece }
        throw CommandFailure(.inputOutput, "cannot read \(name): \(reason(failure))")
    }

    /// Writes text to standard error as it is.
    static func writeError(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

    /// Whether somebody watches standard error.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }

    /// Writes all bytes, going on after a short write.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - descriptor: Where they go.
    /// - Returns: Whether all were written; else `errno` says why not.
    @discardableResult
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    descriptor,
                    buffer.baseAddress.map { unsafe $0 + written },
                    buffer.count - written
                )
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }
}
