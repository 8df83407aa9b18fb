import Glibc

/// Why the operating system refused something.
public enum SystemReason {
    /// What the system says of an error number.
    ///
    /// - Parameter code: The number, as `errno` has it.
    /// - Returns: The words, in the language of the process.
    public static func words(_ code: Int32) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}
