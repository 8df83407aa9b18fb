import EventLog
import FuzzProperties

/// The inputs that are kept for the fuzzer, and for the tests.
enum Corpus {
    /// The root of the repository.
    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(3).joined(separator: "/")

    /// The seeds of a target by name.
    static func seeds(of target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
        let folder = "\(root)/Tests/Fuzz/Corpus/\(target.rawValue)"
        return try PublishedFile.names(in: folder).filter { !$0.hasPrefix(".") }.map { name in
            (name, try PublishedFile.contents(of: "\(folder)/\(name)") ?? [])
        }
    }

    /// The lines of the ledger that comes with the program.
    static func lines() throws -> [[UInt8]] {
        var lines: [[UInt8]] = []
        _ = try EventLog(ledger: root).read { lines.append($0.bytes) }
        return lines
    }
}
