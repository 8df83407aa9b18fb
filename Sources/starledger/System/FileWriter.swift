import EventLog
import TransparencyLog

/// Writes files that people asked for, such as a chart.
package enum FileWriter {
    /// Writes a file whole or not at all: beside its place first, then moved there.
    ///
    /// A reader of what stood there before sees the old text or the new one, never half; a link is
    /// followed. What is no regular file, such as a device, is not replaced, nor is anything that
    /// belongs to a ledger or holds a private key.
    ///
    /// - Throws: `CommandError` with the status 73, naming the path and what the system said.
    package static func write(_ text: String, to path: String) throws(CommandError) {
        func failure(_ reason: String) -> CommandError {
            CommandError(.cannotCreate, "cannot write \(path): \(reason)")
        }
        let target: Path
        do throws(LogError) {
            target = try Path(path).resolvedTarget()
        } catch {
            throw failure(error.systemReason)
        }
        guard target.isRegularFile || !target.exists else { throw failure("not a regular file") }
        if let ledger = EventLog.ledger(holding: target) {
            throw failure(
                "it would lie among the files of the ledger \(ledger.text); name a place outside of "
                    + "its Events and Snapshots"
            )
        }
        guard !holdsKey(target) else {
            throw failure("it holds, or is named as, a private key or what is kept beside one")
        }
        do throws(LogError) {
            try PublishedFile.replace(target.text, with: Array(text.utf8), rights: 0o666)
        } catch {
            throw failure(error.systemReason)
        }
    }

    /// Whether a file is a private key, or the head that is kept beside one.
    private static func holdsKey(_ file: Path) -> Bool {
        if SigningKeyFile.suffixes.contains(where: { file.name.hasSuffix($0) }) { return true }
        guard file.isRegularFile, var content = try? InputDescriptor(opening: file.text),
            let start = try? content.next()
        else { return false }
        return start.starts(with: SigningKey.mark.utf8)
    }
}
