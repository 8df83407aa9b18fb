import Glibc

/// The system calls by which the log reads and changes its files; tests put faults in their place.
///
/// Each does just what the POSIX call of its name does: it may write less than it was given, and
/// where it fails it returns -1 and leaves the reason in `errno`. `FileDescriptor` decides what to
/// do then. Rights are those of chmod(2).
package protocol FileCalls: Sendable {
    /// open(2); the rights are those of a file that it makes.
    func open(_ path: String, _ flags: Int32, rights: UInt32) -> Int32
    /// close(2).
    func close(_ file: Int32)
    /// pread(2).
    func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int
    /// pwrite(2).
    func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int
    /// fdatasync(2).
    func syncData(_ file: Int32) -> Int32
    /// fsync(2).
    func sync(_ file: Int32) -> Int32
    /// ftruncate(2).
    func truncate(_ file: Int32, to length: Int) -> Int32
    /// rename(2).
    func rename(_ path: String, to target: String) -> Int32
    /// unlink(2).
    func remove(_ path: String) -> Int32
    /// mkdir(2), with the rights 0755.
    func makeDirectory(_ path: String) -> Int32
    /// fstat(2); nil where it fails.
    func status(of file: Int32) -> FileStatus?
    /// lstat(2), which follows no link; nil where it fails.
    func status(at path: String) -> FileStatus?
}

/// The calls as the kernel answers them.
package struct Kernel: FileCalls {
    /// The kernel of this machine.
    package init() {}

    package func open(_ path: String, _ flags: Int32, rights: UInt32) -> Int32 {
        unsafe Glibc.open(path, flags, rights)
    }

    package func close(_ file: Int32) { _ = Glibc.close(file) }

    package func read(
        _ file: Int32,
        _ buffer: UnsafeMutableRawBufferPointer,
        at offset: Int
    ) -> Int {
        unsafe pread(file, buffer.baseAddress, buffer.count, off_t(offset))
    }

    package func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
        unsafe pwrite(file, bytes.baseAddress, bytes.count, off_t(offset))
    }

    package func syncData(_ file: Int32) -> Int32 { fdatasync(file) }

    package func sync(_ file: Int32) -> Int32 { fsync(file) }

    package func truncate(_ file: Int32, to length: Int) -> Int32 { ftruncate(file, off_t(length)) }

    package func rename(_ path: String, to target: String) -> Int32 {
        unsafe Glibc.rename(path, target)
    }

    package func remove(_ path: String) -> Int32 { unsafe unlink(path) }

    package func makeDirectory(_ path: String) -> Int32 { unsafe mkdir(path, 0o755) }

    package func status(of file: Int32) -> FileStatus? {
        var answer = stat()
        return unsafe fstat(file, &answer) == 0 ? FileStatus(answer) : nil
    }

    package func status(at path: String) -> FileStatus? {
        var answer = stat()
        return unsafe lstat(path, &answer) == 0 ? FileStatus(answer) : nil
    }
}
