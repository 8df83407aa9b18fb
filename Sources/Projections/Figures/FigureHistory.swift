import FilingModel

/// The versions of a figure that counted, step by step from one clock to a later one.
struct FigureHistory {
    struct Moment {
        let step: Int
        let before: FigureFact?
        let after: FigureFact?
        let cause: ChangeCause
        /// Whether something else counts after it, or the same in another unit.
        let isChange: Bool
        /// The event whose place in the facts it changes.
        let target: EventID?
    }

    let key: FigureKey
    /// The version that counted at the earlier clock.
    let start: FigureFact?
    /// The steps that touched the figure, in order; not all of them changed what counts.
    private(set) var moments: [Moment] = []

    /// The moments that led from the version at the start to that at the end: those at which
    /// another version came to count, and those that had brought such a version.
    var causes: [Moment] {
        let counted = Set(moments.filter(\.isChange).compactMap { $0.after?.id })
        return moments.filter { moment in
            moment.isChange || moment.target.map(counted.contains) ?? false
        }
    }

    /// The version that counts at the later clock.
    var end: FigureFact? { moments.last?.after ?? (moments.isEmpty ? start : nil) }
}

extension FigureHistory {
    private static func isSame(_ one: FigureFact?, _ other: FigureFact?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        return one.saysTheSame(as: other)
    }

    /// Follows a figure over the steps.
    init(
        _ key: FigureKey,
        _ steps: [KnowledgeStep],
        touching indices: [Int],
        from: AsOf<some FactSource>
    ) throws {
        self.key = key
        let facts = from.facts
        var definition = try facts.definition(of: key.metric, at: from.clock.recorded)
        let known = try facts.figures(key, at: from.clock.recorded)
            .filter { from.clock.knows($0.time) }
        var book = FigureVersions(definition, known)
        start = book.counting
        var before = start
        var unit = definition.flatMap { before?.unit($0) }
        for index in indices {
            let step = steps[index]
            if step.versions.contains(where: { $0.metricDefinition != nil }) {
                definition = try facts.definition(of: key.metric, at: step.size)
            }
            book.definition = definition
            book.take(step, of: key)
            let after = book.counting
            let cause = ChangeCause(step, of: key, before: before, after: after, definition)
            let newUnit = definition.flatMap { after?.unit($0) }
            moments.append(
                Moment(
                    step: index,
                    before: before,
                    after: after,
                    cause: cause,
                    isChange: unit != newUnit || !Self.isSame(before, after),
                    target: step.target
                )
            )
            (before, unit) = (after, newUnit)
        }
    }
}
