import FilingModel

/// The versions of a figure that are in force and known at a moment, by event.
struct FigureVersions {
    /// The metric's definition at that moment; nil: there is none, and nothing counts.
    var definition: MetricDefinition?

    private var facts: [EventID: FigureFact]

    /// No versions, or some.
    init(_ definition: MetricDefinition?, _ facts: [FigureFact] = []) {
        self.definition = definition
        self.facts = Dictionary(facts.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    }

    /// The version that counts.
    var counting: FigureFact? {
        definition.flatMap { FigureChoice.counting(Array(facts.values), $0) }
    }

    /// Replaces the version of an event; nil: it has none any more.
    mutating func replace(_ fact: FigureFact?, for id: EventID) { facts[id] = fact }

    /// Takes in a step.
    mutating func take(_ step: KnowledgeStep, of key: FigureKey) {
        guard let target = step.target else { return }
        if step.versions.contains(where: { $0.event.filingPeriod != nil }) {
            replace(step.added?.figureFacts.first { $0.key == key }, for: target)
        }
    }
}
