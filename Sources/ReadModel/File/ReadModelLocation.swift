import EventLog
import FilingModel
import TransparencyLog

/// The places where the file of a read model may lie.
public struct ReadModelLocation: Hashable, Sendable {
    /// The paths, the best first; in memory if none of them can be written.
    let paths: [String]

    /// Nowhere but in memory.
    public static let memory = ReadModelLocation(paths: [])

    private init(paths: [String]) { self.paths = paths }

    /// The places for a ledger: its own `Snapshots/`, else a directory in the user's cache that is
    /// named after the ledger's origin and a digest of its path.
    ///
    /// - Parameter cache: The user's cache directory; nil if there is none.
    public init(ledger: String, origin: String, cache: String?) {
        var paths = [ledger + "/Snapshots/" + Self.fileName]
        if let cache {
            let name = origin.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
            let absolute = (try? Path(ledger).resolved().text) ?? ledger
            let root = Digest(of: Array((origin + "\n" + absolute).utf8)).hex
            let directory = "\(cache)/starledger/\(String(name).prefix(64))-\(root.prefix(16))"
            paths.append(directory + "/" + Self.fileName)
        }
        self.paths = paths
    }

    /// The name of the file.
    static let fileName = "read-model.sqlite"

    /// The number of events that the read model beside a log has read; 0 if that is not known.
    public static func knownSize(ledger: String) -> Int {
        LastWrite(beside: ledger + "/Snapshots/" + fileName)?.head.size.count ?? 0
    }

    /// The rights of a file, and of the note beside it: for its owner alone.
    static let fileRights: UInt32 = 0o600

    /// Whether nobody but the user and root can have written to a file.
    static func isOwn(_ path: String) -> Bool {
        guard let status = Path(path).status else { return false }
        return [0, Path.user].contains(status.owner) && status.rights & 0o022 == 0
    }

    /// Makes the directory of a file; whether the file can be written.
    static func prepare(_ path: String) -> Bool {
        guard let directory = Path(path).parent else { return false }
        // In a ledger the directory is there for others too; in a cache it is the user's alone.
        directory.makeDirectories(rights: directory.name == "Snapshots" ? 0o755 : 0o700)
        guard directory.isWritable else { return false }
        let file = Path(path)
        return file.exists ? file.isWritable && !file.isDirectory : true
    }
}
