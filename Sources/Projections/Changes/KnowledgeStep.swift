public import FilingModel

/// One step from what was known to what was known later: an event was recorded, or one that was
/// recorded became public.
///
/// The steps between two clocks lead over states that are answers themselves: first everything is
/// recorded, in log order, that was; then it becomes public, in that order.
public struct KnowledgeStep: Hashable, Sendable {
    /// The kind of a step.
    public enum Kind: Hashable, Sendable {
        /// An event came to count.
        case filing
        /// A correction changed what an event says.
        case correction
        /// A retraction took an event away.
        case retraction
    }

    /// The kind of step.
    public let kind: Kind
    /// The version that counts no more; nil: none.
    public let removed: EventVersion?
    /// The version that counts instead; nil: none.
    public let added: EventVersion?
    /// The sequence of the event that is the reason: the amendment, or else the event itself.
    public let sequence: Int
    /// The number of events that count after it.
    let size: LogSize
    /// Its place among the steps, from 0.
    public internal(set) var order = 0

    /// The event whose place in the facts it changes.
    public var target: EventID? { (added ?? removed)?.event.id }

    /// The subjects it is about.
    var subjects: Set<Subject> { Set([removed, added].compactMap { $0?.event.subject }) }

    /// The versions it takes away or brings.
    var versions: [EventVersion] { [removed, added].compactMap { $0 } }
}

extension AsOf {
    /// The steps to a later state of knowledge.
    ///
    /// - Parameter later: The same facts at a clock that this one is at most.
    /// - Returns: The steps, in order.
    func steps(to later: AsOf) throws -> [KnowledgeStep] {
        var steps = try recordedSteps(through: later.clock.recorded) + publishedSteps(to: later)
        for index in steps.indices { steps[index].order = index }
        return steps
    }

    /// The steps of recording up to a size, as far as they are known at this clock.
    private func recordedSteps(through size: LogSize) throws -> [KnowledgeStep] {
        let part = clock.recorded.count..<max(clock.recorded.count, size.count)
        guard !part.isEmpty else { return [] }
        let touched = try facts.history(recordedIn: part)
        let brought = Dictionary(grouping: touched, by: \.span.opened)
        let ended = Dictionary(grouping: touched.filter { $0.span.closed != nil }) {
            $0.span.closed ?? 0
        }
        return part.compactMap { sequence in
            step(
                at: sequence,
                ended: ended[sequence]?.first,
                brought: brought[sequence]?.first
            )
        }
    }

    /// A version, if it counts by what is known: what defines the ledger itself always does.
    private func ifKnown(_ version: EventVersion) -> EventVersion? {
        version.isDefinition || clock.knows(version.event.time) ? version : nil
    }

    private func step(
        at sequence: Int,
        ended: EventVersion?,
        brought: EventVersion?
    ) -> KnowledgeStep? {
        let removed = ended.flatMap(ifKnown)
        let added = brought.flatMap(ifKnown)
        guard removed != nil || added != nil else { return nil }
        let isRetraction = ended?.isRetracted ?? false
        return KnowledgeStep(
            kind: ended == nil ? .filing : isRetraction ? .retraction : .correction,
            removed: removed,
            added: added,
            sequence: sequence,
            size: LogSize(sequence + 1)
        )
    }

    /// The steps of becoming public, of what is recorded at a later clock.
    private func publishedSteps(to later: AsOf) throws -> [KnowledgeStep] {
        guard clock.known != later.clock.known else { return [] }
        return try facts.versions(.of(EventType.allCases), at: later.clock.recorded)
            .filter { version in
                !version.isDefinition && !clock.knows(version.event.time)
                    && later.clock.knows(version.event.time)
            }.sorted(by: isPublicEarlier)
            .map { version in
                KnowledgeStep(
                    kind: .filing,
                    removed: nil,
                    added: version,
                    sequence: version.sequence,
                    size: later.clock.recorded
                )
            }
    }

    /// The order in which a later known time takes versions in: days by the date as written, times
    /// by the instant.
    private func isPublicEarlier(_ one: EventVersion, _ other: EventVersion) -> Bool {
        if case .time? = clock.known {
            return (one.event.time.instant, one.sequence)
                < (other.event.time.instant, other.sequence)
        }
        return one.order < other.order
    }
}

extension EventVersion {
    /// Whether it defines the ledger or a metric: the known time never hides that.
    fileprivate var isDefinition: Bool {
        event.type == .ledgerOpened || event.type == .metricDefined
    }
}
