/// What stat(2) says of a file: as long as that is the same, nobody has written to the file.
///
/// No program can set the change time, so a file whose content was edited has another identity even
/// where its length and modification time were put back.
package struct FileIdentity: Hashable, Sendable {
    /// Its length, in bytes.
    package let length: Int
    /// When its content was last written, in nanoseconds since 1970, modulo 2^64.
    package let modified: Int64
    /// When it was last changed in any way, in nanoseconds since 1970, modulo 2^64.
    package let changed: Int64
    /// Its inode number.
    package let file: Int64

    package init(length: Int, modified: Int64, changed: Int64, file: Int64) {
        self.length = length
        self.modified = modified
        self.changed = changed
        self.file = file
    }

    /// The identity of a regular file as it is now; nil if there is none, or a link to one.
    package init?(of path: String, by calls: any FileCalls = Kernel()) {
        guard let status = calls.status(at: path), status.kind == .regular else { return nil }
        length = status.length
        modified = status.modified
        changed = status.changed
        file = Int64(bitPattern: status.file)
    }
}
