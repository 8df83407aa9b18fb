/// One thing that was said of some companies, by one publication or by several: the same numbers of
/// the same quantity.
public struct Assertion: Hashable, Sendable {
    /// The statements, as they came out; there is at least one.
    public let statements: [CohortStatement]

    /// The first statement of it.
    public var first: CohortStatement { statements[0] }
}
