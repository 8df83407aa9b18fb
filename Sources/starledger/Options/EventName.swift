import ArgumentParser
import FilingModel
import Ledger

/// An event as it is asked for: by its identifier, or by its sequence, which is all digits.
struct EventName: ArgumentValue {
    let spelling: String

    init(argument: String) { spelling = argument }

    /// The event's sequence.
    func sequence(in ledger: Ledger) throws -> Int {
        if !spelling.isEmpty, spelling.utf8.allSatisfy(\.isASCIIDigit) {
            guard let sequence = Int(spelling), sequence < ledger.size.count else {
                throw CommandError(
                    .noInput,
                    "the log has \(ledger.size) events, from 0; no \(spelling)"
                )
            }
            return sequence
        }
        guard let id = try? EventID(spelling), let sequence = try ledger.sequence(of: id) else {
            throw CommandError(.noInput, "no event has the identifier \(spelling)")
        }
        return sequence
    }
}
