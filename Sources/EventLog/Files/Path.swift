import Glibc

/// A path of the file system: where it leads, and what lies there.
///
/// A relative path begins at the working directory.
package struct Path: Hashable, Sendable {
    /// The path as it was given.
    package let text: String

    package init(_ text: String) { self.text = text }

    // MARK: Text

    /// The directory above, by the text alone; nil for `/` and `.`.
    package var parent: Path? {
        guard let slash = text.lastIndex(of: "/") else { return text == "." ? nil : Path(".") }
        guard slash != text.startIndex else { return text == "/" ? nil : Path("/") }
        return Path(String(text[..<slash]))
    }

    /// What stands behind the last slash.
    package var name: String {
        text.lastIndex(of: "/").map { String(text[text.index(after: $0)...]) } ?? text
    }

    /// The path of a name in this directory.
    package func appending(_ name: String) -> Path {
        Path(text.hasSuffix("/") ? text + name : text + "/" + name)
    }

    // MARK: What lies there

    /// The absolute path without links and dots.
    ///
    /// - Throws: `LogError.system` if nothing lies there.
    package func resolved() throws(LogError) -> Path {
        guard let resolved = unsafe realpath(text, nil) else {
            throw FileDescriptor.failure("realpath", text)
        }
        defer { unsafe free(resolved) }
        return Path(unsafe String(cString: resolved))
    }

    /// The absolute path, without links and dots, of a file that may be there or not.
    ///
    /// - Throws: `LogError.system` if the directory above it is not there.
    package func resolvedTarget() throws(LogError) -> Path {
        if exists { return try resolved() }
        return try (parent ?? Path(".")).resolved().appending(name)
    }

    /// The user whose rights the process has.
    package static var user: UInt32 { geteuid() }

    /// Whether it leads to anything.
    package var exists: Bool { unsafe access(text, F_OK) == 0 }

    /// What lies at the path itself, be it a link; nil if nothing does.
    package var status: FileStatus? { Kernel().status(at: text) }

    /// Whether the name is taken, if only by a link that leads nowhere.
    package var isTaken: Bool { status != nil }

    /// Whether the user may write to what lies there.
    package var isWritable: Bool { unsafe access(text, W_OK) == 0 }

    /// Whether it leads to a file that is no directory, pipe or device.
    package var isRegularFile: Bool { leads(to: S_IFREG) }

    /// Whether it leads to a directory.
    package var isDirectory: Bool { leads(to: S_IFDIR) }

    private func leads(to kind: mode_t) -> Bool {
        var status = stat()
        return unsafe stat(text, &status) == 0 && status.st_mode & S_IFMT == kind
    }

    /// The names in the directory, sorted by their bytes.
    package func names() throws(LogError) -> [String] {
        guard let directory = unsafe opendir(text) else {
            throw FileDescriptor.failure("opendir", text)
        }
        defer { unsafe closedir(directory) }
        var names: [String] = []
        // A directory that cannot be read must not look like one that ends there.
        errno = 0
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            names.append(name)
            errno = 0
        }
        guard errno == 0 else { throw FileDescriptor.failure("readdir", text) }
        return names.sorted()
    }
}
