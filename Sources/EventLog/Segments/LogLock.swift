import Glibc

/// The lock of the one writer, on `Events/.lock`; the kernel frees it when the process dies.
struct LogLock: ~Copyable {
    private let file: FileDescriptor

    /// Takes the lock, waiting for another writer as long as is allowed.
    init(directory: String, timeoutMilliseconds: Int) throws(LogFailure) {
        let file = try FileDescriptor(opening: directory + "/.lock", .lockFile)
        let pauseMilliseconds = 10
        var waited = 0
        while flock(file.number, LOCK_EX | LOCK_NB) != 0 {
            guard errno == EWOULDBLOCK || errno == EINTR else {
                throw FileDescriptor.failure("flock", file.path)
            }
            guard waited < timeoutMilliseconds else {
                throw .lockBusy(path: file.path, waitedMilliseconds: waited)
            }
            usleep(UInt32(pauseMilliseconds * 1_000))
            waited += pauseMilliseconds
        }
        self.file = file
    }

    /// Frees the lock by name.
    ///
    /// Closing the file would leave the lock with a child process that was forked meanwhile and has
    /// not yet come to its `exec`. Source: flock(2).
    deinit { flock(file.number, LOCK_UN) }
}
