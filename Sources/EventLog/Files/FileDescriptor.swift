import Glibc

/// An open file, which is closed when this goes away.
///
/// A call that a signal interrupts is made again; one that fails throws what failed, and where.
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

    /// Opens a file.
    init(
        opening path: String,
        _ mode: Mode,
        rights: UInt32 = 0o644,
        by calls: any FileCalls = Kernel()
    ) throws(LogError) {
        self.path = path
        self.calls = calls
        // What should be a file and is a pipe must not keep anybody waiting.
        let flags = mode.flags | O_CLOEXEC | O_NONBLOCK
        number = Self.uninterrupted { calls.open(path, flags, rights: rights) }
        guard number >= 0 else { throw Self.failure("open", path) }
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw Self.failure("fstat", path) }
        guard status.st_mode & S_IFMT != S_IFIFO else {
            throw .system(operation: "open", path: path, code: ESPIPE)
        }
    }

    /// Takes over a descriptor that is open.
    init(adopting number: Int32, _ path: String) {
        self.number = number
        self.path = path
        calls = Kernel()
    }

    deinit { calls.close(number) }

    /// Makes a call again for as long as signals interrupt it.
    static func uninterrupted<Result: SignedInteger>(_ call: () -> Result) -> Result {
        while true {
            let result = call()
            guard result < 0, errno == EINTR else { return result }
        }
    }

    /// The error of the operation that has just failed.
    static func failure(_ operation: String, _ path: String) -> LogError {
        .system(operation: operation, path: path, code: errno)
    }

    /// The length of the file, in bytes; refuses one that is longer than a limit.
    func length(atMost bytesMax: Int = .max) throws(LogError) -> Int {
        var status = stat()
        guard unsafe fstat(number, &status) == 0 else { throw Self.failure("fstat", path) }
        let length = Int(status.st_size)
        guard length <= bytesMax else { throw tooLong }
        return length
    }

    /// Whether its path still leads to the file that was opened.
    func isAtItsPath() throws(LogError) -> Bool {
        var (opened, there) = (stat(), stat())
        guard unsafe fstat(number, &opened) == 0 else { throw Self.failure("fstat", path) }
        return unsafe stat(path, &there) == 0 && there.st_ino == opened.st_ino
    }

    private var tooLong: LogError { .system(operation: "read", path: path, code: EFBIG) }

    /// The most that is read at once, in bytes.
    static let readBytesMax = 4 << 30

    /// The bytes from an offset to another one, or to the end if that comes first.
    func read(from start: Int, to end: Int) throws(LogError) -> [UInt8] {
        var failed = false
        let wanted = max(0, end - start)
        guard wanted > 0 else { return [] }
        guard wanted <= Self.readBytesMax else { throw tooLong }
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

    /// Makes all there is of it durable; of a directory, its names.
    func syncAll() throws(LogError) {
        let result = Self.uninterrupted { calls.sync(number) }
        guard result == 0 else { throw Self.failure("fsync", path) }
    }

    /// Cuts the file to a length.
    func truncate(to length: Int) throws(LogError) {
        let result = Self.uninterrupted { calls.truncate(number, to: length) }
        guard result == 0 else { throw Self.failure("ftruncate", path) }
    }
}
