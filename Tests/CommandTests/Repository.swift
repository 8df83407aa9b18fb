import Foundation

/// The repository, found from the place of this file, and the command built from it.
enum Repository {
    /// The root of the repository, without a slash at its end; it is a ledger.
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        .dropLast(3).joined(separator: "/")

    /// What a file of the repository holds; nil if there is no such file.
    static func text(at path: String) -> String? {
        FileManager.default.contents(atPath: root + "/" + path)
            .map { String(decoding: $0, as: UTF8.self) }
    }

    /// The paths of the articles in the catalogs of `Sources`, in order.
    static func articles() -> [String] {
        let paths = try? FileManager.default.subpathsOfDirectory(atPath: root + "/Sources")
        return (paths ?? []).filter { $0.contains(".docc/") && $0.hasSuffix(".md") }
            .map { "Sources/" + $0 }.sorted()
    }

    /// There is no built command beside the tests.
    struct NoExecutable: Error, CustomStringConvertible {
        let places: [String]

        var description: String { "no starledger in \(places.joined(separator: ", ")); build it" }
    }

    /// The built command: it lies beside the tests, whichever program runs them.
    static func executable() throws -> String {
        let running = [
            CommandLine.arguments.first ?? "", Bundle.main.executablePath ?? "",
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? "",
        ]
        let bundles = Bundle.allBundles.map(\.bundlePath)
        let builds = [root + "/.build/debug/tests", root + "/.build/release/tests"]
        let places = (running + bundles + builds).filter { $0.contains("/") }
            .map { String($0[..<($0.lastIndex(of: "/") ?? $0.endIndex)]) }
        let found = places.lazy.map { $0 + "/starledger" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        guard let found else { throw NoExecutable(places: places) }
        return found
    }
}
