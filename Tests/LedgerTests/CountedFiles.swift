import EventLog
import FilingModel
import Ledger
import LogSupport
import ReadModel
import Synchronization
import TestSupport

/// The work of a deed, counted: the same on every machine, however busy it is.
struct Work: Hashable, Sendable {
    /// The calls of the operating system on the log's files, by name.
    var calls: [String: Int] = [:]
    /// The number of bytes read from them.
    var bytesRead = 0
    /// The number of bytes written to them.
    var bytesWritten = 0
    /// The runs of each statement on the read model, those of its triggers too.
    var statements: [String: Int] = [:]

    /// The number of calls of the operating system.
    var callCount: Int { calls.values.reduce(0, +) }
    /// The number of statements.
    var statementCount: Int { statements.values.reduce(0, +) }
}

/// The files of a log as the kernel has them, with the work on them counted; and the statements
/// that run on its read model.
final class CountedFiles: FileCalls {
    private let kernel = Kernel()
    private let work = Mutex(Work())

    /// The work since the last call.
    func take() -> Work {
        work.withLock { work in
            defer { work = Work() }
            return work
        }
    }

    /// Counts the statements of a read model from now on.
    func listen(to model: ReadModel) {
        model.listen { statement in
            self.work.withLock { $0.statements[statement.sql, default: 0] += 1 }
        }
    }

    private func count<Result>(_ call: String, _ body: () -> Result) -> Result {
        work.withLock { $0.calls[call, default: 0] += 1 }
        return body()
    }

    func open(_ path: String, _ flags: Int32, rights: UInt32) -> Int32 {
        count("open") { kernel.open(path, flags, rights: rights) }
    }

    func close(_ file: Int32) { count("close") { kernel.close(file) } }

    func read(_ file: Int32, _ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        let bytes = count("read") { unsafe kernel.read(file, buffer, at: offset) }
        work.withLock { $0.bytesRead += max(0, bytes) }
        return bytes
    }

    func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer, at offset: Int) -> Int {
        let written = count("write") { unsafe kernel.write(file, bytes, at: offset) }
        work.withLock { $0.bytesWritten += max(0, written) }
        return written
    }

    func syncData(_ file: Int32) -> Int32 { count("fdatasync") { kernel.syncData(file) } }

    func sync(_ file: Int32) -> Int32 { count("fsync") { kernel.sync(file) } }

    func truncate(_ file: Int32, to length: Int) -> Int32 {
        count("ftruncate") { kernel.truncate(file, to: length) }
    }

    func rename(_ path: String, to target: String) -> Int32 {
        count("rename") { kernel.rename(path, to: target) }
    }

    func remove(_ path: String) -> Int32 { count("unlink") { kernel.remove(path) } }

    func makeDirectory(_ path: String) -> Int32 {
        count("mkdir") { kernel.makeDirectory(path) }
    }

    func status(of file: Int32) -> FileStatus? { count("fstat") { kernel.status(of: file) } }

    func status(at path: String) -> FileStatus? { count("lstat") { kernel.status(at: path) } }
}

/// A ledger of synthetic companies with a result each, whose work is counted.
final class CountedLedger {
    let scratch = ScratchLedger()
    let files = CountedFiles()
    private let events: [RecordedEvent]
    var ledger: Ledger

    /// A ledger that has a log and a read model.
    ///
    /// - Parameters:
    ///   - companies: How many companies.
    ///   - held: How many of the last events are held back, to be written later.
    /// - Throws: What opening it throws.
    init(companies: Int, holding held: Int = 0) throws {
        var script = LedgerScript()
        for number in 0..<companies {
            script.list("A\(number)", on: "2020-01-02")
            script.file("A\(number)", .annual, "FY2020", "revenue=1", on: "2021-04-01")
        }
        events = script.events
        _ = try scratch.open(events.dropLast(held))
        ledger = try Self.open(scratch, files)
        files.listen(to: ledger.readModel)
        _ = files.take()
    }

    private static func open(_ scratch: ScratchLedger, _ files: CountedFiles) throws -> Ledger {
        var host = LedgerHost()
        host.calls = files
        return try Ledger(at: scratch.directory, host: host)
    }

    /// The work of a deed.
    func work(_ deed: (inout Ledger) throws -> Void) throws -> Work {
        _ = files.take()
        try deed(&ledger)
        return files.take()
    }

    /// The work of opening it once more.
    func workOfOpening() throws -> Work {
        _ = files.take()
        _ = try Self.open(scratch, files)
        return files.take()
    }

    /// Writes the events that were held back, as another program would.
    func writeTheRest() throws {
        let written = try scratch.bytes()
        let count = written.count { $0 == 0x0A }
        let rest = try events.dropFirst(count).flatMap { try $0.line() + [0x0A] as [UInt8] }
        try scratch.write(written + rest)
    }
}
