import Glibc

/// The few operations on files that the log needs, each with its error named.
///
/// An owned descriptor; closed when it goes away. A call that a signal interrupts is made again.
struct FileDescriptor: ~Copyable {
    let number: Int32
    let path: String
    private let calls: any FileCalls

    /// How a file is opened.
    enum Mode {
        case read
        case write
        case createNew
        case overwrite
        case lockFile

        var flags: Int32 {
            switch self {
            case .read: O_RDONLY
            case .write: O_RDWR
            case .createNew: O_RDWR | O_CREAT | O_EXCL
            // A link that somebody laid there is not followed.
            case .overwrite: O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW
            case .lockFile: O_RDWR | O_CREAT
            }
        }
    }

    init(
        opening path: String,
        _ mode: Mode,
        by calls: any FileCalls = Kernel()
    ) throws(LogError) {
        self.path = path
        self.calls = calls
        // What should be a file and is a pipe must not keep anybody waiting.
        let flags = mode.flags | O_CLOEXEC | O_NONBLOCK
        number = Self.uninterrupted { calls.open(path, flags) }
        guard number >= 0 else { throw Self.failure("open", path) }
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw Self.failure("fstat", path) }
        guard status.st_mode & S_IFMT != S_IFIFO else {
            throw .system(operation: "open", path: path, code: ESPIPE)
        }
    }

    deinit { calls.close(number) }

    /// Makes a call again for as long as signals interrupt it.
    private static func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
        while true {
            let result = call()
            guard result < 0, errno == EINTR else { return result }
        }
    }

    /// The error of the operation that has just failed.
    static func failure(_ operation: String, _ path: String) -> LogError {
        .system(operation: operation, path: path, code: errno)
    }

    /// The length of the file, in bytes.
    func length() throws(LogError) -> Int {
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw Self.failure("fstat", path) }
        return Int(status.st_size)
    }

    /// Whether its path still leads to the file that was opened.
    func isAtItsPath() throws(LogError) -> Bool {
        var (opened, there) = (stat(), stat())
        guard unsafe fstat(number, &opened) == 0 else { throw Self.failure("fstat", path) }
        return unsafe stat(path, &there) == 0 && there.st_ino == opened.st_ino
    }

    /// The most that is read at once, in bytes.
    static let readBytesMax = 4 << 30

    /// The bytes from an offset to another one, or to the end if that comes first.
    func read(from start: Int, to end: Int) throws(LogError) -> [UInt8] {
        var failed = false
        let wanted = max(0, end - start)
        guard wanted > 0 else { return [] }
        guard wanted <= Self.readBytesMax else {
            throw .system(operation: "read", path: path, code: EFBIG)
        }
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            while filled < wanted {
                let rest = unsafe UnsafeMutableRawBufferPointer(
                    rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...]
                )
                let offset = start + filled
                let count = Self.uninterrupted { unsafe calls.read(number, rest, at: offset) }
                failed = count < 0
                if count <= 0 { return }
                filled += count
            }
        }
        guard !failed else { throw Self.failure("read", path) }
        return bytes
    }

    /// Writes all bytes at an offset; a short write is continued.
    func write(_ bytes: [UInt8], at start: Int) throws(LogError) {
        var written = 0
        while written < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[written...])
                return Self.uninterrupted {
                    unsafe calls.write(number, rest, at: start + written)
                }
            }
            // Nothing written, and no reason why: it would go on for ever.
            if count == 0 { errno = EIO }
            guard count > 0 else { throw Self.failure("write", path) }
            written += count
        }
    }

    /// Makes the file's data durable.
    func sync() throws(LogError) {
        let result = Self.uninterrupted { calls.syncData(number) }
        guard result == 0 else { throw Self.failure("fdatasync", path) }
    }

    /// Cuts the file to a length.
    func truncate(to length: Int) throws(LogError) {
        let result = Self.uninterrupted { calls.truncate(number, to: length) }
        guard result == 0 else { throw Self.failure("ftruncate", path) }
    }

    /// Makes the entries of a directory durable.
    static func syncDirectory(
        _ path: String,
        by calls: any FileCalls = Kernel()
    ) throws(LogError) {
        let directory = try FileDescriptor(opening: path, .read, by: calls)
        let result = uninterrupted { calls.sync(directory.number) }
        guard result == 0 else { throw failure("fsync", path) }
    }

    /// Gives a file another name, in the place of what had it.
    static func rename(
        _ path: String,
        to target: String,
        by calls: any FileCalls
    ) throws(LogError) {
        guard calls.rename(path, to: target) == 0 else { throw failure("rename", target) }
    }

    /// The names in a directory, sorted by their bytes.
    static func names(in path: String) throws(LogError) -> [String] {
        guard let directory = unsafe opendir(path) else { throw failure("opendir", path) }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        // A directory that cannot be read must not look like one that ends there.
        errno = 0
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            names.append(name)
            errno = 0
        }
        guard errno == 0 else { throw failure("readdir", path) }
        return names.sorted()
    }

    /// Whether a path leads to anything.
    static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

    /// Whether a name is taken, if only by a link that leads nowhere.
    static func isTaken(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Makes a directory, unless it is there; its name is durable then.
    ///
    /// One that is there may be what a crash left, so the directory above it is synced all the
    /// same, if the user may look into that and its file system can be synced.
    static func makeDirectory(
        _ path: String,
        by calls: any FileCalls = Kernel()
    ) throws(LogError) {
        let isNew = calls.makeDirectory(path) == 0
        guard isNew || errno == EEXIST else { throw failure("mkdir", path) }
        do {
            try syncDirectory(path + "/..", by: calls)
        } catch .system(_, _, let code) where !isNew && [EACCES, EROFS, EINVAL].contains(code) {
            return
        }
    }
}
