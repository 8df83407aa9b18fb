import Glibc

/// Why the operating system refused something.
package enum SystemReason {
    /// What the system says of an error number (`errno`), in the language of the process.
    package static func words(_ code: Int32) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}

extension LogError {
    /// The system's words where it refused an operation; else what there is to say at all.
    package var systemReason: String {
        switch self {
        case .system(_, _, let code), .unacknowledged(_, _, let code): SystemReason.words(code)
        default: "\(self)"
        }
    }

    /// Whether a file could not be made because there is one already.
    package var isOfExistingFile: Bool {
        guard case .system(_, _, let code) = self else { return false }
        return code == EEXIST
    }

    /// Whether a sync was refused because nothing can be written to the file system at all.
    var isOfReadOnlyFileSystem: Bool {
        guard case .system(_, _, let code) = self else { return false }
        return code == EROFS || code == EINVAL
    }
}
