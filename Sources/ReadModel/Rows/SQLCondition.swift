import FilingModel
import GRDB
import Projections

/// The condition on `_versions v` that a query stands for, answered by an index.
struct SQLCondition {
    let sql: String
    let arguments: StatementArguments

    init(_ query: FactQuery) {
        let subject = "v.subject = (SELECT subject FROM _subjects WHERE name = ?)"
        let period = "v.period = (SELECT period FROM _periods WHERE name = ?)"
        switch query {
        case .about(let about, let types):
            // Amendments bring versions of their targets, and are none themselves.
            self.init(types.filter { !$0.isAmendment }, about: about.text)
        case .of(let types): self.init(types.filter { !$0.isAmendment }, about: nil)
        case .filings(let code, let of):
            self.init("\(period) AND \(subject)", [of.description, code.text])
        case .allFilings(let of): self.init(period, [of.description])
        case .claims(let of): self.init("\(period) AND v.has_claims = 1", [of.description])
        }
    }

    /// The condition that a version is of some types, and about a subject, if one is given.
    ///
    /// Filings are found by period and subject, everything else by type and subject.
    init(_ types: [EventType], about subject: String?) {
        let name = "(SELECT subject FROM _subjects WHERE name = ?)"
        let about = subject == nil ? "" : " AND v.subject = \(name)"
        let filings = types.filter(\.isFiling)
        let others = types.filter { !$0.isFiling }
        var parts: [String] = []
        if !others.isEmpty {
            parts.append("v.type IN (\(Self.codes(of: others))) AND v.period IS NULL\(about)")
        }
        if !filings.isEmpty {
            let period = "v.period IN (SELECT period FROM _periods)\(about)"
            parts.append("\(period) AND v.type IN (\(Self.codes(of: filings)))")
        }
        let condition = parts.map { "(\($0))" }.joined(separator: " OR ")
        self.init(
            parts.isEmpty ? "FALSE" : "(\(condition))",
            StatementArguments(parts.compactMap { _ in subject })
        )
    }

    private init(_ sql: String, _ arguments: StatementArguments) {
        self.sql = sql
        self.arguments = arguments
    }

    /// The codes of types, for a list of SQL.
    static func codes(of types: [EventType]) -> String {
        types.map { String(code(of: $0)) }.joined(separator: ", ")
    }

    /// The code of a type: its place among all.
    static func code(of type: EventType) -> Int { types.firstIndex(of: type) ?? types.count }

    /// The types by their codes.
    static let types = EventType.allCases
}
