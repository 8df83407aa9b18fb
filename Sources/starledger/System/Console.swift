import EventLog
import Reports

/// The standard streams: data on the one, words on the other.
enum Console {
    /// Writes data.
    static func write(_ text: String) { StandardStream.output.write(Array(text.utf8)) }

    /// Writes lines of the log, each with a line feed.
    ///
    /// Byte for byte; but on a terminal with escapes in the place of what could drive it.
    static func write(lines: [[UInt8]]) {
        guard isTerminal else {
            StandardStream.output.write(Array(lines.map { $0 + [0x0A] }.joined()))
            return
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
        StandardStream.error.write(Array(text.utf8))
    }

    /// Says what went wrong.
    static func complain(_ words: String) { say("starledger: " + words) }

    /// The width of text, in columns: the terminal's, or 100 where there is none.
    static var width: Int {
        guard isTerminal else { return 100 }
        return StandardStream.output.columns.map { max(40, $0) } ?? 80
    }

    /// Writes text to standard error as it is.
    static func writeError(_ text: String) { StandardStream.error.write(Array(text.utf8)) }

    /// True if somebody watches standard error.
    static var isWatched: Bool { StandardStream.error.isTerminal }
}
