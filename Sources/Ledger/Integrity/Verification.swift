public import EventLog
public import FilingModel
public import Projections
public import TransparencyLog

/// What `verify` looks at, in the order in which it does.
public enum VerificationCheck: String, CaseIterable, Hashable, Sendable {
    /// The files of the log: named by their first event, whole, without a gap, nothing torn.
    case segments
    /// The lines: JSON in canonical form, and not too long.
    case lines
    /// The events: envelope and payload as their types have them.
    case schema
    /// The events: what the rules allow after all events before them.
    case rules
    /// The tree over the lines, against the checkpoint and the keys beside the log.
    case treeHead = "tree-head"
    /// The tree over the lines, against what somebody kept elsewhere.
    case kept
    /// The read model, against a replay.
    case readModel = "read-model"
    /// The published snapshots, against a replay.
    case snapshots
}

/// What came of holding a ledger against itself, and against what was kept of it.
public struct Verification: Hashable, Sendable {
    /// One check, and what came of it.
    public struct Entry: Hashable, Sendable {
        /// The check.
        public let check: VerificationCheck
        /// What came of it.
        public let outcome: Outcome
        /// What it covers, and what it does not.
        public let notes: [Note]

        init(_ check: VerificationCheck, _ outcome: Outcome, _ notes: [Note] = []) {
            self.check = check
            self.outcome = outcome
            self.notes = notes
        }
    }

    /// What came of a check.
    public enum Outcome: Hashable, Sendable {
        /// Nothing is wrong.
        case passed
        /// There was nothing to hold against, or it could not be done.
        case skipped(Skip)
        /// Something is wrong; at least one finding.
        case found([Finding])
    }

    /// What a ledger was held against.
    public enum Basis: Hashable, Sendable {
        /// What lies beside the log: it is only shown to be consistent with itself.
        case itself
        /// A key that was kept elsewhere, and the checkpoint beside the log.
        case key
        /// What was kept of it elsewhere, of so many first events.
        case kept(size: Int)
    }

    /// Something that is wrong.
    public struct Finding: Hashable, Sendable {
        /// The file; nil for the log as a whole.
        public let file: String?
        /// The event; nil if it is about none in particular.
        public let sequence: Int?
        /// What is wrong.
        public let reason: Reason

        /// Something that is wrong.
        public init(file: String? = nil, sequence: Int? = nil, _ reason: Reason) {
            self.file = file
            self.sequence = sequence
            self.reason = reason
        }
    }

    /// The ledger's directory.
    public let directory: String
    /// Which ledger it is; nil if its opening cannot be read.
    public let origin: String?
    /// How many events could be read.
    public let size: Int
    /// The root of the Merkle tree over them.
    public let root: Digest
    /// The checks that were asked for, in order.
    public internal(set) var entries: [Entry]
    /// What it was held against.
    public internal(set) var basis: Basis

    /// Whether nothing is wrong.
    public var isClean: Bool {
        entries.allSatisfy { if case .found = $0.outcome { false } else { true } }
    }
}

extension Verification {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// The bytes of a segment.
        case damaged(LogDamage)
        /// So many bytes stand after the last complete batch; damage if more events are known of.
        case tornTail(bytes: Int, isCovered: Bool)
        /// The file system refused.
        case unavailable(LogError)
        /// A line, or the event on it.
        case line(LineError)
        /// A batch begins inside another one.
        case batchInside
        /// It was recorded before the event before it.
        case recordedBefore(RecordedTime)
        /// An event before it has its identifier.
        case identifierTaken(by: Int)
        /// A rule forbids it.
        case refused(Refusal)
        /// The zone of the ledger is not known on this machine.
        case unknownZone(String)
        /// The file is not there.
        case missing
        /// The file is not of its form.
        case malformed(FormatError)
        /// It is of another log.
        case otherOrigin(String)
        /// None of the keys signed it.
        case unsigned
        /// A signature says that it is by a key, and is not.
        case falseSignature(VerifierKey)
        /// It covers more events than there are.
        case beyondLog(size: Int)
        /// The first events have another root.
        case otherRoot(size: Int, root: Digest)
        /// The bytes of the event are not those it was recorded with.
        case otherBytes
        /// The read model keeps another hash of the event, whose bytes are those that were signed.
        case otherLeaf
        /// The event has another identifier.
        case otherIdentifier(EventID)
        /// The hashes of a proof do not lead to its root.
        case brokenProof
        /// A proof is from another size than what was kept.
        case otherSize(proof: Int, kept: Int)
        /// The read model cannot be read.
        case unreadable(String)
        /// A table of the read model is not what a replay gives.
        case otherTable(String)
        /// A snapshot is not what a replay gives.
        case snapshot(SnapshotFinding)
    }

    /// Why a check was not made.
    public enum Skip: Hashable, Sendable {
        /// There is no such file.
        case none(String)
        /// Nothing that was kept elsewhere was given.
        case nothingKept
        /// The log has findings of its own, so that it cannot be replayed.
        case noReplay
        /// It stopped at this event, which is wrong by another check; those before are right.
        case stopped(at: Int)
        /// It says nothing, for a reason.
        case unused(String)
    }

    /// What a check covers, and what it does not.
    public enum Note: Hashable, Sendable {
        /// So many events, in so many segments, were read.
        case read(events: Int, segments: Int)
        /// From this event on, events were not looked at: one before them is wrong.
        case notLookedAt(from: Int)
        /// Torn tails that were set aside before.
        case setAside([String])
        /// A file covers the first events of the log.
        case covers(file: String, size: Int, signers: [VerifierKey])
        /// No key is known for the signatures of a file.
        case noKey(file: String)
        /// A file is not signed: it counts only for whoever kept it.
        case notSigned(file: String)
        /// A file vouches for an event.
        case vouches(file: String, sequence: Int)
        /// The last events are covered by no checkpoint.
        case notCovered(from: Int)
        /// The read model holds as many events.
        case holds(events: Int)
        /// So many snapshots were replayed.
        case replayed(snapshots: Int)
    }
}
