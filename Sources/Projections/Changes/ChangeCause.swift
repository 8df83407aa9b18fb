public import FilingModel

/// The reason for a change of an answer.
public enum ChangeCause: Hashable, Sendable {
    /// Another version of a figure; or an amendment, of whatever it is.
    case figure(FigureCause)
    /// An event about a company came to count.
    case event(EventType)

    /// This ledger had recorded an event wrongly.
    public static let correction = ChangeCause.figure(.correction)
    /// This ledger should not have recorded an event.
    public static let retraction = ChangeCause.figure(.retraction)

    /// Its name in answers.
    public var name: String {
        switch self {
        case .figure(let cause): cause.rawValue
        case .event(let type): type.rawValue
        }
    }

    /// The reason why a step changed something of a company.
    init(_ step: KnowledgeStep) {
        switch step.kind {
        case .filing: self = .event(step.added?.event.type ?? .companyListed)
        case .correction: self = .correction
        case .retraction: self = .retraction
        }
    }

    /// The reason why a step changed a figure.
    init(
        _ step: KnowledgeStep,
        of key: FigureKey,
        before: FigureFact?,
        after: FigureFact?,
        _ definition: MetricDefinition?
    ) {
        switch step.kind {
        case .correction: self = .correction
        case .retraction: self = .retraction
        case .filing:
            let filed = step.added?.figureFacts.first { $0.key == key }
            guard let filed, let definition else {
                self = .figure(.definition)
                return
            }
            self = .figure(FigureCause(of: filed, before: before, after: after, definition))
        }
    }
}

/// A step that changed an answer, with its reason.
public struct Cause: Hashable, Sendable {
    /// The reason.
    public let reason: ChangeCause
    /// The step.
    public let step: KnowledgeStep
}

/// Something that is not the same at two clocks.
public struct Change<Key: Hashable & Sendable, Value: Hashable & Sendable>: Hashable, Sendable {
    /// The subject of the change.
    public let key: Key
    /// The value before; nil: none.
    public let before: Value?
    /// The value now; nil: none any more.
    public let after: Value?
    /// The steps that led from the one to the other, in order.
    public let causes: [Cause]
}
