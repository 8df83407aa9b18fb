import Glibc

/// A file that stands beside the log: written whole or not at all.
package enum PublishedFile {
    /// The names in a directory, sorted by their bytes; none if there is no such directory.
    package static func names(in directory: String) throws(LogError) -> [String] {
        Path(directory).exists ? try Path(directory).names() : []
    }

    /// The longest file that is read, in bytes.
    package static let bytesMax = 256 << 20

    /// The bytes of a file; nil if there is no such file.
    ///
    /// No link is followed.
    package static func contents(of path: String) throws(LogError) -> [UInt8]? {
        guard Path(path).isTaken else { return nil }
        let file = try FileDescriptor(opening: path, .read)
        return try file.read(from: 0, to: try file.length(atMost: bytesMax))
    }

    /// Puts a file in its place; when it returns, the file is on disk.
    ///
    /// - Parameter directory: Where it lies; made, in a directory that is there, if need be.
    /// - Throws: `LogError.system`; the file then holds what it held before, or all of the new
    ///   bytes, and which of them a power cut leaves is not certain.
    package static func write(
        _ bytes: [UInt8],
        to name: String,
        in directory: String,
        by calls: any FileCalls = Kernel()
    ) throws(LogError) {
        try Path(directory).makeDirectory(by: calls)
        try replace(directory + "/" + name, with: bytes, by: calls)
        try Path(directory).sync(by: calls)
    }

    /// Puts a file in its place; a power cut may leave the old one.
    ///
    /// The bytes go to a file of their own beside it, which is synced and then takes the name: a
    /// reader finds the old bytes or the new ones, never half. Its name is a random one, so that
    /// what a crash left, or another machine writes, is never in the way.
    package static func replace(
        _ path: String,
        with bytes: [UInt8],
        rights: UInt32 = 0o644,
        by calls: any FileCalls = Kernel()
    ) throws(LogError) {
        let directory = Path(path).parent ?? Path(".")
        let chance = String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let fresh = directory.appending(".\(Path(path).name).\(chance).tmp").text
        let file = try FileDescriptor(opening: fresh, .createNew, rights: rights, by: calls)
        do throws(LogError) {
            try file.write(bytes, at: 0)
            try file.sync()
            try Path(fresh).move(to: path, by: calls)
        } catch {
            _ = calls.remove(fresh)
            throw error
        }
    }

    /// Makes a file that is not there yet; when it returns, its bytes are on disk, though perhaps
    /// not yet its name.
    ///
    /// - Throws: `LogError.system`, with the code `EEXIST` if there is a file already; none is left
    ///   that was not there.
    package static func create(
        _ path: String,
        _ bytes: [UInt8],
        rights: UInt32
    ) throws(LogError) {
        let file = try FileDescriptor(opening: path, .createNew, rights: rights)
        do throws(LogError) {
            try file.write(bytes, at: 0)
            try file.sync()
        } catch {
            Path(path).remove()
            throw error
        }
    }
}
