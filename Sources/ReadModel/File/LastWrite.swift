import EventLog
import FilingModel
import TransparencyLog

/// The note of the last writer to the file of a read model: the file's identity and its log.
///
/// It stands beside the file, in the file of its lock.
///
/// As long as the identity is the same, the file is what was written, to the last byte: whatever
/// else touches it (a tool, a copy, a disk that was restored) changes the identity. The log's head
/// is compared with the log as it is now, even when the file is gone.
struct LastWrite: Hashable {
    /// The identity of the file.
    let identity: FileIdentity
    /// The hash of the first line of the log; of no bytes for an empty log.
    let opening: Digest
    /// The state of the log.
    let head: LogHead

    /// The name of the note's format.
    private static let format = "read-model-1"

    init(identity: FileIdentity, opening: Digest, head: LogHead) {
        self.identity = identity
        self.opening = opening
        self.head = head
    }

    /// Reads the note beside a file; nil if there is none that can be read.
    init?(beside path: String) {
        guard ReadModelLocation.isOwn(Self.path(beside: path)),
            let bytes = try? PublishedFile.contents(of: Self.path(beside: path)),
            bytes.last == 0x0A
        else { return nil }
        let fields = String(decoding: bytes.dropLast(), as: UTF8.self).split(separator: " ")
        guard fields.count == 8, fields[0] == Self.format,
            let length = Int(fields[1]), let modified = Int64(fields[2]),
            let changed = Int64(fields[3]), let file = Int64(fields[4]),
            let size = Int(fields[5]), size >= 0,
            let opening = Digest(hex: fields[6]), let root = Digest(hex: fields[7])
        else { return nil }
        identity = FileIdentity(length: length, modified: modified, changed: changed, file: file)
        self.opening = opening
        head = LogHead(size: LogSize(size), root: root)
    }

    /// The note while a file is written to: no file has its identity, and what the last note said
    /// of the log still holds.
    static func unfinished(after last: LastWrite?) -> LastWrite {
        LastWrite(
            identity: FileIdentity(length: -1, modified: 0, changed: 0, file: 0),
            opening: last?.opening ?? LogHead.empty.root,
            head: last?.head ?? .empty
        )
    }

    /// Its text: one line.
    var note: String {
        let numbers = [
            "\(identity.length)", "\(identity.modified)", "\(identity.changed)", "\(identity.file)",
            "\(head.size.count)",
        ]
        return ([Self.format] + numbers + [opening.hex, head.root.hex]).joined(separator: " ")
            + "\n"
    }

    /// The path of the note beside a file, which is also the lock of its writers.
    static func path(beside path: String) -> String { path + "-lock" }
}

extension LastWrite {
    /// Compares the first lines of the log with those that the last read model was built from.
    ///
    /// - Parameters:
    ///   - tree: The tree over the lines so far.
    ///   - place: The place of the last of these lines.
    /// - Throws: `LogError.damaged` where they are not those that had been read.
    func check(_ tree: MerkleTree, at place: LogLine.Place) throws {
        guard tree.size == head.size.count, tree.root != head.root else { return }
        throw LogError.damaged(
            LogDamage(.otherFirstEvents(tree.size), in: place.segment.name, at: place.offset)
        )
    }

    /// Refuses a log that has fewer events than had been read.
    func check(_ end: LogPosition) throws {
        guard end.size < head.size.count else { return }
        let missing = LogDamage.Kind.missingEvent(end.size, of: head.size.count, .reader)
        throw LogError.damaged(LogDamage(missing, in: end.segment.name, at: end.offset))
    }

    /// Whether it is about a log that begins with a line; a note about another log says nothing.
    func isOf(_ line: LogLine?) -> Bool {
        line.map { MerkleTree.leafHash($0.bytes) == opening } ?? true
    }
}
