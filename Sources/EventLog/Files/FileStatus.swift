package import Glibc

/// What stat(2) says of a file.
///
/// Numbers from outside are compared and never trusted: a file may be of any year and any length.
package struct FileStatus: Hashable, Sendable {
    /// What kind of file it is.
    package var kind: FileKind
    /// Its length, in bytes.
    package var length: Int
    /// How many names it has; 0 once it is deleted.
    package var names: UInt64
    /// Its inode number.
    package var file: UInt64
    /// The device that it lies on.
    package var device: UInt64
    /// The number of the user whom it belongs to.
    package var owner: UInt32
    /// Who may do what with it, as chmod(2) has it.
    package var rights: UInt32
    /// When its content was last written, in nanoseconds since 1970, modulo 2^64.
    package var modified: Int64
    /// When it was last changed in any way, in nanoseconds since 1970, modulo 2^64.
    package var changed: Int64

    /// What stat(2) answered.
    package init(_ answer: stat) {
        kind = FileKind(mode: answer.st_mode)
        length = Int(answer.st_size)
        names = UInt64(answer.st_nlink)
        file = UInt64(answer.st_ino)
        device = UInt64(answer.st_dev)
        owner = answer.st_uid
        rights = answer.st_mode & 0o7777
        modified = answer.st_mtim.sinceEpoch
        changed = answer.st_ctim.sinceEpoch
    }

    /// Whether two answers are about one file.
    package func isOfSameFile(as other: FileStatus) -> Bool {
        file == other.file && device == other.device
    }
}

extension timespec {
    /// Nanoseconds since 1970, which wrap around after 292 years: two times are told apart all the
    /// same.
    fileprivate var sinceEpoch: Int64 { Int64(tv_sec) &* 1_000_000_000 &+ Int64(tv_nsec) }
}

/// A kind of file that a file system knows.
public enum FileKind: Hashable, Sendable {
    /// A file that holds bytes: the only kind that a ledger is made of.
    case regular
    /// A symbolic link.
    case link
    /// A directory.
    case directory
    /// A named pipe.
    case pipe
    /// A socket.
    case socket
    /// A device.
    case device

    init(mode: mode_t) {
        self =
            switch mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFLNK: .link
            case S_IFDIR: .directory
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            default: .device
            }
    }

    /// It, in words: "a link".
    package var words: String {
        switch self {
        case .regular: "a regular file"
        case .link: "a symbolic link"
        case .directory: "a directory"
        case .pipe: "a named pipe"
        case .socket: "a socket"
        case .device: "a device"
        }
    }
}
