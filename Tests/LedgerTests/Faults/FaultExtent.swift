import Glibc
import Synchronization

/// The extent of the tests: a share of what `Tests/Stress/faults` tries.
enum FaultExtent {
    /// The number of plans of faults for each scenario.
    static let plans = number("STARLEDGER_FAULTS", default: 12)
    /// The number of appends that a power cut ends.
    static let traces = number("STARLEDGER_TRACES", default: 6)
    /// The number of states of each moment that are opened as a ledger.
    static let opened = number("STARLEDGER_OPENED", default: 1)

    private static func number(_ name: String, default share: Int) -> Int {
        guard let text = unsafe getenv(name) else { return share }
        return unsafe Int(String(cString: text)) ?? share
    }
}

/// Counts what was tried, tells it, and leaves it for the script that tries all.
enum FaultTally {
    private static let counts = Mutex<[String: Int]>([:])

    /// Adds to counts, and says them on standard error in one line.
    static func tell(_ name: String, _ added: [(Int, String)]) {
        let words = added.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        _ = unsafe Array("\(name): \(words)\n".utf8).withUnsafeBytes {
            unsafe write(STDERR_FILENO, $0.baseAddress, $0.count)
        }
        guard let path = unsafe getenv("STARLEDGER_TALLY") else { return }
        counts.withLock { counts in
            for (count, kind) in added { counts[kind, default: 0] += count }
            let lines = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)\n" }
            guard let file = unsafe fopen(path, "w") else { return }
            unsafe fputs(lines.joined(), file)
            unsafe fclose(file)
        }
    }
}
