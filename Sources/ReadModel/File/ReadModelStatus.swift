public import EventLog
import GRDB

/// The state of a read model, found without changing anything.
public struct ReadModelStatus: Hashable, Sendable {
    /// The ways in which a read model can be usable or not.
    public enum State: Hashable, Sendable {
        /// There is none yet.
        case missing
        /// It stands at a state of the log.
        case standing(at: LogHead)
        /// It has to be rebuilt.
        case damaged(ReadModelDamage)
        /// It was made by another version of the program.
        case outdated(found: Int)
    }

    /// The path of its file, or where it will be.
    public let path: String
    /// Whether it can be used.
    public let state: State
    /// The disk space it uses, in bytes.
    public let bytes: Int
    /// The length of the log's torn tail, in bytes; nil if the log has changed since the read model
    /// read it.
    public let tornBytes: Int?

    /// Looks at the first file that is there, else at the place where one would be made; nil if the
    /// read model can only be in memory.
    public init?(of log: EventLog, at location: ReadModelLocation) throws {
        let present = location.paths.first { FileIdentity(of: $0) != nil }
        guard let path = present ?? location.paths.first else { return nil }
        self.path = path
        bytes = ["", "-journal"].reduce(0) { $0 + (FileIdentity(of: path + $1)?.length ?? 0) }
        var position: ReadModelPosition?
        state = present == nil ? .missing : try Self.state(of: path, &position)
        tornBytes = try position.flatMap {
            try $0.segments == log.segmentIdentities() ? $0.tornBytes : nil
        }
    }

    private static func state(of path: String, _ position: inout ReadModelPosition?) throws -> State
    {
        do {
            let file = try DatabaseFile.open(path)
            let kept = try file.queue.read { try ReadModelPosition(of: $0) }
            position = kept
            return .standing(at: kept.head)
        } catch DatabaseFileError.outdated(let found) {
            return .outdated(found: found)
        } catch let error as DatabaseError {
            return .damaged(.other(error.words))
        } catch ReadModelError.damaged(let damage) {
            return .damaged(damage)
        }
    }
}
