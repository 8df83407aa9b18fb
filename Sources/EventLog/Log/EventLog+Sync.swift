extension EventLog {
    /// Brings the segments to the disk, up to one of them, with their names.
    package func sync(through last: Segment) throws(LogError) {
        for segment in try segments() where segment <= last {
            try open(segment.name, .read).sync()
        }
        try syncDirectory()
    }

    /// Brings what follows a position to the disk, before anybody remembers that it was read.
    ///
    /// Whoever wrote it may have died before it was synced; so may whoever made a new segment
    /// before its name was. Where the file system cannot be written to at all, nothing is done.
    public func sync(from position: LogPosition) throws(LogError) {
        let segments = try segments().filter { $0 >= position.segment }
        do {
            for segment in segments { try open(segment.name, .read).sync() }
            if position.offset == 0 || segments.count > 1 { try syncDirectory() }
        } catch  where error.isOfReadOnlyFileSystem {
            return
        }
    }
}
