public import EventLog
import GRDB

/// What became of a read model, looked at without changing anything.
public struct ReadModelStatus: Hashable, Sendable {
    /// Whether it can be used.
    public enum State: Hashable, Sendable {
        /// There is none yet.
        case missing
        /// It stands at a state of the log.
        case standing(at: LogHead)
        /// It has to be rebuilt.
        case damaged(String)
        /// It was made by another version of the program.
        case outdated(found: Int)
    }

    /// The path of its file, or where it will be.
    public let path: String
    /// Whether it can be used.
    public let state: State
    /// How much disk it uses, in bytes.
    public let bytes: Int
    /// The length of a torn tail of the log, in bytes, where the log is as the read model saw it;
    /// nil where the log has to be read.
    public let tornBytes: Int?

    /// Looks at the read model of a ledger: the first file that is there, else where one would be
    /// made; nil if it can only be in memory.
    ///
    /// - Parameter location: Where its file may be kept; not only in memory.
    public init?(of log: EventLog, at location: ReadModelLocation) throws {
        let present = location.paths.first { FileIdentity(of: $0) != nil }
        guard let path = present ?? location.paths.first else { return nil }
        self.path = path
        bytes = ["", "-journal"].reduce(0) { $0 + (FileIdentity(of: path + $1)?.length ?? 0) }
        var position: ReadModelPosition?
        state = present == nil ? .missing : try Self.state(of: path, &position)
        tornBytes = try position.flatMap { try $0.segments == log.segmentIdentities() ? $0.tornBytes : nil }
    }

    private static func state(of path: String, _ position: inout ReadModelPosition?) throws -> State
    {
        do {
            let file = try DatabaseFile.open(path)
            let kept = try file.queue.read { try ReadModelPosition(of: $0) }
            position = kept
            return .standing(at: kept.head)
        } catch let outdated as DatabaseFile.Outdated {
            return .outdated(found: outdated.found)
        } catch let error as DatabaseError {
            return .damaged(error.message ?? error.resultCode.description)
        } catch ReadModelError.damaged(let finding) {
            return .damaged(finding)
        }
    }
}
