import FilingModel

/// What counted as a figure at each step from one clock to a later one.
struct FigureTrack {
    struct Moment {
        let step: Int
        let before: FigureFact?
        let after: FigureFact?
        let cause: ChangeCause
    }

    let key: FigureKey
    /// What counted at the earlier clock.
    let start: FigureFact?
    /// The steps that touched the figure, in order; not all of them changed what counts.
    private(set) var moments: [Moment] = []

    /// What counts at the later clock.
    var end: FigureFact? { moments.last?.after ?? (moments.isEmpty ? start : nil) }
}

extension FigureTrack {
    /// Follows a figure over the steps.
    ///
    /// - Parameters:
    ///   - key: What the figure is of.
    ///   - steps: All steps, and which of them touch the figure.
    ///   - from: The earlier state of knowledge.
    init(
        _ key: FigureKey,
        _ steps: [KnowledgeStep],
        touching indices: [Int],
        from: AsOf<some FactSource>
    ) throws {
        self.key = key
        let facts = from.facts
        let isBuiltIn = MetricDefinition.builtIn(key.metric) != nil
        var definition = try facts.definition(of: key.metric, at: from.clock.recorded)
        let known = try facts.figures(key, at: from.clock.recorded)
            .filter { from.clock.knows($0.time) }
        var book = FigureBook(definition, known)
        start = book.counting
        var before = start
        for index in indices {
            let step = steps[index]
            if !isBuiltIn { definition = try facts.definition(of: key.metric, at: step.size) }
            book.definition = definition
            book.take(step, of: key)
            let after = book.counting
            let cause = ChangeCause(step, of: key, before: before, after: after, definition)
            moments.append(Moment(step: index, before: before, after: after, cause: cause))
            before = after
        }
    }
}
