import FilingModel
import Ledger
import Projections
import ReadModel

extension Ledger {
    /// All versions of all events, for comparing two ledgers.
    func versions() throws -> [[EventVersion]] {
        try (0..<size.count).map { sequence in
            let id = try event(sequence).id
            return try facts { try $0.history(of: id) }
        }
    }
}
