import EventLog
public import FilingModel
import Projections
public import ReadModel
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
    /// Reads events that are cited from the log, each once, within one reading of its facts.
    public func citations(
        _ sequences: some Sequence<Int>,
        in facts: Facts
    ) throws -> Citations {
        var citations: Citations = [:]
        for sequence in sequences where citations[sequence] == nil {
            let line = try line(sequence, in: facts)
            citations[sequence] = CitedEvent(
                event: try line.event { try facts.place(of: $0)?.type },
                leafHash: MerkleTree.leafHash(line.bytes)
            )
        }
        return citations
    }
}
