package import EventLog
import Glibc

/// Bytes that are too many for memory, in a file without a name: it is gone when it is closed.
package struct SpoolFile: ~Copyable {
    private let descriptor: Int32
    private let path: String

    /// Makes the file.
    ///
    /// - Parameter directory: A directory on the disk that is to hold it.
    /// - Throws: `LogError` if no file can be made.
    package init(in directory: String) throws(LogError) {
        path = "/var/tmp/starledger-XXXXXX"
        // Not every file system has files that never had a name, and not every directory can be
        // written to.
        var number = unsafe open(directory, O_TMPFILE_FLAGS | O_RDWR | O_CLOEXEC, 0o600)
        if number < 0 {
            var name = Array(path.utf8CString)
            number = unsafe name.withUnsafeMutableBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return -1 }
                let made = unsafe mkstemp(start)
                if made >= 0 { unsafe unlink(start) }
                return made
            }
        }
        guard number >= 0 else {
            throw .system(operation: "open", path: path, code: errno)
        }
        descriptor = number
    }

    deinit { close(descriptor) }

    /// Writes all bytes at an offset.
    package func write(_ bytes: [UInt8], at offset: Int) throws(LogError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                return unsafe pwrite(
                    descriptor,
                    rest.baseAddress,
                    rest.count,
                    off_t(offset + written)
                )
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                throw .system(operation: "write", path: path, code: count < 0 ? errno : EIO)
            }
            written += count
        }
    }

    /// Reads bytes that were written.
    package func read(_ count: Int, at offset: Int) throws(LogError) -> [UInt8] {
        var code: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let rest = unsafe UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...]
                )
                let read = unsafe pread(
                    descriptor,
                    rest.baseAddress,
                    rest.count,
                    off_t(offset + filled)
                )
                if read < 0, errno == EINTR { continue }
                guard read > 0 else {
                    code = read < 0 ? errno : EIO
                    return
                }
                filled += read
            }
        }
        guard code == 0 else { throw .system(operation: "read", path: path, code: code) }
        return bytes
    }
}

/// `O_TMPFILE`, which is a macro of C too complex for the importer; the same on every Linux that
/// Swift runs on.
private let O_TMPFILE_FLAGS: Int32 = 0o20_000_000 | O_DIRECTORY
