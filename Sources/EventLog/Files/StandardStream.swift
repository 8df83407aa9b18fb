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

    /// Writes all bytes, going on after a short write; gives up where nobody takes them.
    package func write(_ bytes: [UInt8]) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                return FileDescriptor.uninterrupted {
                    unsafe Glibc.write(number, rest.baseAddress, rest.count)
                }
            }
            guard count > 0 else { return }
            written += count
        }
    }
}
