import EventLog
import FilingModel
import Ledger
import Projections
import Reports

// An error of the library carries facts. Here it gets a message and an exit status. The parts of a
// message that other answers have too, such as what a spelling must be, are in Reports.

extension LedgerError {
    /// What an abbreviation of a time zone may mean, in brackets; nothing where that is not known.
    private static func meanings(of abbreviation: String) -> String {
        let meanings = [
            "AST": "Atlantic, -04:00; Arabia, +03:00",
            "BST": "Britain in summer, +01:00; Bangladesh, +06:00",
            "CST": "China, +08:00; North America, -06:00; Cuba, -05:00",
            "EST": "North America, -05:00; Australia, +10:00",
            "GST": "Gulf, +04:00; South Georgia, -02:00",
            "IST": "India, +05:30; Ireland, +01:00; Israel, +02:00",
            "MST": "North America, -07:00; Malaysia, +08:00",
            "PST": "North America, -08:00; Philippines, +08:00",
            "SST": "Singapore, +08:00; Samoa, -11:00",
        ]
        return meanings[abbreviation].map { " (\($0))" } ?? ""
    }

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
            let reason =
                LedgerTimeZone.isAbbreviation(name)
                ? "is an abbreviation, which means several time zones\(Self.meanings(of: name))"
                : "is not a time zone this machine knows"
            return CommandError(
                .badData,
                "\(name) \(reason); use one such as Asia/Shanghai or +08:00"
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
