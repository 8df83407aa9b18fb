import Ledger
import ReadModel

extension SQLError {
    /// The queries that are answered.
    private static let hint =
        "sql answers one SELECT, EXPLAIN or PRAGMA table_info(view), over the views events, "
        + "companies, marks, figures and figure_versions"

    /// What is wrong, with the place in front.
    ///
    /// - Parameter location: The file that holds the query; empty: none.
    func sentence(in location: String) -> String {
        let (sentence, place): (String, Place?) =
            switch self {
            case .empty: ("there is no query; \(Self.hint)", nil)
            case .several: ("more than one statement; give them one at a time", nil)
            case .nulCharacter: ("the query holds a NUL character, which would end it there", nil)
            case .parameters: ("the query has a parameter; write its value in its place", nil)
            case .internalName(let name): ("\(name) is internal and may change; \(Self.hint)", nil)
            case .notAllowed(let message, let place): ("\(message); \(Self.hint)", place)
            case .failed(let message, let place): (message, place)
            case .tooMuchMemory(let limit):
                (
                    "the query needs more than \(limit / 1_048_576) MiB of memory, and was stopped: "
                        + "sort, group or join less, or export the tables",
                    nil
                )
            case .tooSlow(let limit):
                (
                    "the query took more than \(limit) s, and was stopped; --timeout lets it take "
                        + "longer",
                    nil
                )
            case .tooLarge(let limit):
                (
                    "the answer is larger than \(limit / 1_048_576) MiB; ask for less, or add LIMIT",
                    nil
                )
            }
        let column = place.map { "line \($0.line), column \($0.column)" }
        let prefix = [location, column ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        return prefix.isEmpty ? sentence : "\(prefix): \(sentence)"
    }
}
