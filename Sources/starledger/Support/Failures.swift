import EventLog
import FilingModel
import Ledger
import Projections
import Reports

/// Where an input came from, and how to find a member in it.
struct InputPlace {
    /// The file, or standard input, and the line.
    let location: String
    /// Where a member stands on that line; nil if that is not known.
    let column: (String) -> String?

    /// The place of a member, for the start of a message.
    func describe(_ member: String) -> String {
        guard let column = column(member) else { return location }
        return "\(location)\(location.isEmpty ? "" : ", ")\(column)"
    }
}

extension LedgerError {
    /// What to tell, and the exit status.
    ///
    /// - Parameter places: Where each input came from.
    /// - Returns: The failure of the command.
    func failure(_ places: [InputPlace] = []) -> CommandFailure {
        func message(_ input: Int, _ member: String, _ sentence: String) -> String {
            let place = places.indices.contains(input) ? places[input].describe(member) : ""
            return (place.isEmpty ? "" : place + ": ") + sentence
        }
        switch self {
        case .log(let failure): return failure.failure
        case .clockBehind(let last, let now):
            return CommandFailure(
                .tryAgain,
                "the clock says \(now), but the last event was recorded at \(last); set the clock"
            )
        case .unreadable(let input, let fault):
            return CommandFailure(.badData, message(input, fault.path, fault.sentence))
        case .identifierTaken(let input, let id, let sequence):
            let holder = sequence.map { "event \($0) of the log" } ?? "another event of this batch"
            let sentence = "the identifier \(id) is taken by \(holder), which says something else"
            return CommandFailure(.badData, message(input, "id", sentence))
        case .unexpectedSize(let expected, let actual):
            return CommandFailure(
                .tryAgain,
                "the log has \(actual) events, not \(expected): look again, then repeat"
            )
        case .refused(let input, let refusal):
            return CommandFailure(.badData, message(input, refusal.member, refusal.sentence))
        case .warnings(let warnings):
            let lines = warnings.map {
                "warning: " + message($0.input, "data", $0.warning.sentence)
            }
            let closing = "nothing was appended; --accept-warnings appends all the same"
            return CommandFailure(.badData, (lines + [closing]).joined(separator: "\n"))
        case .noSuchSize(let asked, let actual):
            return CommandFailure(.noInput, "the log has \(actual) events, not \(asked)")
        case .badTimeZone(let name):
            return CommandFailure(
                .badData,
                "\(name) is not a time zone this machine knows; use one such as Asia/Shanghai "
                    + "or +08:00"
            )
        case .readModel(let failure): return failure.failure
        case .sql(let refusal):
            let location = places.first?.location ?? ""
            return CommandFailure(.badData, refusal.sentence(in: location))
        case .checkpoint(let fault): return fault.failure
        }
    }
}

/// Runs a step of the library, and gives its failure a message and an exit status.
func attempt<Value>(
    _ places: [InputPlace] = [],
    _ step: () throws -> Value
) throws(CommandFailure) -> Value {
    do {
        return try step()
    } catch let failure as CommandFailure {
        throw failure
    } catch let error as LedgerError {
        throw error.failure(places)
    } catch let failure as LogFailure {
        throw failure.failure
    } catch let fault as LineFault {
        throw CommandFailure(.badData, fault.sentence)
    } catch let malformed as Malformed {
        throw CommandFailure(.badData, malformed.sentence)
    } catch {
        throw CommandFailure(.ourFault, "a fault of this program: \(error)")
    }
}

extension Ledger {
    /// Asks the rules at three clocks, with every failure as one of the command.
    ///
    /// - Parameters:
    ///   - clock: The clocks.
    ///   - ask: What to ask.
    /// - Returns: The answer.
    /// - Throws: `CommandFailure`.
    func answer<Answer>(
        _ clock: Clock,
        _ ask: (AsOf<LedgerFacts>) throws -> Answer
    ) throws(CommandFailure) -> Answer {
        try attempt { try query(clock, ask) }
    }
}
