public import FilingModel

/// Every version of a figure, in the order in which they became public, with the reason for each.
public struct FigureAudit: Hashable, Sendable {
    /// One version.
    public struct Version: Hashable, Sendable {
        /// The value that the event gives, or gave before it was withdrawn.
        public let fact: FigureFact
        /// The version of the event that says so.
        public let event: EventVersion
        /// Whether the event says nothing of the figure any more: it was retracted, or corrected
        /// not to, or to become public later than is known.
        public let isWithdrawn: Bool
        /// Whether its withdrawal follows.
        let isWithdrawnLater: Bool
        /// Whether it is what its event says at the sizes of the log that count.
        public let isInForce: Bool
        /// The sequence of the amendment that brought or withdrew it; nil: it is as filed.
        public let amendment: Int?
        /// The reason for the version.
        public let cause: FigureCause
        /// By how much it moved what counted, of all that is in force.
        ///
        /// Of a corrected version: by how much it moved what its event had said. Nil: it moved
        /// nothing, there is nothing to measure, or it is not in force.
        public let revision: FigureRevision?
        /// Whether it is the version that counts.
        public let counts: Bool
        /// Whether the number that came out fell inside its range; nil: it has none, no actual is
        /// known in its unit, or its precision leaves it open.
        public let isInside: Bool?
    }

    /// The figure.
    public let key: FigureKey
    /// The metric's definition.
    public let definition: MetricDefinition
    /// The versions: as they became public, an amended one after what it was before.
    public let versions: [Version]

    /// The version that counts; nil: none does.
    public var counting: Version? { versions.first(where: \.counts) }
}

extension AsOf {
    /// Every version of a figure that was known, with the reason of each.
    ///
    /// Versions that an amendment ended are among them. One that an amendment left as it was, as
    /// far as this figure goes, is listed once.
    ///
    /// - Returns: The versions; nil if there is no such metric.
    public func audit(_ key: FigureKey) throws -> FigureAudit? {
        guard let definition = try facts.definition(of: key.metric, at: clock.recorded) else {
            return nil
        }
        let history = try facts.history(
            .filings(key.subject, key.period),
            through: clock.recorded
        )
        let entries = Dictionary(grouping: history, by: \.event.id).values
            .flatMap { self.entries(of: $0, key) }.sorted { $0.place < $1.place }
        let counting = try figure(key)
        var book = FigureVersions(definition)
        let versions = entries.map { entry in
            var next = book
            next.replace(entry.isWithdrawn ? nil : entry.fact, for: entry.fact.id)
            let version = FigureAudit.Version(
                fact: entry.fact,
                event: entry.event,
                isWithdrawn: entry.isWithdrawn,
                isWithdrawnLater: !entry.isWithdrawn && !entry.isInForce && !entry.isSuperseded,
                isInForce: entry.isInForce,
                amendment: entry.amendment,
                cause: entry.cause(before: book.counting, after: next.counting, definition),
                revision: revision(entry, from: book.counting, to: next.counting, definition),
                counts: entry.isInForce && counting?.id == entry.fact.id,
                isInside: Self.isInside(counting, of: entry.fact, definition)
            )
            if entry.isInForce { book = next }
            return version
        }
        return FigureAudit(key: key, definition: definition, versions: versions)
    }

    /// By how much a version that is in force moved what counted before it became public; one that
    /// a correction brought, what its event had said.
    private func revision(
        _ entry: FigureEntry,
        from before: FigureFact?,
        to after: FigureFact?,
        _ definition: MetricDefinition
    ) -> FigureRevision? {
        guard entry.isInForce else { return nil }
        if entry.isAmended {
            return entry.previous.flatMap { FigureRevision(from: $0, to: entry.fact, definition) }
        }
        guard let before, after?.id == entry.fact.id else { return nil }
        return FigureRevision(from: before, to: entry.fact, definition)
    }

    private static func isInside(
        _ actual: FigureFact?,
        of range: FigureFact,
        _ definition: MetricDefinition
    ) -> Bool? {
        guard let actual, actual.stage != .filed(.forecast), !actual.quantity.isRange,
            range.quantity.isRange, actual.unit(definition) == range.unit(definition)
        else { return nil }
        let (number, bounds) = (Interval(actual.quantity), Interval(range.quantity))
        if bounds.contains(number) { return true }
        return bounds.intersects(number) ? nil : false
    }

    /// The values that one event gave for a figure, version by version.
    private func entries(of versions: [EventVersion], _ key: FigureKey) -> [FigureEntry] {
        var entries: [FigureEntry] = []
        for version in versions where clock.knows(version.event.time) {
            guard let fact = version.figureFacts.first(where: { $0.key == key }) else { continue }
            if let last = entries.last, last.end == version.span.opened {
                if last.fact.saysTheSame(as: fact) {
                    entries[entries.count - 1].end(with: version)
                    continue
                }
                entries[entries.count - 1].isSuperseded = true
            }
            entries.append(FigureEntry(fact, version, after: entries.last))
        }
        return entries.flatMap(\.withWithdrawal)
    }
}

/// A version of a figure on its place in an audit.
private struct FigureEntry {
    struct Place: Comparable {
        let published: PublicOrder
        let opened: Int

        static func < (lhs: Place, rhs: Place) -> Bool {
            lhs.published == rhs.published
                ? lhs.opened < rhs.opened : lhs.published < rhs.published
        }
    }

    let fact: FigureFact
    private(set) var event: EventVersion
    let place: Place
    /// The sequence of the amendment that brought or withdrew it.
    let amendment: Int?
    let isWithdrawn: Bool
    /// Whether the amendment that ended or withdrew it is a retraction.
    private(set) var isRetraction: Bool
    /// The sequence of the amendment that ended it.
    private(set) var end: Int?
    /// Whether another version of the same event took its place.
    var isSuperseded = false
    /// The value that the event had given before; nil: none, or it is as filed.
    let previous: FigureFact?

    /// A version; it comes after the one of the same event before it, even if it became public
    /// earlier.
    init(_ fact: FigureFact, _ event: EventVersion, after previous: FigureEntry?) {
        self.fact = fact
        self.event = event
        self.previous = previous?.fact
        let published = previous.map { max($0.place.published, fact.order) } ?? fact.order
        place = Place(published: published, opened: event.span.opened)
        amendment = event.correctedBy == nil ? nil : event.span.opened
        isWithdrawn = false
        isRetraction = event.isRetracted
        end = event.span.closed
    }

    /// Notes that a later version says the same: the event is as it is there, and ended there.
    mutating func end(with version: EventVersion) {
        event = version
        isRetraction = version.isRetracted
        end = version.span.closed
    }

    private init(withdrawing entry: FigureEntry, at sequence: Int) {
        fact = entry.fact
        event = entry.event
        previous = entry.fact
        place = Place(published: entry.place.published, opened: sequence)
        amendment = sequence
        isWithdrawn = true
        isRetraction = entry.isRetraction
    }

    var isInForce: Bool { !isWithdrawn && end == nil }

    var isAmended: Bool { amendment != nil }

    /// The entry, and its withdrawal where an amendment ended it and nothing took its place.
    var withWithdrawal: [FigureEntry] {
        guard let end, !isSuperseded else { return [self] }
        return [
            self, FigureEntry(withdrawing: self, at: end),
        ]
    }

    func cause(
        before: FigureFact?,
        after: FigureFact?,
        _ definition: MetricDefinition
    ) -> FigureCause {
        guard isAmended || isWithdrawn else {
            return FigureCause(of: fact, before: before, after: after, definition)
        }
        return isWithdrawn && isRetraction ? .retraction : .correction
    }
}
