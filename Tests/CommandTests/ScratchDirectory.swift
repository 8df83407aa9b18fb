import Foundation

/// A directory of its own, which is gone when nobody holds it any more.
final class ScratchDirectory: Sendable {
    /// Where it is.
    let path: String

    /// Makes an empty directory.
    init() throws {
        let name = "starledger-tests-" + UUID().uuidString
        path = FileManager.default.temporaryDirectory.appending(path: name)
            .path(percentEncoded: false)
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, and the folders above it.
    ///
    /// - Returns: The path of the file.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = URL(filePath: path + "/" + name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
        return file.path(percentEncoded: false)
    }
}
