import EventLog
import FilingModel
package import Ledger
package import TransparencyLog

// What `verify` found, in words.

extension Verification.Finding {
    /// The finding, with its place in front.
    package var sentence: String {
        let place = [file, sequence.map { "event \($0)" }].compactMap { $0 }.joined(separator: ", ")
        return place.isEmpty ? reason.sentence : "\(place): \(reason.sentence)"
    }
}

extension Verification.Reason {
    /// Its name for programs.
    package var name: String {
        switch self {
        case .damaged: "damaged"
        case .tornTail: "torn-tail"
        case .unavailable: "unavailable"
        case .line: "line"
        case .batchInside: "batch-inside"
        case .recordedBefore: "recorded-before"
        case .identifierTaken: "identifier-taken"
        case .refused: "refused"
        case .unknownZone: "unknown-zone"
        case .missing: "missing"
        case .malformed: "malformed"
        case .otherOrigin: "other-origin"
        case .unsigned: "unsigned"
        case .falseSignature: "false-signature"
        case .beyondLog: "beyond-log"
        case .otherRoot: "other-root"
        case .otherBytes: "other-bytes"
        case .otherLeaf: "other-leaf"
        case .otherIdentifier: "other-identifier"
        case .brokenProof: "broken-proof"
        case .otherSize: "other-size"
        case .unreadable: "unreadable"
        case .otherTable: "other-table"
        case .snapshot: "snapshot"
        }
    }

    /// What is wrong.
    package var sentence: String {
        switch self {
        case .damaged(let damage): "byte \(damage.offset): \(damage.finding)"
        case .tornTail(let bytes, let isCovered):
            "\(NumberText.grouped(bytes)) bytes after the last complete batch are "
                + (isCovered
                    ? "damage, no torn tail: more events had been there; put them back from a copy"
                    : "a torn tail; recover, or the next append, sets them aside")
        case .unavailable(let failure): "cannot be read: \(failure.words)"
        case .line(let fault): fault.sentence
        case .batchInside: "a batch begins inside another one"
        case .recordedBefore(let time): "was recorded before the event before it, at \(time)"
        case .identifierTaken(let sequence): "has the identifier of event \(sequence)"
        case .refused(let refusal): refusal.sentence
        case .unknownZone(let name): "\(name) is not a time zone that this machine knows"
        case .missing: "is not there, though a key was given to hold it against"
        case .malformed(let fault): fault.sentence
        case .otherOrigin(let origin): "is of another log, \(origin)"
        case .unsigned: "is not signed by any of the keys that bear the name of its log"
        case .falseSignature(let key):
            "has a signature that says it is by \(key.name), \(key.hexID), and is not"
        case .beyondLog(let size):
            "covers \(NumberText.grouped(size)) events, but the log has fewer"
        case .otherRoot(let size, let root):
            "the first \(NumberText.grouped(size)) events are not those it covers, whose root is "
                + root.base64
        case .otherBytes: "its bytes are not those it was recorded with"
        case .otherLeaf: "the read model keeps another hash of it than what was signed covers"
        case .otherIdentifier(let id): "the event there has another identifier, \(id)"
        case .brokenProof: "the hashes of the proof do not lead to the root of its checkpoint"
        case .otherSize(let proof, let kept):
            "the proof begins at \(proof) events, but what was kept covers \(kept)"
        case .unreadable(let reason): "\(reason); rebuild makes it anew from the log"
        case .otherTable(let table):
            "its table \(table) is not what a replay gives; rebuild makes it anew from the log"
        case .snapshot(let finding): finding.sentence
        }
    }
}

extension FormatError {
    /// The error, with its line in front.
    package var sentence: String { line.map { "line \($0) \(finding)" } ?? finding }
}

extension LogError {
    /// What is wrong, in words that name the file.
    package var words: String {
        switch self {
        case .noLedger: "there is no event in it"
        case .ledgerExists(let path): "there is a ledger at \(path) already"
        case .lockBusy(let path, _), .noFile(let path, _), .manyNames(let path),
            .disturbed(let path, _):
            "\(path): \(systemReason)"
        case .damaged(let damage):
            "\(damage.segment), byte \(damage.offset): \(damage.finding)"
        case .unreadable(let sequence, let segment, let fault):
            "\(segment), event \(sequence), byte \(fault.offset) of its line: \(fault.sentence)"
        case .batchTooLong(let bytes, let limit):
            "the batch has \(bytes) bytes; a batch has at most \(limit)"
        case .system(let operation, let path, let code),
            .unacknowledged(let operation, let path, let code):
            "\(operation) \(path): \(SystemReason.words(code))"
        }
    }
}

extension Verification.Skip {
    /// The reason that a check was not made.
    var sentence: String {
        switch self {
        case .none(let thing): "there is no \(thing) to look at"
        case .nothingKept: "nothing was given to hold the log against"
        case .noReplay: "the log cannot be replayed: see the findings above"
        case .stopped(let sequence):
            "only the events before \(sequence) were looked at, and are right"
        case .unused(let reason): reason
        }
    }
}

extension Verification.Note {
    /// The reach of a check.
    var sentence: String {
        switch self {
        case .read(let events, let segments):
            "\(NumberText.counted(events, "event")) in \(NumberText.counted(segments, "segment"))"
        case .notLookedAt(let sequence):
            "events from \(sequence) on were not looked at: they stand on what is wrong"
        case .setAside(let files):
            "torn tails were set aside before: \(files.joined(separator: ", "))"
        case .covers(let file, let size, let signers):
            "\(file) covers the first \(NumberText.counted(size, "event"))"
                + Self.signed(by: signers)
        case .noKey(let file): "no key is known, so the signatures of \(file) were not checked"
        case .notSigned(let file):
            "\(file) is not signed: it counts only if you kept it yourself"
        case .vouches(let file, let sequence): "\(file) vouches for event \(sequence)"
        case .notCovered(let sequence): "events from \(sequence) on are covered by no checkpoint"
        case .holds(let events): "it holds \(NumberText.counted(events, "event"))"
        case .replayed(let snapshots): "\(NumberText.counted(snapshots, "snapshot")) replayed"
        }
    }

    private static func signed(by signers: [VerifierKey]) -> String {
        signers.isEmpty
            ? ""
            : ", signed by " + signers.map(\.words).joined(separator: ", ")
    }
}
