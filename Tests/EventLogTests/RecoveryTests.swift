import EventLog
import Glibc
import LogSupport
import Testing

@Suite struct `Recovery of a log` {
    @Test func `cut anywhere in its last batch, the log keeps the batches before it`() throws {
        let scratch = try ScratchLog()
        let kept = batch("kept", 2)
        let cut = batch("cut", 3)
        let next = batch("next", 1)
        let whole = joined(kept + cut)
        for length in joined(kept).count...whole.count {
            let tail = Array(whole[joined(kept).count..<length])
            let isWhole = length == whole.count
            try scratch.write(Array(whole[..<length]))
            let (lines, end) = try scratch.read()
            #expect(lines.map(\.bytes) == (isWhole ? kept + cut : kept))
            #expect(end.tornBytes == (isWhole ? 0 : tail.count))
            #expect(try scratch.bytes() == Array(whole[..<length]), "reading changes nothing")

            let recovered = try scratch.append(next)
            let expected = isWhole ? kept + cut + next : kept + next
            #expect(try scratch.read().lines.map(\.bytes) == expected)
            #expect(try scratch.bytes() == joined(expected))
            let file = "torn-0000000002-1.bak"
            guard !isWhole, !tail.isEmpty else {
                #expect(recovered == nil)
                #expect(!scratch.names.contains(file))
                continue
            }
            #expect(recovered?.file == file)
            #expect(recovered?.bytes == tail.count)
            #expect(try scratch.bytes(file) == tail)
            try scratch.remove(file)
        }
    }

    @Test func `cut anywhere in a new segment, the log keeps the segments before it`() throws {
        let scratch = try ScratchLog()
        let kept = batch("kept", 2)
        let cut = joined(batch("cut", 2))
        try scratch.write(joined(kept))
        for length in 0..<cut.count {
            try scratch.write(Array(cut[..<length]), to: "0000000002.jsonl")
            #expect(try scratch.read().lines.map(\.bytes) == kept)
            let recovered = try scratch.append(batch("next", 1))
            #expect(recovered?.bytes ?? 0 == length)
            #expect(try scratch.bytes("0000000002.jsonl") == joined(batch("next", 1)))
            #expect(try scratch.bytes() == joined(kept))
            if length > 0 {
                #expect(try scratch.bytes("torn-0000000002-1.bak") == Array(cut[..<length]))
                try scratch.remove("torn-0000000002-1.bak")
            }
        }
    }

    @Test func `tails are set aside under names of their own`() throws {
        let scratch = try ScratchLog()
        try scratch.append(batch("a", 1))
        let bytes = try scratch.bytes()
        for number in 1...3 {
            try scratch.write(bytes + Array("tail \(number)".utf8))
            let recovered = try scratch.append(batch("b", 1))
            #expect(recovered?.file == "torn-0000000001-\(number).bak")
        }
        #expect(try scratch.bytes("torn-0000000001-2.bak") == Array("tail 2".utf8))
    }

    @Test func `a tail may hold any bytes`() throws {
        let scratch = try ScratchLog()
        try scratch.append(batch("a", 1))
        let tail: [UInt8] = [0x00, 0xFF, 0x0D, 0x22, 0x7B, 0x80, 0x00]
        try scratch.write(try scratch.bytes() + tail)
        try scratch.append(batch("b", 1))
        #expect(try scratch.bytes("torn-0000000001-1.bak") == tail)
    }

    @Test func `a writer without a tail sets nothing aside`() throws {
        let scratch = try ScratchLog()
        #expect(try scratch.append(batch("a", 1)) == nil)
        #expect(scratch.names == ["0000000000.jsonl"])
    }
}

@Suite struct `Failing writes` {
    /// A disk that is full, and on which nothing can be cut off either.
    @Test func `a write that cannot be undone is not acknowledged`() throws {
        let scratch = try ScratchLog()
        let name = Segment.first.name
        let log = try EventLog(ledger: scratch.ledger, calls: HookedCalls(isFull: true))
        let failure = #expect(throws: LogError.self) {
            var writer = try LogWriter(locking: log, timeoutMilliseconds: 0)
            _ = try writer.append(batch("a", 1), at: .start)
        }
        guard case .unacknowledged(let operation, let path, let code) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(operation == "write")
        #expect(path == scratch.log.directory + "/" + name)
        #expect(code == ENOSPC)
        #expect(try scratch.read().lines.isEmpty)
        try scratch.remove(name)
        try scratch.append(batch("a", 1))
        #expect(try scratch.read().lines.count == 1)
    }
}

@Suite struct `Lock of a log` {
    private func isBusy(_ log: EventLog, timeoutMilliseconds: Int = 0) throws -> Bool {
        do {
            _ = try LogWriter(locking: log, timeoutMilliseconds: timeoutMilliseconds)
            return false
        } catch LogError.lockBusy(let path, let waited) {
            #expect(path == log.directory + "/.lock")
            #expect(waited >= timeoutMilliseconds)
            return true
        }
    }

    @Test func `a second writer waits and gives up, and goes on when the first has gone`() throws {
        let scratch = try ScratchLog()
        try hold(scratch.log)
        #expect(try !isBusy(scratch.log))
    }

    private func hold(_ log: EventLog) throws {
        let writer = try LogWriter(locking: log, timeoutMilliseconds: 0)
        #expect(try isBusy(log))
        let start = ContinuousClock.now
        #expect(try isBusy(log, timeoutMilliseconds: 60))
        #expect(ContinuousClock.now - start >= .milliseconds(60))
        #expect(writer.recovered == nil)
    }

    @Test func `a writer that goes frees its lock, though a child may hold its file yet`() throws {
        let scratch = try ScratchLog()
        let inherited = try lockAndInherit(scratch.log)
        defer { close(inherited) }
        #expect(try !isBusy(scratch.log))
    }

    /// Takes the lock and lets it go, and keeps its open file as a forked child would until its
    /// exec.
    private func lockAndInherit(_ log: EventLog) throws -> Int32 {
        let writer = try LogWriter(locking: log, timeoutMilliseconds: 0)
        var wanted = stat()
        #expect(unsafe stat(log.directory + "/.lock", &wanted) == 0)
        let number = (0..<65_536 as Range<Int32>).first { number in
            var status = stat()
            return unsafe fstat(number, &status) == 0 && status.st_ino == wanted.st_ino
                && status.st_dev == wanted.st_dev
        }
        let inherited = dup(try #require(number))
        #expect(inherited >= 0)
        #expect(writer.recovered == nil)
        return inherited
    }

    @Test(.enabled(if: unsafe access("/usr/bin/flock", X_OK) == 0))
    func `the lock of a process that dies is free`() throws {
        let scratch = try ScratchLog()
        #expect(try !isBusy(scratch.log))
        let holder = try spawn([
            "/usr/bin/flock", "-F", scratch.log.directory + "/.lock", "sleep", "60",
        ])
        var pauses = 0
        while try !isBusy(scratch.log), pauses < 500 {
            usleep(10_000)
            pauses += 1
        }
        #expect(try isBusy(scratch.log))
        kill(holder, SIGKILL)
        #expect(try !isBusy(scratch.log, timeoutMilliseconds: 5_000))
        _ = waitpid(holder, nil, 0)
    }

    /// Starts a program that outlives nobody: the caller ends it.
    private func spawn(_ arguments: [String]) throws -> pid_t {
        var process: pid_t = 0
        var pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
        defer { unsafe pointers.forEach { unsafe free($0) } }
        let code = unsafe posix_spawn(&process, arguments[0], nil, nil, &pointers, nil)
        try #require(code == 0)
        return process
    }
}
