/// The reporter of a result.
public enum Reporter: String, CaseIterable, Hashable, Sendable {
    /// The company itself.
    case issuer
    /// A third party that printed it.
    case press
}
