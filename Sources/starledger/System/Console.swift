import EventLog
import Glibc
import Reports
import Synchronization

/// The standard streams: data on the one, words on the other.
///
/// All that a command says goes through here, and no private key does.
enum Console {
    /// The first failure of standard output, after which nothing more is written to it.
    private static let failure = Mutex<Int32?>(nil)
    /// What was done for good before its answer is written.
    private static let deed = Mutex<String?>(nil)

    /// Writes bytes.
    private static func write(bytes: [UInt8]) {
        failure.withLock { if $0 == nil { $0 = StandardStream.output.write(bytes) } }
    }

    /// Notes what is done for good, so that it is told if the answer is lost.
    static func note(done words: String) { deed.withLock { $0 = words } }

    /// The error of an answer that could not be written; nil if all was.
    ///
    /// Without words where the reader has gone, as `head` does when it has seen enough.
    static var lostAnswer: CommandError? {
        guard let code = failure.withLock({ $0 }) else { return nil }
        let deed = deed.withLock { $0.map { "; " + $0 } ?? "" }
        let reason = "cannot write standard output: \(SystemReason.words(code))"
        return CommandError(.inputOutput, code == EPIPE ? "" : reason + deed)
    }

    /// Writes data.
    static func write(_ text: String) { write(bytes: Array(text.utf8)) }

    /// Writes lines of the log, each with a line feed.
    ///
    /// Byte for byte; but on a terminal with escapes in the place of what could drive it.
    static func write(lines: [[UInt8]]) {
        guard isTerminal else {
            return write(bytes: Array(lines.map { $0 + [0x0A] }.joined()))
        }
        write(lines.map { PrettyJSON.shown(String(decoding: $0, as: UTF8.self)) + "\n" }.joined())
    }

    /// Writes comma-separated values: as they are, but for what could drive a terminal on one.
    static func write(sheet: String) {
        guard isTerminal else { return write(sheet) }
        let lines = sheet.split(separator: "\r\n", omittingEmptySubsequences: false)
        write(lines.map { Printable.escaped(String($0)) }.joined(separator: "\r\n"))
    }

    /// True if somebody watches standard output.
    private static var isTerminal: Bool { StandardStream.output.isTerminal }

    /// Says something to people.
    static func say(_ words: String) {
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map { Printable.escaped(String($0)) }.joined(separator: "\n") + "\n"
        writeError(SecretText.hidden(text))
    }

    /// Says what went wrong.
    static func complain(_ words: String) { say("starledger: " + words) }

    /// The width of text, in columns: the terminal's, or 100 where there is none.
    static var width: Int {
        guard isTerminal else { return 100 }
        return StandardStream.output.columns.map { max(40, $0) } ?? 80
    }

    /// Writes text to standard error as it is.
    static func writeError(_ text: String) { _ = StandardStream.error.write(Array(text.utf8)) }

    /// True if somebody watches standard error.
    static var isWatched: Bool { StandardStream.error.isTerminal }
}
