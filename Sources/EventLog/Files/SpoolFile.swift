import Glibc

/// Bytes that are too many for memory, in a file without a name: it is gone when it is closed.
package struct SpoolFile: ~Copyable {
    private let file: FileDescriptor

    /// Makes the file.
    ///
    /// - Parameter directory: A directory on the disk that is to hold it; else `/var/tmp` does.
    package init(in directory: String) throws(LogError) {
        let path = "/var/tmp/starledger-XXXXXX"
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
        guard number >= 0 else { throw FileDescriptor.failure("open", path) }
        file = FileDescriptor(adopting: number, path)
    }

    /// Writes all bytes at an offset.
    package func write(_ bytes: [UInt8], at offset: Int) throws(LogError) {
        try file.write(bytes, at: offset)
    }

    /// Reads bytes that were written.
    package func read(_ count: Int, at offset: Int) throws(LogError) -> [UInt8] {
        let bytes = try file.read(from: offset, to: offset + count)
        guard bytes.count == count else {
            throw .system(operation: "read", path: file.path, code: EIO)
        }
        return bytes
    }
}

/// `O_TMPFILE`, which is a macro of C too complex for the importer; the same on every Linux that
/// Swift runs on.
private let O_TMPFILE_FLAGS: Int32 = 0o20_000_000 | O_DIRECTORY
