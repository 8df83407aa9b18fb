import Glibc

/// A lock on a file, between processes; the kernel frees it when a process dies.
package struct FileLock: ~Copyable, Sendable {
    /// How many processes may hold it at once.
    package enum Mode {
        /// Any number, as long as nobody holds it alone.
        case shared
        /// One.
        case exclusive

        fileprivate var operation: Int32 { self == .shared ? LOCK_SH : LOCK_EX }
    }

    /// How long to wait for a lock.
    package struct Patience: Sendable {
        /// The longest wait, in milliseconds.
        package let timeoutMilliseconds: Int
        /// Is told the path that is waited for, once, after a second.
        let tell: @Sendable (String) -> Void

        /// How long to wait, and who is told of it.
        package init(
            milliseconds: Int,
            tell: @escaping @Sendable (String) -> Void = { _ in }
        ) {
            timeoutMilliseconds = milliseconds
            self.tell = tell
        }

        /// The wait after which somebody is told, in milliseconds.
        fileprivate static let silentMilliseconds = 1_000
    }

    /// The locked file.
    let file: FileDescriptor
    /// Whether another process held it at first.
    package let hasWaited: Bool

    /// Waits for the lock of a file, which is made if it is not there.
    ///
    /// - Throws: `LogError.lockBusy` after the timeout; `LogError` of a file that is none, or that
    ///   has several names; a failure of the file system.
    package init(
        _ path: String,
        _ mode: Mode,
        _ patience: Patience,
        rights: UInt32 = 0o644,
        by calls: any FileCalls = Kernel()
    ) throws(LogError) {
        try self.init(mode, patience) { () throws(LogError) in
            try FileDescriptor(opening: path, .lockFile, rights: rights, by: calls)
        }
    }

    /// Waits for the lock of a file.
    ///
    /// - Parameter open: Opens the file; again, where its name leads to another one meanwhile.
    init(
        _ mode: Mode,
        _ patience: Patience,
        _ open: () throws(LogError) -> FileDescriptor
    ) throws(LogError) {
        var file = try open()
        let pauseMilliseconds = 10
        var waited = 0
        while true {
            if flock(file.number, mode.operation | LOCK_NB) == 0 {
                // A lock on a file that was deleted meanwhile keeps nobody out.
                if file.isAtItsPath() { break }
                file = try open()
                continue
            }
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw FileDescriptor.failure("flock", file.path)
            }
            guard waited < patience.timeoutMilliseconds else {
                throw .lockBusy(path: file.path, waitedMilliseconds: waited)
            }
            usleep(UInt32(pauseMilliseconds * 1_000))
            waited += pauseMilliseconds
            if waited == Patience.silentMilliseconds { patience.tell(file.path) }
        }
        self.file = file
        hasWaited = waited > 0
    }

    /// Writes a note to the locked file, in the place of the one before.
    ///
    /// Unless it is synced, a power cut may leave the old note, the new one, or neither.
    package func keep(_ note: String, isSynced: Bool = false) throws(LogError) {
        let bytes = Array(note.utf8)
        try file.write(bytes, at: 0)
        try file.truncate(to: bytes.count)
        if isSynced { try file.sync() }
    }

    /// Frees the lock by name.
    ///
    /// Closing the file would leave the lock with a child process that was forked meanwhile and has
    /// not yet come to its `exec`. Source: flock(2).
    deinit { flock(file.number, LOCK_UN) }
}
