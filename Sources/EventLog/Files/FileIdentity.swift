import Glibc

/// What stat(2) says of a file: as long as that is the same, nobody has written to the file.
///
/// No program can set the change time, so a file whose content was edited has another identity even
/// where its length and modification time were put back.
package struct FileIdentity: Hashable, Sendable {
    /// Its length, in bytes.
    package let length: Int
    /// When its content was last written, in nanoseconds since 1970.
    package let modified: Int64
    /// When it was last changed in any way, in nanoseconds since 1970.
    package let changed: Int64
    /// Its inode number.
    package let file: Int64

    package init(length: Int, modified: Int64, changed: Int64, file: Int64) {
        self.length = length
        self.modified = modified
        self.changed = changed
        self.file = file
    }

    /// The identity of a file as it is now; nil if there is none.
    package init?(of path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        length = Int(status.st_size)
        modified = status.st_mtim.sinceEpoch
        changed = status.st_ctim.sinceEpoch
        file = Int64(bitPattern: UInt64(status.st_ino))
    }
}

extension timespec {
    /// Nanoseconds since 1970.
    fileprivate var sinceEpoch: Int64 { Int64(tv_sec) * 1_000_000_000 + Int64(tv_nsec) }
}
