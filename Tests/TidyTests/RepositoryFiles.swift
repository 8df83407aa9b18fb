import FoundationEssentials

/// The files of the repository, found from the place of this one.
enum RepositoryFiles {
    /// The root of the repository, without a slash at its end.
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(3).joined(separator: "/")

    /// The Swift files under `Sources` and `Tests`, in order of path.
    static let swift: [SwiftFile] = ["Sources", "Tests"].flatMap { folder in
        paths(under: folder).filter { $0.hasSuffix(".swift") }.sorted()
            .map { SwiftFile(path: $0, text: text(at: $0)) }
    }

    /// The Swift files under `Sources`.
    static let sources = swift.filter { $0.path.hasPrefix("Sources/") }

    /// What a folder holds, hidden entries left out.
    static func entries(of folder: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }

    /// The paths of all that is somewhere under a folder, hidden entries left out.
    private static func paths(under folder: String) -> [String] {
        let paths = try? FileManager.default.subpathsOfDirectory(atPath: root + "/" + folder)
        return (paths ?? []).filter { !("/" + $0).contains("/.") }.map { folder + "/" + $0 }
    }

    /// The text of a file; empty if it cannot be read.
    static func text(at path: String) -> String {
        let data = FileManager.default.contents(atPath: root + "/" + path)
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    /// Whether a top-level entry is one that `.gitignore` names.
    static func isIgnored(_ entry: String) -> Bool {
        text(at: ".gitignore").split(separator: "\n").contains { line in
            let pattern = line.hasSuffix("/") ? line.dropLast() : line
            return pattern.hasSuffix("*") ? entry.hasPrefix(pattern.dropLast()) : entry == pattern
        }
    }
}
