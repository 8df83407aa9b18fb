package import EventLog
public import FilingModel
public import Projections
import ReadModel

/// What events change about the answers of a day, with all that is known.
public struct AppendEffect: Hashable, Sendable {
    /// The answers without the events, and with them.
    public let difference: Difference
    /// The companies with the events.
    public let companies: [CompanyState]

    init(of facts: some FactSource, from size: LogSize, to end: LogSize, on day: ValidDate) throws {
        let later = AsOf(facts, at: Clock(valid: day, known: nil, recorded: end))
        difference = try AsOf(facts, at: Clock(valid: day, known: nil, recorded: size))
            .difference(to: later)
        companies = try later.companies()
    }
}

extension Ledger {
    /// What events would change about the answers of a day, if they were appended.
    package func effect(
        ofAppending inputs: [JSONValue],
        stamp: Recording,
        options: AppendOptions = AppendOptions(),
        on day: ValidDate
    ) throws(LedgerError) -> AppendEffect {
        try plan(inputs, stamp, options) { plan in
            try AppendEffect(of: plan.facts, from: size, to: plan.facts.size, on: day)
        }
    }

    /// What events of the log changed about the answers of a day.
    public func effect(of sequences: Range<Int>, on day: ValidDate) throws(LedgerError)
        -> AppendEffect
    {
        try LedgerError.converting {
            try facts { facts in
                try AppendEffect(
                    of: facts,
                    from: LogSize(sequences.lowerBound),
                    to: LogSize(sequences.upperBound),
                    on: day
                )
            }
        }
    }
}
