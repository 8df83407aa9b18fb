import EventLog

/// Writes files that people asked for, such as a chart.
package enum FileWriter {
    /// Writes a file whole or not at all: beside its place first, then moved there.
    ///
    /// A reader of what stood there before sees the old text or the new one, never half; a link is
    /// followed. What is no regular file, such as a device, is not replaced.
    ///
    /// - Throws: `CommandError` with the status 73, naming the path and what the system said.
    package static func write(_ text: String, to path: String) throws(CommandError) {
        func failure(_ reason: String) -> CommandError {
            CommandError(.cannotCreate, "cannot write \(path): \(reason)")
        }
        let target = (try? Path(path).resolved()) ?? Path(path)
        guard target.isRegularFile || !target.exists else { throw failure("not a regular file") }
        do throws(LogError) {
            try PublishedFile.replace(target.text, with: Array(text.utf8), rights: 0o666)
        } catch {
            throw failure(error.systemReason)
        }
    }
}
