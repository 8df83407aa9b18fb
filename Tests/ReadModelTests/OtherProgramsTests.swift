import EventLog
import FilingModel
import GRDB
import Glibc
import LogSupport
import ReadModel
import Synchronization
import TestSupport
import Testing

/// Another program that has the read model open stops no append and no query, and what it keeps in
/// the file stays.
@Suite struct `Other programs on the read model` {
    /// What the other program does.
    enum Hold: CaseIterable, Sendable {
        case reading, writing, lockBeside

        /// Does it; until what it returns goes away.
        func take(_ path: String) throws -> AnyObject {
            switch self {
            case .reading, .writing:
                var configuration = Configuration()
                configuration.allowsUnsafeTransactions = true
                let other = try DatabaseQueue(path: path, configuration: configuration)
                try other.inDatabase { db in
                    try db.execute(sql: self == .reading ? "BEGIN" : "BEGIN EXCLUSIVE")
                    _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM figures")
                }
                return other
            case .lockBeside: return LockHolder(path + "-lock")
            }
        }
    }

    /// Holds a lock, as `flock -s` does.
    private final class LockHolder {
        private let file: Int32

        init(_ path: String) {
            file = unsafe Glibc.open(path, O_RDONLY)
            flock(file, LOCK_SH)
        }

        deinit { close(file) }
    }

    @Test(arguments: Hold.allCases)
    func `wait for nobody, and see all events`(hold: Hold) throws {
        let scratch = try ScratchLog(RandomLedger(seed: 3, events: 60).events)
        try scratch.append(upTo: scratch.cuts[10])
        _ = try scratch.open()
        let holder = try hold.take(scratch.path)
        for size in scratch.cuts[11...14] {
            try scratch.append(upTo: size)
            let notices = NoticeList()
            let location = ReadModelLocation(
                ledger: scratch.ledger,
                origin: "scratch.example",
                cache: nil
            )
            let model = try ReadModel(of: scratch.log, at: location, tell: notices.add)
            try model.refresh()
            #expect(try model.read { $0.size.count } == size)
            #expect(!notices.tellsOfDamage)
            // Whoever only has the file open is left with what it has.
            #expect((model.path == nil) == (hold == .lockBeside))
        }
        withExtendedLifetime(holder) {}
    }

    @Test func `keep their tables, and the statistics that they gather are no damage`() throws {
        let scratch = try ScratchLog(RandomLedger(seed: 3, events: 60).events)
        try scratch.append(upTo: scratch.cuts[10])
        _ = try scratch.open()
        let other = try DatabaseQueue(path: scratch.path)
        try other.write { db in
            try db.execute(
                sql: """
                    CREATE TABLE _synthetic_tool (id INTEGER PRIMARY KEY, seq INTEGER);
                    CREATE INDEX _synthetic_index ON _synthetic_tool (seq);
                    INSERT INTO _synthetic_tool (seq) VALUES (7);
                    ANALYZE;
                    """
            )
        }
        try other.close()
        try scratch.append(upTo: scratch.cuts[12])
        let model = try scratch.open()
        try model.refresh()
        #expect(try model.read { $0.size.count } == scratch.cuts[12])
        let again = try DatabaseQueue(path: scratch.path)
        let kept = try again.read { try Int.fetchAll($0, sql: "SELECT seq FROM _synthetic_tool") }
        #expect(kept == [7])
        let location = ReadModelLocation(
            ledger: scratch.ledger,
            origin: "scratch.example",
            cache: nil
        )
        let evidence = try #require(try ReadModelEvidence(at: location))
        #expect(try evidence.firstDifference(fromReplaying: scratch.log) == nil)
    }

    @Test func `a file that others may write, and its note, count for nothing`() throws {
        let scratch = try ScratchLog(RandomLedger(seed: 3, events: 20).events)
        try scratch.append(upTo: 20)
        _ = try scratch.open()
        for path in [scratch.path, scratch.path + "-lock"] {
            #expect(unsafe chmod(path, 0o666) == 0)
            let before = FileIdentity(of: scratch.path)
            _ = try scratch.open()
            #expect(FileIdentity(of: scratch.path) != before)
            #expect(Path(scratch.path).status?.rights == 0o600)
            #expect(unsafe chmod(scratch.path + "-lock", 0o600) == 0)
        }
    }

    @Test func `an identifier twice in the log is told as the log's fault`() throws {
        let scratch = try ScratchLog(RandomLedger(seed: 3, events: 20).events)
        try scratch.append(upTo: 20)
        let bytes = try scratch.bytes()
        let lines = bytes.split(separator: 0x0A)
        let last = try #require(lines.last { !$0.starts(with: Array("{\"batchsize\"".utf8)) })
        try scratch.write(bytes + last + [0x0A])
        #expect {
            _ = try scratch.open()
        } throws: { error in
            guard case LogError.unreadable(let sequence, _, let fault) = error else { return false }
            return sequence == lines.count && fault.path == "id"
        }
    }
}

/// The notices that a read model gave.
private final class NoticeList: Sendable {
    private let notices = Mutex<[ReadModelNotice]>([])

    var add: @Sendable (ReadModelNotice) -> Void {
        { notice in self.notices.withLock { $0.append(notice) } }
    }

    /// Whether one calls the file damaged.
    var tellsOfDamage: Bool {
        notices.withLock { notices in
            notices.contains { notice in
                if case .building(.damaged(let damage), _) = notice {
                    !damage.isByOthers
                } else {
                    false
                }
            }
        }
    }
}
