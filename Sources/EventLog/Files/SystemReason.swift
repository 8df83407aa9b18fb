import Glibc

/// Why the operating system refused something.
package enum SystemReason {
    /// What the system says of an error number (`errno`), in the language of the process.
    package static func words(_ code: Int32) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}

extension LogError {
    /// Why a file could not be read or written, in words that follow on its name: the system's
    /// where it refused an operation.
    package var systemReason: String {
        switch self {
        case .system(_, _, let code), .unacknowledged(_, _, let code): SystemReason.words(code)
        case .noFile(_, let kind): "it is \(kind.words), not a regular file"
        case .manyNames: "it has other names (hard links), which would change with it"
        case .disturbed: "another program changed it meanwhile"
        case .lockBusy: "another process holds its lock"
        case .noLedger, .ledgerExists, .damaged, .unreadable, .batchTooLong: "it is not as expected"
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
