import EventLog
import FilingModel
import Ledger
import Projections
import Reports

// An error of the library carries facts. Here it gets a message and an exit status. The parts of a
// message that other answers have too, such as what a spelling must be, are in Reports.

extension LedgerError {
    /// The message for people, and the exit status.
    ///
    /// - Parameter places: Where each input came from.
    func commandError(_ places: [InputLocation] = []) -> CommandError {
        func message(_ input: Int, _ member: String, _ sentence: String) -> String {
            let place = places.indices.contains(input) ? places[input].describe(member) : ""
            return (place.isEmpty ? "" : place + ": ") + sentence
        }
        switch self {
        case .log(let error): return error.commandError
        case .clockBehind(let last, let now):
            return CommandError(
                .tryAgain,
                "the clock says \(now), but the last event was recorded at \(last); set the clock"
            )
        case .unreadable(let input, let fault):
            return CommandError(.badData, message(input, fault.path, fault.sentence))
        case .identifierTaken(let input, let id, let sequence):
            let holder = sequence.map { "event \($0) of the log" } ?? "another event of this batch"
            let sentence = "the identifier \(id) is taken by \(holder), which says something else"
            return CommandError(.badData, message(input, "id", sentence))
        case .unexpectedSize(let expected, let actual):
            return CommandError(
                .tryAgain,
                "the log has \(actual) events, not \(expected): look again, then repeat"
            )
        case .refused(let input, let refusal):
            return CommandError(.badData, message(input, refusal.member, refusal.sentence))
        case .warnings(let warnings):
            let lines = warnings.map {
                "warning: " + message($0.input, "data", $0.warning.sentence)
            }
            let closing = "nothing was appended; --accept-warnings appends all the same"
            return CommandError(.badData, (lines + [closing]).joined(separator: "\n"))
        case .noSuchSize(let asked, let actual):
            return CommandError(.noInput, "the log has \(actual) events, not \(asked)")
        case .badTimeZone(let name):
            return CommandError(
                .badData,
                "\(name) is not a time zone this machine knows; use one such as Asia/Shanghai "
                    + "or +08:00"
            )
        case .readModel(let error): return error.commandError
        case .sql(let error):
            let location = places.first?.location ?? ""
            return CommandError(.badData, error.sentence(in: location))
        case .checkpoint(let error): return error.commandError
        case .spelling(let error): return CommandError(.badData, error.sentence)
        case .fault(let words):
            return CommandError(.ourFault, "a fault of this program: \(words)")
        }
    }
}

extension CommandError {
    /// The error of the command that any error amounts to.
    ///
    /// - Parameter places: Where each input came from.
    init(_ error: any Error, from places: [InputLocation] = []) {
        self =
            error as? CommandError ?? LedgerError(converting: error).commandError(places)
    }
}

/// Does something with inputs, whose places its errors name.
func located<Value>(
    _ places: [InputLocation],
    _ step: () throws -> Value
) throws(CommandError) -> Value {
    do {
        return try step()
    } catch {
        throw CommandError(error, from: places)
    }
}
