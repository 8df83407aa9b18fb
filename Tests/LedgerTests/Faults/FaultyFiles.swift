import EventLog
import Glibc
import Synchronization

/// A fault of a call of the operating system.
enum Fault: Hashable, Sendable {
    /// It fails with an error number, and does nothing.
    case refused(Int32)
    /// Only half of the bytes are read or written.
    case short
    /// A sync fails, and what it should have brought to the disk is gone for good: it reads as
    /// zeros, as where the kernel gives up a page that it could not write.
    case lost
    /// The process dies: neither this call nor any after it does anything.
    case dead
}

/// Which calls fail, counted from 0, and how.
struct FaultPlan: Hashable, Sendable, CustomStringConvertible {
    var faults: [Int: Fault] = [:]

    var description: String {
        faults.isEmpty
            ? "no faults"
            : faults.sorted { $0.key < $1.key }.map { "call \($0.key): \($0.value)" }
                .joined(separator: ", ")
    }
}

/// What was done to the files of a ledger; paths are relative to its directory, which is `.`.
enum FileStep: Hashable, Sendable {
    case madeFile(String, file: Int)
    case wrote(file: Int, offset: Int, [UInt8])
    case cut(file: Int, length: Int)
    case synced(file: Int)
    case lost(file: Int)
    case madeDirectory(String)
    case syncedDirectory(String)
    case renamed(String, to: String)
    case removed(String)
}

/// Files of a ledger whose calls fail by a plan, and which remember what was done to them.
///
/// The calls go to the kernel, but for syncs: no test has a power cut, and what one would leave is
/// worked out from the steps.
final class FaultyFiles: FileCalls {
    /// The calls that can fail.
    enum Call: Hashable, Sendable {
        case open, read, write, syncData, sync, truncate, rename, remove, makeDirectory
    }

    private struct Opened {
        let path: String
        let file: Int
    }

    private struct Record {
        var plan = FaultPlan()
        var isDead = false
        var calls: [Call] = []
        var injected = 0
        var steps: [FileStep] = []
        var opened: [Int32: Opened] = [:]
        var files: [String: Int] = [:]
        var unsynced: [Int: [Range<Int>]] = [:]
        var nextFile = 0
    }

    private let root: String
    private let kernel = Kernel()
    /// The calls that say that they did something, and did nothing.
    private let idle: Set<Call>
    private let record: Mutex<Record>

    /// The files of a ledger.
    ///
    /// - Parameters:
    ///   - root: The ledger's directory.
    ///   - existing: The files that are there; each has its place in the list as its number.
    ///   - plan: Which calls fail.
    ///   - idle: The calls that say that they did something, and do nothing: for tests of tests.
    init(
        _ root: String,
        existing: [String] = [],
        plan: FaultPlan = FaultPlan(),
        idle: Set<Call> = []
    ) {
        self.root = root
        self.idle = idle
        var record = Record(plan: plan)
        for path in existing {
            record.files[path] = record.nextFile
            record.nextFile += 1
        }
        self.record = Mutex(record)
    }

    /// The calls so far.
    var calls: [Call] { record.withLock { $0.calls } }
    /// The number of calls that failed.
    var injected: Int { record.withLock { $0.injected } }
    /// The deeds so far.
    var steps: [FileStep] { record.withLock { $0.steps } }

    /// Goes on without faults, as another process.
    func heal() {
        record.withLock { record in
            record.plan = FaultPlan()
            record.isDead = false
        }
    }

    /// A path as the steps tell it.
    private func relative(_ path: String) -> String {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        while let dots = parts.firstIndex(of: ".."), dots > 0 {
            parts.removeSubrange((dots - 1)...dots)
        }
        let plain = parts.joined(separator: "/")
        if plain == root { return "." }
        return plain.hasPrefix(root + "/") ? String(plain.dropFirst(root.count + 1)) : ".."
    }

    /// Counts a call, and says whether it fails.
    private func fault(of call: Call) -> Fault? {
        record.withLock { record in
            let number = record.calls.count
            record.calls.append(call)
            guard !record.isDead else { return .refused(EIO) }
            guard let fault = record.plan.faults[number] else { return nil }
            record.injected += 1
            if fault == .dead { record.isDead = true }
            return fault
        }
    }

    /// Makes a call, unless it fails.
    private func make(_ call: Call, _ body: () -> Int32) -> Int32 {
        switch fault(of: call) {
        case nil: return idle.contains(call) ? 0 : body()
        case .refused(let code):
            errno = code
            return -1
        case .short, .lost, .dead:
            errno = EIO
            return -1
        }
    }

    private func note(_ step: FileStep) { record.withLock { $0.steps.append(step) } }

    private func file(_ descriptor: Int32) -> Int? {
        record.withLock { $0.opened[descriptor]?.file }
    }
}

extension FaultyFiles {
    func open(_ path: String, _ flags: Int32, rights: UInt32) -> Int32 {
        make(.open) {
            let isThere = unsafe access(path, F_OK) == 0
            let descriptor = kernel.open(path, flags, rights: rights)
            guard descriptor >= 0, !path.hasSuffix("/.lock") else { return descriptor }
            let path = relative(path)
            record.withLock { record in
                if record.files[path] == nil {
                    record.files[path] = record.nextFile
                    record.nextFile += 1
                }
                let file = record.files[path] ?? 0
                record.opened[descriptor] = Opened(path: path, file: file)
                if flags & O_CREAT != 0, !isThere {
                    record.steps.append(.madeFile(path, file: file))
                }
                if flags & O_TRUNC != 0, isThere {
                    record.steps.append(.cut(file: file, length: 0))
                }
            }
            return descriptor
        }
    }

    func close(_ file: Int32) {
        record.withLock { $0.opened[file] = nil }
        kernel.close(file)
    }

    func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        let fault = fault(of: .read)
        switch fault {
        case nil, .short:
            let length = fault == nil ? buffer.count : max(1, buffer.count / 2)
            let part = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[..<length])
            return unsafe kernel.read(file, part, at: offset)
        case .refused(let code):
            errno = code
            return -1
        case .lost, .dead:
            errno = EIO
            return -1
        }
    }

    func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
        let fault = fault(of: .write)
        switch fault {
        case nil, .short:
            let length = fault == nil ? bytes.count : max(1, bytes.count / 2)
            let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[..<length])
            let count = unsafe kernel.write(file, part, at: offset)
            guard count > 0 else { return count }
            let written = unsafe Array(part.prefix(count))
            record.withLock { record in
                guard let file = record.opened[file]?.file else { return }
                record.unsynced[file, default: []].append(offset..<offset + count)
                record.steps.append(.wrote(file: file, offset: offset, written))
            }
            return count
        case .refused(let code):
            errno = code
            return -1
        case .lost, .dead:
            errno = EIO
            return -1
        }
    }

    func syncData(_ file: Int32) -> Int32 {
        switch fault(of: .syncData) {
        case nil:
            record.withLock { record in
                guard let file = record.opened[file]?.file else { return }
                record.unsynced[file] = nil
                record.steps.append(.synced(file: file))
            }
            return 0
        case .lost:
            lose(file)
            errno = EIO
            return -1
        case .refused(let code):
            errno = code
            return -1
        case .short, .dead:
            errno = EIO
            return -1
        }
    }

    /// Makes what was not synced read as zeros.
    private func lose(_ descriptor: Int32) {
        let ranges = record.withLock { record in
            guard let file = record.opened[descriptor]?.file else { return [Range<Int>]() }
            record.steps.append(.lost(file: file))
            return record.unsynced.removeValue(forKey: file) ?? []
        }
        guard !ranges.isEmpty, let path = record.withLock({ $0.opened[descriptor]?.path }) else {
            return
        }
        // The descriptor may be one that writes behind the last byte, wherever it is told to.
        let file = kernel.open(root + "/" + path, O_WRONLY, rights: 0)
        for range in ranges {
            _ = unsafe [UInt8](repeating: 0, count: range.count).withUnsafeBytes {
                unsafe kernel.write(file, $0, at: range.lowerBound)
            }
        }
        kernel.close(file)
    }

    func sync(_ file: Int32) -> Int32 {
        make(.sync) {
            if let path = record.withLock({ $0.opened[file]?.path }) {
                note(.syncedDirectory(path))
            }
            return 0
        }
    }

    func truncate(_ file: Int32, to length: Int) -> Int32 {
        make(.truncate) {
            let result = kernel.truncate(file, to: length)
            if result == 0, let number = self.file(file) {
                note(.cut(file: number, length: length))
                record.withLock { record in
                    record.unsynced[number]?.removeAll { $0.lowerBound >= length }
                }
            }
            return result
        }
    }

    func rename(_ path: String, to target: String) -> Int32 {
        make(.rename) {
            let result = kernel.rename(path, to: target)
            guard result == 0 else { return result }
            let (path, target) = (relative(path), relative(target))
            record.withLock { record in
                record.files[target] = record.files.removeValue(forKey: path)
                record.steps.append(.renamed(path, to: target))
            }
            return result
        }
    }

    func remove(_ path: String) -> Int32 {
        make(.remove) {
            let result = kernel.remove(path)
            guard result == 0 else { return result }
            let path = relative(path)
            record.withLock { record in
                record.files[path] = nil
                record.steps.append(.removed(path))
            }
            return result
        }
    }

    func makeDirectory(_ path: String) -> Int32 {
        make(.makeDirectory) {
            let result = kernel.makeDirectory(path)
            if result == 0 { note(.madeDirectory(relative(path))) }
            return result
        }
    }

    func status(of file: Int32) -> FileStatus? { kernel.status(of: file) }

    func status(at path: String) -> FileStatus? { kernel.status(at: path) }
}
