package import FilingModel
package import Projections

/// All facts of a log in memory, as the reference that other sources of facts are held against: its
/// events folded on nothing.
package typealias MemoryFacts = PendingFacts<EmptyFacts>

extension MemoryFacts {
    /// The facts of an empty log.
    package init() { self.init(after: EmptyFacts()) }

    /// The facts of some events from the start of a log.
    package init(_ events: some Sequence<RecordedEvent>) {
        self.init()
        for event in events {
            do {
                try apply(event)
            } catch {
                preconditionFailure("folding in memory cannot fail: \(error)")
            }
        }
    }
}
