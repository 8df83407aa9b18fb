import Glibc

/// An open file, which is closed when this goes away.
///
/// Every file of a ledger is opened here: only a regular file is, by its own name, and never
/// through a link. What is opened for writing has no other name. A call that a signal interrupts is
/// made again; one that fails throws what failed, and where.
struct FileDescriptor: ~Copyable {
    let number: Int32
    let path: String
    private let calls: any FileCalls

    /// How a file is opened.
    enum Mode {
        case read
        case write
        /// To write behind its last byte: nothing that is there can be written over.
        case append
        case createNew
        /// To write behind the last byte of a file that is made.
        case appendNew
        case lockFile
        /// To make the names in a directory durable. The path of a directory may be a link.
        case directory

        fileprivate var flags: Int32 {
            switch self {
            case .read: O_RDONLY | O_NOFOLLOW
            case .write: O_RDWR | O_NOFOLLOW
            case .append: O_RDWR | O_APPEND | O_NOFOLLOW
            case .createNew: O_RDWR | O_CREAT | O_EXCL
            case .appendNew: O_RDWR | O_CREAT | O_EXCL | O_APPEND
            case .lockFile: O_RDWR | O_CREAT | O_NOFOLLOW
            case .directory: O_RDONLY | O_DIRECTORY
            }
        }

        fileprivate var kind: FileKind { self == .directory ? .directory : .regular }

        fileprivate var isForWriting: Bool {
            switch self {
            case .read, .directory: false
            case .write, .append, .createNew, .appendNew, .lockFile: true
            }
        }
    }

    /// Opens a file.
    ///
    /// - Throws: `LogError.noFile` for a link, a pipe and the like; `manyNames` for a file that is
    ///   to be written and has several names; else what the system said.
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
        guard number >= 0 else { throw Self.refusal(of: path, mode, calls) }
        let status = try status()
        guard status.kind == mode.kind else { throw .noFile(path: path, status.kind) }
        guard !mode.isForWriting || status.names <= 1 else { throw .manyNames(path: path) }
    }

    /// The error of a file that the system has just refused to open: what it is, if it is no file.
    private static func refusal(
        of path: String,
        _ mode: Mode,
        _ calls: any FileCalls
    ) -> LogError {
        let failure = failure("open", path)
        guard mode != .directory, case .system(_, _, let code) = failure, code != EEXIST,
            let kind = calls.status(at: path)?.kind, kind != .regular
        else { return failure }
        return .noFile(path: path, kind)
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

    /// What the system says of it.
    func status() throws(LogError) -> FileStatus {
        guard let status = calls.status(of: number) else { throw Self.failure("fstat", path) }
        return status
    }

    /// The length of the file, in bytes; refuses one that is longer than a limit.
    func length(atMost bytesMax: Int = .max) throws(LogError) -> Int {
        let length = try status().length
        guard length <= bytesMax else { throw tooLong }
        return length
    }

    /// Whether its path still leads to the file that was opened, and is its only name.
    func isAtItsPath() -> Bool {
        guard let opened = calls.status(of: number), let there = calls.status(at: path) else {
            return false
        }
        return there.isOfSameFile(as: opened) && there.names == 1
    }

    private var tooLong: LogError { .system(operation: "read", path: path, code: EFBIG) }

    /// The most that is read at once, in bytes.
    private static let readBytesMax = 4 << 30

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

    // MARK: Holes

    /// `SEEK_DATA` and `SEEK_HOLE`, which the importer does not bring; the same on every Linux.
    private static let (seekData, seekHole): (Int32, Int32) = (3, 4)

    /// How much is copied at once, in bytes.
    private static let pieceBytes = 1 << 20

    /// Hands on the bytes of a range, piece by piece, with the offset of each.
    ///
    /// A hole, which a file system keeps in no block and which reads as zeros, is left out.
    ///
    /// Source: lseek(2), `SEEK_DATA`.
    func eachPiece(
        of range: Range<Int>,
        _ body: ([UInt8], Int) throws(LogError) -> Void
    ) throws(LogError) {
        var place = range.lowerBound
        while place < range.upperBound {
            let found = lseek(number, off_t(place), Self.seekData)
            if found < 0, errno == ENXIO { return }
            // Where a file system knows of no holes, all is data.
            place = max(place, Int(found))
            let hole = lseek(number, off_t(place), Self.seekHole)
            let end = min(place + Self.pieceBytes, range.upperBound)
            let piece = try read(from: place, to: hole > place ? min(end, Int(hole)) : end)
            guard !piece.isEmpty else { return }
            try body(piece, place)
            place += piece.count
        }
    }

    /// Copies a range to the start of an empty file; its holes stay holes.
    func copy(_ range: Range<Int>, to copy: borrowing FileDescriptor) throws(LogError) {
        var end = 0
        try eachPiece(of: range) { (piece, place) throws(LogError) in
            let target = place - range.lowerBound
            try copy.write(piece, at: target)
            end = target + piece.count
        }
        if end < range.count { try copy.truncate(to: range.count) }
    }
}
