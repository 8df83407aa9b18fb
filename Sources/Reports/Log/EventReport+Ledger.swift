package import EventLog
import FilingModel
package import Ledger
import Projections
import ReadModel
package import TransparencyLog

extension EventReport {
    /// One event of a ledger, with all that amends it.
    package init(of line: LogLine, in ledger: Ledger, file: Digest? = nil) throws {
        let event = try ledger.event(of: line)
        let target = EventAmendment(event, of: [])?.target ?? event.id
        let versions = try ledger.facts { try $0.history(of: target) }
        let corrections = versions.dropFirst().map(\.span.opened)
        let retraction = versions.last.flatMap { $0.isRetracted ? $0.span.closed : nil }
        let amendments = corrections + [retraction].compactMap { $0 }
        self.init(
            event: event,
            line: try JSONParser.value(of: line.bytes),
            leafHash: MerkleTree.leafHash(line.bytes).hex,
            versions: versions,
            amendments: try target == event.id ? amendments.map { try ledger.event($0) } : [],
            file: file
        )
    }
}
