/// What every payload may carry beside its facts.
public struct Annotations: Hashable, Sendable {
    /// A remark of whoever recorded the event.
    public var note: String?

    /// The documents the fact was read in.
    public var documents: [Document]

    /// A remark and documents.
    ///
    /// - Parameters:
    ///   - note: A remark of whoever recorded the event.
    ///   - documents: The documents the fact was read in.
    @inlinable
    public init(note: String? = nil, documents: [Document] = []) {
        self.note = note
        self.documents = documents
    }
}
