/// The remark and the documents that every payload may carry.
public struct Annotations: Hashable, Sendable {
    /// A remark of whoever recorded the event.
    @ByBytes public var note: String?

    /// The documents it was read in.
    public var documents: [Document]

    /// A remark and documents.
    @inlinable
    public init(note: String? = nil, documents: [Document] = []) {
        self.note = note
        self.documents = documents
    }
}
