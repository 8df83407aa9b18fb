import Glibc

/// A file that a ledger publishes beside its log: written whole or not at all.
package enum PublishedFile {
    /// The names in a directory, sorted by their bytes; none if there is no such directory.
    package static func names(in directory: String) throws(LogError) -> [String] {
        FileDescriptor.exists(directory) ? try FileDescriptor.names(in: directory) : []
    }

    /// The longest file that is read, in bytes.
    package static let bytesMax = 256 << 20

    /// What a file holds; nil if there is no such file.
    package static func contents(of path: String) throws(LogError) -> [UInt8]? {
        guard FileDescriptor.exists(path) else { return nil }
        let file = try FileDescriptor(opening: path, .read)
        let length = try file.length()
        guard length <= bytesMax else {
            throw .system(operation: "read", path: path, code: EFBIG)
        }
        return try file.read(from: 0, to: length)
    }

    /// Puts a file in its place; when it returns, the file is on disk.
    ///
    /// The bytes go to a file of their own, which is synced and then takes the name: who reads the
    /// file finds the old bytes or the new ones.
    ///
    /// - Parameters:
    ///   - bytes: What it holds.
    ///   - name: Its name.
    ///   - directory: Where it lies; made, in a directory that is there, if need be.
    ///   - calls: How files are changed.
    /// - Throws: `LogError.system`; the file then holds what it held before, or all of the new
    ///   bytes, and which of them a power cut leaves is not certain.
    package static func write(
        _ bytes: [UInt8],
        to name: String,
        in directory: String,
        by calls: any FileCalls = Kernel()
    ) throws(LogError) {
        try FileDescriptor.makeDirectory(directory, by: calls)
        let path = directory + "/" + name
        let fresh = directory + "/.\(name).\(getpid()).tmp"
        do throws(LogError) {
            let file = try FileDescriptor(opening: fresh, .overwrite, by: calls)
            try file.write(bytes, at: 0)
            try file.sync()
            try FileDescriptor.rename(fresh, to: path, by: calls)
        } catch {
            _ = calls.remove(fresh)
            throw error
        }
        try FileDescriptor.syncDirectory(directory, by: calls)
    }
}

extension EventLog {
    /// Makes the segments durable, up to one of them.
    ///
    /// - Parameter last: The last one that has to be on disk.
    /// - Throws: `LogError`.
    package func sync(through last: Segment) throws(LogError) {
        for segment in try segments() where segment <= last {
            try open(segment.name, .read).sync()
        }
        try syncDirectory()
    }
}
