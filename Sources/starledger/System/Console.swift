import Glibc
import Reports

/// The standard streams: data on the one, words on the other.
enum Console {
    /// Writes data.
    static func write(_ text: String) { write(Array(text.utf8), to: STDOUT_FILENO) }

    /// Writes lines of the log, each with a line feed.
    ///
    /// Byte for byte; but on a terminal with escapes in the place of what could drive it.
    static func write(lines: [[UInt8]]) {
        guard isTerminal else {
            write(Array(lines.map { $0 + [0x0A] }.joined()), to: STDOUT_FILENO)
            return
        }
        write(lines.map { PrettyJSON.shown(String(decoding: $0, as: UTF8.self)) + "\n" }.joined())
    }

    /// Writes comma-separated values: as they are, but for what could drive a terminal on one.
    static func write(sheet: String) {
        guard isTerminal else { return write(sheet) }
        let lines = sheet.split(separator: "\r\n", omittingEmptySubsequences: false)
        write(lines.map { Printable.escaped(String($0)) }.joined(separator: "\r\n"))
    }

    /// Whether somebody watches standard output.
    private static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Says something to people.
    static func say(_ words: String) {
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map { Printable.escaped(String($0)) }.joined(separator: "\n") + "\n"
        write(Array(text.utf8), to: STDERR_FILENO)
    }

    /// Says what went wrong.
    static func complain(_ words: String) { say("starledger: " + words) }

    /// What the system says of an error number.
    static func reason(_ code: Int32) -> String { SystemReason.words(code) }

    /// How many columns text may take: the terminal's, or 100 where there is none.
    static var width: Int {
        guard isTerminal else { return 100 }
        var size = winsize()
        let known = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return known ? max(40, Int(size.ws_col)) : 80
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
