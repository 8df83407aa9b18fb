package import EventLog
import Glibc
import Synchronization

/// The calls of the kernel; what a test puts in the way of some of them happens too.
package final class HookedCalls: FileCalls {
    private struct State {
        var count = 0
        var bytesRead = 0
        var flags: [Int32] = []
    }

    private let kernel = Kernel()
    private let state = Mutex(State())
    /// Before which call something is done, counted from 0; nil: before none.
    private let step: Int?
    private let deed: @Sendable () -> Void
    private let answer: @Sendable (FileStatus) -> FileStatus
    private let isFull: Bool

    /// The calls of the kernel.
    ///
    /// - Parameters:
    ///   - step: Before which call, counted from 0, the deed is done; nil: never.
    ///   - isFull: Whether nothing can be written, and nothing be cut off.
    ///   - answer: What is said of a file, given what the kernel says.
    ///   - deed: What happens at the step, as if another process did it.
    package init(
        step: Int? = nil,
        isFull: Bool = false,
        answer: @escaping @Sendable (FileStatus) -> FileStatus = { $0 },
        deed: @escaping @Sendable () -> Void = {}
    ) {
        self.step = step
        self.isFull = isFull
        self.answer = answer
        self.deed = deed
    }

    /// The number of calls so far.
    package var count: Int { state.withLock { $0.count } }
    /// The number of bytes that were read.
    package var bytesRead: Int { state.withLock { $0.bytesRead } }
    /// The flags of open(2) of every file that was opened.
    package var flags: [Int32] { state.withLock { $0.flags } }

    private func make<Result>(_ call: () -> Result) -> Result {
        let number = state.withLock { state in
            defer { state.count += 1 }
            return state.count
        }
        if number == step { deed() }
        return call()
    }

    package func open(_ path: String, _ flags: Int32, rights: UInt32) -> Int32 {
        state.withLock { $0.flags.append(flags) }
        return make { kernel.open(path, flags, rights: rights) }
    }

    package func close(_ file: Int32) { make { kernel.close(file) } }

    package func read(
        _ file: Int32,
        _ buffer: UnsafeMutableRawBufferPointer,
        at offset: Int
    ) -> Int {
        let count = make { unsafe kernel.read(file, buffer, at: offset) }
        state.withLock { $0.bytesRead += max(0, count) }
        return count
    }

    package func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
        guard !isFull else { return refuse() }
        return make { unsafe kernel.write(file, bytes, at: offset) }
    }

    package func syncData(_ file: Int32) -> Int32 { make { kernel.syncData(file) } }

    package func sync(_ file: Int32) -> Int32 { make { kernel.sync(file) } }

    package func truncate(_ file: Int32, to length: Int) -> Int32 {
        guard !isFull else { return Int32(refuse()) }
        return make { kernel.truncate(file, to: length) }
    }

    package func rename(_ path: String, to target: String) -> Int32 {
        make { kernel.rename(path, to: target) }
    }

    package func remove(_ path: String) -> Int32 { make { kernel.remove(path) } }

    package func makeDirectory(_ path: String) -> Int32 { make { kernel.makeDirectory(path) } }

    package func status(of file: Int32) -> FileStatus? {
        make { kernel.status(of: file) }.map(answer)
    }

    package func status(at path: String) -> FileStatus? {
        make { kernel.status(at: path) }.map(answer)
    }

    /// Fails as a full disk does.
    private func refuse() -> Int {
        errno = ENOSPC
        return -1
    }
}
