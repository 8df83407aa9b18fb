public import FilingModel

/// The facts of an empty log.
public struct EmptyFacts: LedgerFacts, Hashable, Sendable {
    /// The facts of an empty log.
    public init() {}

    /// None.
    public var size: LogSize { LogSize(0) }

    /// Finds nothing.
    public func versions(_ query: FactQuery, at size: LogSize) -> [EventVersion] { [] }

    /// Finds nothing.
    public func history(_ query: FactQuery, through size: LogSize) -> [EventVersion] { [] }

    /// Finds nothing.
    public func history(recordedIn sequences: Range<Int>) -> [EventVersion] { [] }

    /// Finds nothing.
    public func place(of id: EventID) -> EventLocation? { nil }

    /// Finds nothing.
    public func history(of id: EventID) -> [EventVersion] { [] }

    /// Finds nothing.
    public func versions(naming metric: Metric) -> [EventVersion] { [] }
}
