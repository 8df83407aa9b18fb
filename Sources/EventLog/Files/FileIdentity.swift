import Glibc

/// What the file system says of a file: as long as it says the same, nobody has written to it.
///
/// The change time cannot be set by a program, so that a file whose content was edited has another
/// stamp, even where its length and modification time were put back.
package struct FileIdentity: Hashable, Sendable {
    /// Its length, in bytes.
    package let length: Int
    /// When its content was last written, in nanoseconds since 1970.
    package let modified: Int64
    /// When it was last changed in any way, in nanoseconds since 1970.
    package let changed: Int64
    /// The number of the file.
    package let file: Int64

    /// A stamp that was kept.
    package init(length: Int, modified: Int64, changed: Int64, file: Int64) {
        self.length = length
        self.modified = modified
        self.changed = changed
        self.file = file
    }

    /// The stamp of a file; nil if there is none.
    package init?(of path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        length = Int(status.st_size)
        modified = status.st_mtim.sinceEpoch
        changed = status.st_ctim.sinceEpoch
        file = Int64(bitPattern: UInt64(status.st_ino))
    }
}

extension EventLog {
    /// Brings a file to the disk.
    ///
    /// - Parameter path: The file.
    /// - Throws: `LogError` if the file system refuses.
    package static func sync(file path: String) throws(LogError) {
        try FileDescriptor(opening: path, .write).sync()
    }
}

extension EventLog {
    /// Brings the names in a directory to the disk.
    ///
    /// - Parameter path: The directory.
    /// - Throws: `LogError` if the file system refuses.
    package static func sync(directory path: String) throws(LogError) {
        try FileDescriptor.syncDirectory(path)
    }
}

extension timespec {
    /// Nanoseconds since 1970.
    fileprivate var sinceEpoch: Int64 { Int64(tv_sec) * 1_000_000_000 + Int64(tv_nsec) }
}
