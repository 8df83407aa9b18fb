import EventLog
import TransparencyLog

/// The checkpoint and the keys beside a log, as far as they can be read.
struct CheckpointFiles {
    /// The names of the files, in `Events/`.
    static let checkpointName = "checkpoint"
    static let keysName = "keys"

    /// The checkpoint; nil if there is none, or none that can be read.
    private(set) var checkpoint: AuditorRecord?
    /// Whether there is one, be it that it cannot be read.
    let hasCheckpoint: Bool
    /// The keys to trust.
    private(set) var keys: [VerifierKey] = []
    /// What is wrong with the files.
    private(set) var findings: [Verification.Finding] = []

    /// Reads them.
    ///
    /// - Parameters:
    ///   - log: The log.
    ///   - given: The keys to trust in the place of those beside the log; none: those beside it.
    init(of log: EventLog, keys given: [VerifierKey] = []) {
        let (checkpoint, keys) = (
            Self.path(log, Self.checkpointName), Self.path(log, Self.keysName)
        )
        var findings: [Verification.Finding] = []
        func read<Value>(
            _ path: String,
            _ value: ([UInt8]) throws(FormatError) -> Value
        ) -> Value? {
            let file = "Events/\(path.split(separator: "/").last ?? "")"
            do {
                return try PublishedFile.contents(of: path).map(value)
            } catch let fault as FormatError {
                findings.append(.init(file: file, .malformed(fault)))
            } catch let failure as LogError {
                findings.append(.init(file: file, .unavailable(failure)))
            } catch {
                preconditionFailure("reading throws failures of the log and the form only")
            }
            return nil
        }
        self.checkpoint = read(checkpoint) { (bytes) throws(FormatError) in
            try AuditorRecord(checkpoint: bytes, named: "Events/\(Self.checkpointName)")
        }
        hasCheckpoint = self.checkpoint != nil || !findings.isEmpty
        self.keys = given.isEmpty ? read(keys, VerifierKey.list) ?? [] : given
        self.findings = findings
    }

    /// The path of a file beside the segments.
    static func path(_ log: EventLog, _ name: String) -> String { log.directory + "/" + name }
}
