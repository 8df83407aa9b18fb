import EventLog
import FilingModel
import ReadModel
public import TransparencyLog

/// Holds a ledger against itself, and against what was kept of it.
///
/// It changes nothing.
public struct Verifier {
    /// What is to be verified.
    public struct Request: Sendable {
        /// The checks; all by default.
        public var checks = Set(VerificationCheck.allCases)
        /// The keys to trust, in the place of those beside the log; none: those beside the log.
        public var keys: [VerifierKey] = []
        /// What was kept elsewhere.
        public var kept: [AuditorRecord] = []

        /// Everything, against what lies beside the log.
        public init() {}

        /// The same, with what its checks stand on, and with those that what was given is for: so
        /// that none passes unseen.
        var complete: Request {
            var request = self
            request.checks.insert(.segments)
            if !keys.isEmpty { request.checks.insert(.treeHead) }
            if !kept.isEmpty { request.checks.insert(.kept) }
            let order: [VerificationCheck] = [.lines, .schema, .rules]
            let isReplaying = !checks.isDisjoint(with: [.readModel, .snapshots])
            let last = isReplaying ? .rules : order.last { checks.contains($0) }
            if let last, let end = order.firstIndex(of: last) {
                request.checks.formUnion(order[...end])
            }
            return request
        }
    }

    /// The directory that holds `Events/`.
    public let directory: String
    let log: EventLog
    let request: Request
    let host: LedgerHost

    /// A ledger that is to be verified; it need not be one that can be opened.
    ///
    /// - Throws: `LedgerError.log` if there is no `Events/`.
    public init(
        of directory: String,
        _ request: Request = Request(),
        host: LedgerHost = LedgerHost()
    ) throws(LedgerError) {
        self.directory = directory
        self.request = request.complete
        self.host = host
        log = try LedgerError.converting { try host.log(in: directory) }
    }

    /// Makes the checks; fails only where one could not be made.
    public func verify() throws(LedgerError) -> Verification {
        let head = CheckpointFiles(of: log, keys: request.keys)
        let origin = try? Ledger.firstOpening(of: log, directory).origin.text
        let evidence = evidence(origin: origin ?? "")
        let items = ([head.checkpoint] + request.kept).compactMap { $0 }
        var walk = LogScan(
            roots: Set(items.flatMap(\.sizes)),
            events: Set(items.flatMap(\.sequences)),
            judge: judge,
            evidence: try? evidence.get()
        )
        try walk.walk(log, tell: host.tell)
        var verification = Verification(
            directory: directory,
            origin: origin,
            size: walk.size,
            root: walk.tree.root,
            entries: [],
            basis: .itself
        )
        func note<Failure>(
            _ check: VerificationCheck,
            _ entry: () throws(Failure) -> Verification.Entry
        ) throws(Failure) {
            if request.checks.contains(check) { verification.entries.append(try entry()) }
        }
        let heads = CheckpointCheck(
            walk,
            origin: origin,
            head,
            areKeysGiven: !request.keys.isEmpty
        )
        note(.segments) { segments(walk) }
        for check in [VerificationCheck.lines, .schema, .rules] {
            note(check) { judged(check, walk) }
        }
        note(.treeHead) { heads.treeHead(head) }
        note(.kept) { heads.kept(request.kept) }
        let canReplay = Self.canReplay(walk)
        let signedSize = heads.signedSize(head)
        try note(.readModel) { () throws(LedgerError) in
            try readModel(evidence, walk, signedSize: signedSize, canReplay)
        }
        try note(.snapshots) { () throws(LedgerError) in try snapshots(canReplay) }
        verification.basis = basis(of: verification.entries)
        return verification
    }

    /// What the checks that were made and passed rest on.
    private func basis(of entries: [Verification.Entry]) -> Verification.Basis {
        let passed = Set(entries.filter { $0.outcome == .passed }.map(\.check))
        if passed.contains(.kept), let size = request.kept.map(\.head.size).max() {
            return .kept(size: size)
        }
        return !request.keys.isEmpty && passed.contains(.treeHead) ? .key : .itself
    }

    private static func canReplay(_ walk: LogScan) -> Bool {
        let isWhole = walk.damage.allSatisfy {
            if case .tornTail = $0.reason { true } else { false }
        }
        return isWhole && walk.judge?.findings.isEmpty == true && walk.size > 0
    }

    /// What judges the lines, as far as that is asked for.
    private var judge: EventCheck? {
        guard request.checks.contains(.lines) else { return nil }
        return EventCheck(
            isDecoding: request.checks.contains(.schema),
            isRuling: request.checks.contains(.rules)
        )
    }

    // MARK: Log

    private func segments(_ walk: LogScan) -> Verification.Entry {
        var notes = [Verification.Note.read(events: walk.size, segments: walk.segments)]
        let aside =
            (try? PublishedFile.names(in: log.directory))?
            .filter { $0.hasPrefix("torn-") && $0.hasSuffix(".bak") } ?? []
        if !aside.isEmpty { notes.append(.setAside(aside)) }
        var findings = walk.damage
        if walk.size == 0, findings.isEmpty {
            findings = [.init(.unavailable(.noLedger(path: directory)))]
        }
        return .init(.segments, .of(findings), notes)
    }

    private func judged(_ check: VerificationCheck, _ walk: LogScan) -> Verification.Entry {
        let findings = walk.judge?.findings[check] ?? []
        guard walk.size > 0 else { return .init(check, .skipped(.none("event"))) }
        guard let stopped = walk.judge?.stopped[check] else {
            return .init(check, .of(findings))
        }
        guard !findings.isEmpty else {
            return .init(check, .skipped(.stopped(at: stopped)))
        }
        let isLast = stopped + 1 == walk.size
        return .init(check, .found(findings), isLast ? [] : [.notLookedAt(from: stopped + 1)])
    }

    // MARK: What is derived

    private func evidence(origin: String) -> Result<ReadModelEvidence?, any Error> {
        guard request.checks.contains(.readModel) else { return .success(nil) }
        return Result {
            try ReadModelEvidence(
                at: ReadModelLocation(
                    ledger: directory,
                    origin: origin,
                    cache: host.cacheDirectory
                )
            )
        }
    }

    private func readModel(
        _ evidence: Result<ReadModelEvidence?, any Error>,
        _ walk: LogScan,
        signedSize: Int,
        _ canReplay: Bool
    ) throws(LedgerError) -> Verification.Entry {
        do {
            guard let evidence = try evidence.get() else {
                return .init(.readModel, .skipped(.none("read model")))
            }
            let notes = [Verification.Note.holds(events: evidence.size)]
            let file = String(evidence.path.split(separator: "/").last ?? "")
            if let reason = walk.unreadable {
                return .init(.readModel, .found([.init(file: file, .unreadable(reason))]), notes)
            }
            guard walk.otherBytes.isEmpty else {
                let findings = walk.otherBytes.map { finding in
                    // What somebody signed is as it was: then it is the read model that is not.
                    finding.sequence ?? 0 < signedSize
                        ? Verification.Finding(
                            file: file,
                            sequence: finding.sequence,
                            .otherLeaf
                        ) : finding
                }
                return .init(.readModel, .found(findings), notes)
            }
            guard evidence.size <= walk.size else {
                let damage = try evidence.damage(in: log).map {
                    Verification.Finding(file: $0.segment, .damaged($0))
                }
                let beyond = Verification.Finding(file: file, .beyondLog(size: evidence.size))
                return .init(.readModel, .found([damage, beyond].compactMap { $0 }), notes)
            }
            guard canReplay else { return .init(.readModel, .skipped(.noReplay), notes) }
            let difference = try evidence.firstDifference(fromReplaying: log)
            return .init(
                .readModel,
                .of(
                    difference.map {
                        [.init(file: file, sequence: $0.sequence, .otherTable($0.table))]
                    } ?? []
                ),
                notes
            )
        } catch ReadModelError.damaged(let damage) {
            return .init(
                .readModel,
                .found([.init(file: "read-model.sqlite", .unreadable(damage.finding))])
            )
        } catch let unused as ReadModelEvidence.UnusedError {
            return .init(.readModel, .skipped(.unused(unused.reason)))
        } catch {
            throw LedgerError(converting: error)
        }
    }

    private func snapshots(_ canReplay: Bool) throws(LedgerError) -> Verification.Entry {
        let folder = SnapshotFolder(ledger: directory)
        guard try !folder.names().isEmpty else {
            return .init(.snapshots, .skipped(.none("published snapshot")))
        }
        guard canReplay else { return .init(.snapshots, .skipped(.noReplay)) }
        let ledger: Ledger
        do throws(LedgerError) {
            ledger = try Ledger(replaying: log, directory)
        } catch {
            // The checkpoint says so already.
            guard case .log(.damaged) = error else { throw error }
            return .init(.snapshots, .skipped(.noReplay))
        }
        let (findings, count) = try ledger.findingsInSnapshots(folder)
        return .init(.snapshots, .of(findings), [.replayed(snapshots: count)])
    }
}

extension Verification.Outcome {
    static func of(_ findings: [Verification.Finding]) -> Self {
        findings.isEmpty ? .passed : .found(findings)
    }
}

extension Ledger {
    /// Holds the ledger against itself, and against what was kept of it.
    public func verify(
        _ request: Verifier.Request = Verifier.Request()
    ) throws(LedgerError) -> Verification {
        try Verifier(of: directory, request, host: host).verify()
    }

    /// A ledger on a read model in memory, built from the log.
    fileprivate init(replaying log: EventLog, _ directory: String) throws(LedgerError) {
        try self.init(
            log: log,
            directory: directory,
            opening: try Self.firstOpening(of: log, directory),
            host: LedgerHost(),
            readModelAt: .memory
        )
        try refresh()
    }
}
