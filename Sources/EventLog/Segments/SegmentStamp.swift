import Glibc

/// What the file system says of a segment: as long as it says the same, nobody has written to it.
///
/// The change time cannot be set by a program, so that a segment whose content was edited has
/// another stamp, even where its length and modification time were put back.
public struct SegmentStamp: Hashable, Sendable {
    /// The segment.
    public let segment: Segment
    /// Its length, in bytes.
    public let length: Int
    /// When its content was last written, in nanoseconds since 1970.
    public let modified: Int64
    /// When it was last changed in any way, in nanoseconds since 1970.
    public let changed: Int64
    /// The number of its file.
    public let file: Int64

    /// A stamp that was kept.
    ///
    /// - Parameters:
    ///   - segment: The segment.
    ///   - length: Its length, in bytes.
    ///   - modified: When its content was last written, in nanoseconds since 1970.
    ///   - changed: When it was last changed in any way, in nanoseconds since 1970.
    ///   - file: The number of its file.
    public init(segment: Segment, length: Int, modified: Int64, changed: Int64, file: Int64) {
        self.segment = segment
        self.length = length
        self.modified = modified
        self.changed = changed
        self.file = file
    }
}

extension EventLog {
    /// The stamps of the segments, in order.
    ///
    /// - Returns: The stamps.
    /// - Throws: `LogFailure` if the file system refuses.
    public func stamps() throws(LogFailure) -> [SegmentStamp] {
        var stamps: [SegmentStamp] = []
        for segment in try segments() {
            let path = path(segment.name)
            var status = stat()
            guard unsafe stat(path, &status) == 0 else {
                throw FileDescriptor.failure("stat", path)
            }
            stamps.append(
                SegmentStamp(
                    segment: segment,
                    length: Int(status.st_size),
                    modified: status.st_mtim.sinceEpoch,
                    changed: status.st_ctim.sinceEpoch,
                    file: Int64(bitPattern: UInt64(status.st_ino))
                )
            )
        }
        return stamps
    }

    /// Brings the segments from one on to the disk, before anybody remembers that they were read.
    ///
    /// - Parameter first: The first of them.
    /// - Throws: `LogFailure`; not where the file system cannot be written to at all.
    public func sync(from first: Segment) throws(LogFailure) {
        for segment in try segments() where segment >= first {
            let file = try FileDescriptor(opening: path(segment.name), .read)
            do {
                try file.sync()
            } catch .system(_, _, let code) where code == EROFS || code == EINVAL {
                continue
            }
        }
    }

    /// The bytes of a segment up to a place.
    ///
    /// - Parameters:
    ///   - segment: The segment.
    ///   - end: Where to stop, in bytes.
    /// - Returns: The bytes; fewer if there are no more.
    /// - Throws: `LogFailure`.
    public func bytes(of segment: Segment, upTo end: Int) throws(LogFailure) -> [UInt8] {
        try FileDescriptor(opening: path(segment.name), .read).read(from: 0, to: end)
    }
}

extension EventLog {
    /// Brings a file to the disk.
    ///
    /// - Parameter path: The file.
    /// - Throws: `LogFailure` if the file system refuses.
    package static func sync(file path: String) throws(LogFailure) {
        try FileDescriptor(opening: path, .write).sync()
    }

    /// The number of a file; nil if there is none.
    ///
    /// - Parameter path: The file.
    /// - Returns: Its number in its file system.
    package static func fileNumber(_ path: String) -> UInt64? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? UInt64(status.st_ino) : nil
    }
}

extension EventLog {
    /// The length of a file.
    ///
    /// - Parameter path: The file.
    /// - Returns: Its length, in bytes; 0 if there is none.
    package static func length(ofFile path: String) -> Int {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int(status.st_size) : 0
    }
}

extension timespec {
    /// Nanoseconds since 1970.
    fileprivate var sinceEpoch: Int64 { Int64(tv_sec) * 1_000_000_000 + Int64(tv_nsec) }
}
