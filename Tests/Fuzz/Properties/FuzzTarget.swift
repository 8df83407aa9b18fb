/// A part of the program that reads what others wrote, and the laws it keeps on any bytes at all.
public enum FuzzTarget: String, CaseIterable, Sendable {
    /// JSON as people write it, and as the log does.
    case canonicalJSON = "canonical-json"
    /// A line of the log, and an event on its way there.
    case envelope
    /// Amounts as people write them, and as the log does.
    case amount
    /// A table of comma-separated values.
    case csv
    /// A table of facts that is imported.
    case importing = "import"
    /// A signed note, a checkpoint, a key.
    case signedNote = "signed-note"
    /// A proof of an entry, or of one tree in another.
    case proof = "tlog-proof"

    /// Holds some bytes against the laws of this target.
    ///
    /// - Parameter bytes: Any bytes.
    /// - Throws: `Violation`, with the law that is broken.
    public func check(_ bytes: [UInt8]) throws(Violation) {
        switch self {
        case .canonicalJSON: try CanonicalJSONLaws.check(bytes)
        case .envelope: try EnvelopeLaws.check(bytes)
        case .amount: try AmountLaws.check(bytes)
        case .csv: try CSVLaws.check(bytes)
        case .importing: try ImportLaws.check(bytes)
        case .signedNote: try NoteLaws.check(note: bytes)
        case .proof: try NoteLaws.check(proof: bytes)
        }
    }
}

/// A law that some bytes broke.
public struct Violation: Error, Hashable, Sendable {
    /// The law, in words.
    public let law: String

    /// Demands that a law holds.
    ///
    /// - Parameters:
    ///   - law: The law, in words.
    ///   - holds: Whether it does.
    /// - Throws: A violation of the law if it does not.
    static func unless(
        _ law: @autoclosure () -> String,
        _ holds: Bool
    ) throws(Violation) {
        guard holds else { throw Violation(law: law()) }
    }

    /// Does what by a law cannot fail.
    ///
    /// - Parameters:
    ///   - law: The law, in words.
    ///   - body: What to do.
    /// - Returns: What it gives.
    /// - Throws: A violation of the law, with what went wrong, if it fails all the same.
    static func unless<Value, Failure: Error>(
        _ law: String,
        fails body: () throws(Failure) -> Value
    ) throws(Violation) -> Value {
        do {
            return try body()
        } catch {
            throw Violation(law: "\(law): \(error)")
        }
    }
}
