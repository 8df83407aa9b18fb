internal import FoundationEssentials

/// A directory of a test's own, which is deleted when nobody holds it any more.
package final class ScratchDirectory: Sendable {
    /// The directory's path.
    package let path: String

    private init(_ name: String) {
        path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    }

    /// Makes an empty directory.
    package convenience init() throws {
        self.init(Self.name())
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    /// A directory that the test, or what it tests, has yet to make.
    package static func unmade() -> ScratchDirectory { ScratchDirectory(name()) }

    private static func name() -> String { "starledger-tests-\(UUID().uuidString)" }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The names in a folder in order, but for the log's lock.
    package func names(in folder: String) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)")
        return (names ?? []).filter { $0 != ".lock" }.sorted()
    }

    /// The bytes of a file.
    package func bytes(of name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
    }

    /// Writes a file, whatever was there, and makes the folders above it; answers its path.
    @discardableResult
    package func write(_ bytes: [UInt8], to name: String) throws -> String {
        let file = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(bytes).write(to: file)
        return file.path
    }

    /// Writes a text as `write(_:to:)` writes bytes.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        try write(Array(text.utf8), to: name)
    }

    /// Deletes a file or a folder.
    package func remove(_ name: String) throws {
        try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }

    /// Makes a symbolic link.
    package func link(_ name: String, to destination: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(path)/\(name)",
            withDestinationPath: destination
        )
    }
}
