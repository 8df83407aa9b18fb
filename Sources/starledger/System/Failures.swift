import EventLog
import FilingModel
import Ledger
import Projections
import Reports

/// Where an input came from, and how to find a member in it.
struct InputLocation {
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
    func failure(_ places: [InputLocation] = []) -> CommandError {
        func message(_ input: Int, _ member: String, _ sentence: String) -> String {
            let place = places.indices.contains(input) ? places[input].describe(member) : ""
            return (place.isEmpty ? "" : place + ": ") + sentence
        }
        switch self {
        case .log(let failure): return failure.failure
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
        case .readModel(let failure): return failure.failure
        case .sql(let refusal):
            let location = places.first?.location ?? ""
            return CommandError(.badData, refusal.sentence(in: location))
        case .checkpoint(let fault): return fault.failure
        case .spelling(let malformed): return CommandError(.badData, malformed.sentence)
        case .fault(let words):
            return CommandError(.ourFault, "a fault of this program: \(words)")
        }
    }
}

/// Runs a step of the library, and gives its failure a message and an exit status.
func attempt<Value>(
    _ places: [InputLocation] = [],
    _ step: () throws -> Value
) throws(CommandError) -> Value {
    do {
        return try step()
    } catch let failure as CommandError {
        throw failure
    } catch {
        throw LedgerError(converting: error).failure(places)
    }
}

extension Ledger {
    /// Asks the rules at three clocks, with every failure as one of the command.
    func answer<Answer>(
        _ clock: Clock,
        _ ask: (AsOf<Ledger.Facts>) throws -> Answer
    ) throws(CommandError) -> Answer {
        let answer: Result<Answer, CommandError> = try attempt {
            try asOf(clock) { asOf in
                do {
                    return .success(try ask(asOf))
                } catch let failure as CommandError {
                    return .failure(failure)
                }
            }
        }
        return try answer.get()
    }
}
