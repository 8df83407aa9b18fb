import EventLog
public import FilingModel
import ReadModel
public import TransparencyLog

/// An event as it stands in the log: what a number is traced back to.
public struct CitedEvent: Hashable, Sendable {
    /// The event, without what amendments made of it.
    public let event: RecordedEvent
    /// The hash of its line: the leaf of the log's tree (RFC 6962 §2.1).
    public let leafHash: Digest
}

/// Events by sequence.
public typealias Citations = [Int: CitedEvent]

extension Ledger {
    /// Reads events that are cited from the log, each once.
    public func citations(
        _ sequences: some Sequence<Int>
    ) throws(LedgerError) -> Citations {
        var citations: Citations = [:]
        for sequence in sequences where citations[sequence] == nil {
            let line = try line(sequence)
            citations[sequence] = CitedEvent(
                event: try event(of: line),
                leafHash: MerkleTree.leafHash(line.bytes)
            )
        }
        return citations
    }
}
