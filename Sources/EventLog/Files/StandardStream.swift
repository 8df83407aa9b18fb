import Glibc

/// A stream that the process writes to: its output, or its words to people.
package enum StandardStream: Sendable {
    case output
    case error

    private var number: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }

    /// Whether somebody watches it.
    package var isTerminal: Bool { isatty(number) == 1 }

    /// How many columns the terminal has; nil if it is none, or does not say.
    package var columns: Int? {
        var size = winsize()
        guard isTerminal, unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return nil
        }
        return Int(size.ws_col)
    }

    /// Puts an empty device in the place of each standard stream that is closed.
    ///
    /// So no file that is opened later takes its number. Reading and writing fail all the same.
    package static func openClosed() {
        for (number, flags) in [
            (STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY),
        ]
        where fcntl(number, F_GETFD) < 0 {
            // The lowest number that is free is the one that is closed.
            _ = unsafe open("/dev/null", flags)
        }
    }

    /// Writes all bytes, going on after a short write.
    ///
    /// - Returns: The system's error number where it did not take all; nil if it did.
    package func write(_ bytes: [UInt8]) -> Int32? {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                return FileDescriptor.uninterrupted {
                    unsafe Glibc.write(number, rest.baseAddress, rest.count)
                }
            }
            guard count > 0 else { return count < 0 ? errno : EIO }
            written += count
        }
        return nil
    }
}
