import Glibc

extension Path {
    /// Makes the directory, unless it is there; its name is durable then.
    ///
    /// One that is there may be what a crash left, so the directory above it is synced all the
    /// same, if the user may look into that and its file system can be synced.
    func makeDirectory(by calls: any FileCalls) throws(LogError) {
        let isNew = calls.makeDirectory(text) == 0
        guard isNew || errno == EEXIST else { throw FileDescriptor.failure("mkdir", text) }
        do {
            try appending("..").sync(by: calls)
        } catch .system(_, _, let code) where !isNew && [EACCES, EROFS, EINVAL].contains(code) {
            return
        }
    }

    /// Makes the directory and those above it, as far as the user may.
    package func makeDirectories(rights: UInt32 = 0o755) {
        guard !exists else { return }
        parent?.makeDirectories(rights: rights)
        _ = unsafe mkdir(text, rights)
    }

    /// Brings the names in the directory to the disk.
    package func sync(by calls: any FileCalls = Kernel()) throws(LogError) {
        try FileDescriptor(opening: text, .directory, by: calls).syncAll()
    }

    /// Brings the data of the file to the disk.
    package func syncData() throws(LogError) {
        try FileDescriptor(opening: text, .write).sync()
    }

    /// Gives the file another name, in the place of what had it.
    package func move(
        to target: String,
        by calls: any FileCalls = Kernel()
    ) throws(LogError) {
        guard calls.rename(text, to: target) == 0 else {
            throw FileDescriptor.failure("rename", target)
        }
    }

    /// Says who may do what with the file, where that can be said.
    package func setRights(_ rights: UInt32) { _ = unsafe chmod(text, rights) }

    /// Copies the file to a name that is free.
    package func copy(to target: String, rights: UInt32) throws(LogError) {
        let file = try FileDescriptor(opening: text, .read)
        let copy = try FileDescriptor(opening: target, .createNew, rights: rights)
        try file.copy(0..<(try file.length()), to: copy)
    }

    /// Removes the file; nothing happens where there is none.
    package func remove() { unsafe unlink(text) }
}
