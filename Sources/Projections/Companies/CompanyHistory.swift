import FilingModel

/// The listing and the changes of a company that were known at each step from one clock to a later
/// one.
struct CompanyHistory {
    struct Moment {
        let step: Int
        /// The versions that were known before the step, and after it.
        let before: [EventVersion]
        let after: [EventVersion]
        let cause: ChangeCause
    }

    let code: SecurityCode
    let start: [EventVersion]
    private(set) var moments: [Moment] = []

    var end: [EventVersion] { moments.last?.after ?? start }

    /// Follows a company over the steps.
    init(
        _ code: SecurityCode,
        _ steps: [KnowledgeStep],
        touching indices: [Int],
        from: AsOf<some FactSource>
    ) throws {
        self.code = code
        start = from.known(try from.facts.company(code, at: from.clock.recorded))
        var versions = Dictionary(start.map { ($0.event.id, $0) }, uniquingKeysWith: { $1 })
        var before = start
        for index in indices {
            let step = steps[index]
            guard let target = step.target else { continue }
            versions[target] = step.added
            let after = versions.values.sorted { $0.sequence < $1.sequence }
            moments.append(
                Moment(step: index, before: before, after: after, cause: ChangeCause(step))
            )
            before = after
        }
    }

    /// The steps at which something that is read from the versions changed.
    func causes<Value: Equatable>(
        _ steps: [KnowledgeStep],
        of read: ([EventVersion]) -> Value
    ) -> [Cause] {
        moments.filter { read($0.before) != read($0.after) }
            .map { Cause(reason: $0.cause, step: steps[$0.step]) }
    }
}
