import Glibc

/// Writes files that people asked for, such as a chart.
package enum FileWriter {
    /// Writes a file whole or not at all: beside its place first, then moved there.
    ///
    /// A reader of what stood there before sees the old text or the new one, never half; a link is
    /// followed. What is no regular file, such as a device, is not replaced.
    ///
    /// - Parameters:
    ///   - text: What it is to hold.
    ///   - path: Where it is to stand.
    /// - Throws: `CommandError` with the status 73, naming the path and what the system said.
    package static func write(_ text: String, to path: String) throws(CommandError) {
        func failure(_ reason: String) -> CommandError {
            CommandError(.cannotCreate, "cannot write \(path): \(reason)")
        }
        guard let place = place(of: path) else { throw failure("not a regular file") }
        let temporary = "\(place).\(getpid()).tmp"
        let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure(Console.reason(errno)) }
        let isWritten = Console.write(Array(text.utf8), to: descriptor) && fsync(descriptor) == 0
        let writeError = errno
        close(descriptor)
        guard isWritten, unsafe rename(temporary, place) == 0 else {
            let reason = Console.reason(isWritten ? errno : writeError)
            unsafe unlink(temporary)
            throw failure(reason)
        }
    }

    /// Where the file is, links followed; nil if there is something else.
    private static func place(of path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(resolved) }
        var status = stat()
        let isFile = unsafe stat(resolved, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        return isFile ? unsafe String(cString: resolved) : nil
    }
}
