import Glibc

/// Why the operating system refused something.
package enum SystemReason {
    /// What the system says of an error number.
    package static func words(_ code: Int32) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}
